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

    /// <summary>The longest that the content's clock stood still before it went on: what tells a slow source from a dead one.</summary>
    public TimeSpan LongestSilence { get; init; }

    /// <summary>When the list was last sent whole: a server that answers 304 for ever is asked without conditions once a day.</summary>
    public DateTimeOffset? LastWhole { get; init; }

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

    /// <summary>Items captured, by UTC day (<c>yyyy-MM-dd</c>) of the capture; the latest days only.</summary>
    public IReadOnlyDictionary<string, int> Tally { get; init; } = new Dictionary<string, int>();
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

public enum SourceProblemKind { Later, Blocked, Broken, Refused, Malformed, Forbidden, Misconfigured, Overflow, Empty, Short }

public sealed record SourceProblem(SourceProblemKind Kind, string Reason, DateTimeOffset Since);

/// <summary>
/// How often the list had rows, by weekday and quarter of the day in the source's zone: polls with rows and polls at all, from
/// Sunday's night on, older ones fading. A list of the day's announcements is empty every morning and on weekends.
/// </summary>
public sealed record PollHabit
{
    private const double Memory = 200;
    private const double Enough = 8;
    private const int Quarters = 4;
    private const int Buckets = 7 * Quarters;

    public IReadOnlyList<double> Full { get; init; } = new double[Buckets];
    public IReadOnlyList<double> Polls { get; init; } = new double[Buckets];

    /// <param name="local">In the source's zone.</param>
    public PollHabit After(DateTime local, bool rows)
    {
        var at = Bucket(local);
        var fade = Polls[at] >= Memory ? (Memory - 1) / Memory : 1;
        return new()
        {
            Full = [.. Full.Select((v, i) => i == at ? (v * fade) + (rows ? 1 : 0) : v)],
            Polls = [.. Polls.Select((v, i) => i == at ? (v * fade) + 1 : v)],
        };
    }

    /// <summary>Whether an empty list is unusual then; a time that was seen seldom is judged by the same hours of the other days of its kind, weekend or not.</summary>
    public bool ExpectsRows(DateTime local)
    {
        var at = Bucket(local);
        int[] like = Polls[at] >= Enough ? [at] : [.. Enumerable.Range(0, Buckets).Where(b => b % Quarters == at % Quarters && IsWeekend(b / Quarters) == IsWeekend(at / Quarters))];
        var polls = like.Sum(b => Polls[b]);
        return polls >= 2 && like.Sum(b => Full[b]) >= polls / 2;
    }

    private static int Bucket(DateTime local) => ((int)local.DayOfWeek * Quarters) + (local.Hour * Quarters / 24);

    private static bool IsWeekend(int day) => day is (int)DayOfWeek.Sunday or (int)DayOfWeek.Saturday;
}
