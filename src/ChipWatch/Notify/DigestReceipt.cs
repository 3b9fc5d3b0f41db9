using System.Globalization;

namespace ChipWatch.Notify;

public enum DigestState
{
    /// <summary>About to be handed to the provider; what is found in this state later was interrupted.</summary>
    Sending,

    /// <summary>The provider took it.</summary>
    Accepted,

    /// <summary>Nothing to say and no note wanted: no mail.</summary>
    Empty,

    /// <summary>The provider will not take it; <see cref="DigestReceipt.Reason"/> says why.</summary>
    Rejected,

    /// <summary>
    /// Interrupted while it was handed to a provider that cannot be asked, or its answer was lost. It is not sent again, so that nobody gets it twice;
    /// the next digest covers its window too, so that nobody misses what it said.
    /// </summary>
    Unconfirmed,
}

/// <summary>What became of one digest; the blob <c>digests/{subscriberId}/{windowEnd}.json</c>. Holds no address.</summary>
public sealed record DigestReceipt
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;
    public required string SubscriberId { get; init; }
    public required DateTimeOffset WindowStart { get; init; }
    public required DateTimeOffset WindowEnd { get; init; }
    public required string MailId { get; init; }
    public DigestState State { get; init; } = DigestState.Sending;

    /// <summary>When the present attempt began.</summary>
    public DateTimeOffset AttemptedAt { get; init; }
    public string? ProviderId { get; init; }
    public string? Reason { get; init; }

    /// <summary><c>{signalId}.{version}</c> of what it tells.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    public bool IsFinal => State is not DigestState.Sending;

    public static BlobName BlobOf(string subscriberId, DateTimeOffset windowEnd) =>
        new(Containers.Digests, $"{subscriberId}/{windowEnd.UtcDateTime.ToString("yyyyMMdd'T'HH'Z'", CultureInfo.InvariantCulture)}.json");
}
