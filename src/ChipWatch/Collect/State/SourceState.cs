using ChipWatch.Collect.Http;

namespace ChipWatch.Collect.State;

/// <summary>All that is remembered of a source between polls: blob <c>state/sources/{id}.json</c>, written once a poll.</summary>
public sealed record SourceState(string Source)
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;
    public Validators? Validators { get; init; }

    /// <summary>Latest slot of the schedule that was polled.</summary>
    public DateTimeOffset? Slot { get; init; }

    /// <summary>The fetch's clock: the latest poll, and the latest that answered as it should.</summary>
    public DateTimeOffset? LastPoll { get; init; }
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>The content's clock: the newest publication that the list has shown.</summary>
    public DateTimeOffset? NewestContent { get; init; }

    /// <summary>Not polled by the schedule before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Pages that the next poll reads even when the first brings nothing new: a poll that paged may have missed what moved meanwhile.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>What the latest whole listing showed: document id to the hash of what it carried, or to nothing.</summary>
    public IReadOnlyDictionary<string, string> OnList { get; init; } = new Dictionary<string, string>();

    /// <summary>Captured lately and not yet in the ledger of its month.</summary>
    public IReadOnlyList<LedgerEntry> Recent { get; init; } = [];

    /// <summary>Listed and not captured.</summary>
    public IReadOnlyList<OpenItem> Open { get; init; } = [];
    public PollHabit Habit { get; init; } = new();
    public int EmptyRuns { get; init; }

    /// <summary>Polls that failed in a row, and why the latest did.</summary>
    public int Failures { get; init; }
    public SourceProblem? Problem { get; init; }

    /// <summary>Rows as the source counts them, and as we read them, of the latest whole listing.</summary>
    public int? Declared { get; init; }
    public int Rows { get; init; }

    /// <summary>Latest day whose completeness was checked.</summary>
    public DateOnly? ReconciledDay { get; init; }

    public static BlobName NameOf(string source) => new(Containers.State, $"sources/{source}.json");
}

public enum SourceProblemKind { Later, Blocked, Broken, Refused, Malformed, Forbidden, Misconfigured, Overflow, Empty }

public sealed record SourceProblem(SourceProblemKind Kind, string Reason, DateTimeOffset Since);

/// <summary>How often the list had rows, by weekday in the source's zone: polls with rows and polls at all, Sunday first, older ones fading.</summary>
public sealed record PollHabit
{
    private const double Memory = 200;

    public IReadOnlyList<double> Full { get; init; } = new double[7];
    public IReadOnlyList<double> Polls { get; init; } = new double[7];

    public PollHabit After(DayOfWeek day, bool rows)
    {
        var fade = Polls[(int)day] >= Memory ? (Memory - 1) / Memory : 1;
        return new()
        {
            Full = [.. Full.Select((v, i) => i == (int)day ? (v * fade) + (rows ? 1 : 0) : v)],
            Polls = [.. Polls.Select((v, i) => i == (int)day ? (v * fade) + 1 : v)],
        };
    }

    /// <summary>Whether an empty list is unusual on that weekday; one not seen before is judged by the other days of its kind, weekend or not.</summary>
    public bool ExpectsRows(DayOfWeek day)
    {
        var days = Polls[(int)day] >= 2 ? [(int)day] : Enumerable.Range(0, 7).Where(d => d is 0 or 6 == (day is DayOfWeek.Saturday or DayOfWeek.Sunday)).ToArray();
        var polls = days.Sum(d => Polls[d]);
        return polls >= 2 && days.Sum(d => Full[d]) >= polls / 2;
    }
}
