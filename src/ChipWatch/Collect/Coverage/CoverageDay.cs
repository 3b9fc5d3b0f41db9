using static System.FormattableString;

namespace ChipWatch.Collect.Coverage;

public enum GapKind
{
    /// <summary>A list has it and the ledger did not.</summary>
    NotListed,

    /// <summary>Only the second list has it.</summary>
    OnlyInSecondList,

    /// <summary>The ledger has it and its bytes are gone.</summary>
    CaptureMissing,

    /// <summary>Captured and without claims.</summary>
    NotRead,

    /// <summary>Listed and given up; it came when it was asked for once more.</summary>
    NotCaptured,

    /// <summary>Its bytes were cut or could not be read, and others came when they were fetched again.</summary>
    Doubtful,
}

/// <param name="Healed">When it was collected or sent again, or null while it is open.</param>
public sealed record CoverageGap(string DocumentId, string Title, GapKind Kind, DateTimeOffset Found, DateTimeOffset? Healed = null, string? Reason = null);

/// <param name="Title">Of the item.</param>
public sealed record CoverageFailure(string DocumentId, string Title, string Reason);

/// <summary>How completely one day of a source was covered, by publication in the source's zone: blob <c>state/coverage/{source}/{yyyy-MM-dd}.json</c>.</summary>
public sealed record CoverageDay(string Source, DateOnly Day)
{
    public int Schema { get; init; } = 1;
    public DateTimeOffset CheckedAt { get; init; }

    /// <summary>As the source counts it, or null where it does not say or cannot be asked for a day.</summary>
    public int? Declared { get; init; }
    public int Listed { get; init; }
    public int Captured { get; init; }
    public int Read { get; init; }
    public int Failed { get; init; }

    /// <summary>Listed, and to be tried again.</summary>
    public int Waiting { get; init; }
    public IReadOnlyList<CoverageFailure> Failures { get; init; } = [];
    public IReadOnlyList<CoverageGap> Gaps { get; init; } = [];

    /// <summary>Lists that it was compared with: ids of sources.</summary>
    public IReadOnlyList<string> ComparedWith { get; init; } = [];

    /// <summary>Why a comparison could not be made.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];

    /// <summary>In one line: what was covered, and what was not.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Summary
    {
        get
        {
            var healed = Gaps.Count(g => g.Healed is not null);
            string?[] parts =
            [
                Invariant($"{Day:MM-dd}: {Listed} listed{(Declared is { } declared ? Invariant($" of {declared} declared") : "")}, {Captured} captured, {Read} read"),
                Failed > 0 ? Invariant($"{Failed} failed") : null,
                Waiting > 0 ? Invariant($"{Waiting} waiting") : null,
                healed > 0 ? Invariant($"{healed} gaps filled") : null,
                Shortfall,
                ComparedWith.Count == 0 ? "not compared with any list" : null,
            ];
            return string.Join(", ", parts.OfType<string>());
        }
    }

    /// <summary>Whether something of the day is not there.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Partial => Failed > 0 || Waiting > 0 || Shortfall is not null;

    /// <summary>What is still missing of the day, or null.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Shortfall => Gaps.Count(g => g.Healed is null) is > 0 and var open ? Invariant($"{open} gaps open") : null;

    public static BlobName NameOf(string source, DateOnly day) => new(Containers.State, FormattableString.Invariant($"coverage/{source}/{day:yyyy-MM-dd}.json"));
}
