using System.Globalization;

namespace ChipWatch.Reconcile;

/// <summary>What became new or changed in an hour: <c>changes/{yyyyMMddHH}/{signalId}.{version}.json</c>, what digests and the API read.</summary>
public sealed record SignalChange
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>When we learned of it; the signal says when it was published.</summary>
    public required DateTimeOffset At { get; init; }
    public required Signal Signal { get; init; }

    /// <summary>Ids of everybody whom it concerns.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    /// <summary>From the past (a backfill's document, or one older than what is known): mails nobody.</summary>
    public bool Quiet { get; init; }

    public static BlobName NameOf(DateTimeOffset at, string signalId, int version) =>
        new(Containers.Changes, string.Create(CultureInfo.InvariantCulture, $"{HourOf(at)}/{signalId}.{version}.json"));

    /// <summary>The UTC hour that names the folder.</summary>
    public static string HourOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
}
