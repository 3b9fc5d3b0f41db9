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

    public static BlobName NameOf(string source, DateOnly day) => new(Containers.State, FormattableString.Invariant($"coverage/{source}/{day:yyyy-MM-dd}.json"));
}
