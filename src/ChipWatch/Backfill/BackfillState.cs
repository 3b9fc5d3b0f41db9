using ChipWatch.Sources;

namespace ChipWatch.Backfill;

/// <summary>A source's past that is to be collected.</summary>
/// <param name="From">First day, in the source's zone.</param>
/// <param name="To">Last day, included.</param>
/// <param name="MailSubscribers">Whether what is found goes into digests as news; by default it only fills the record.</param>
public sealed record BackfillRequest(string Source, DateOnly From, DateOnly To, bool MailSubscribers = false);

/// <param name="Refused">Why nothing was started, naming the input and the mend; null when it was.</param>
public sealed record BackfillStart(string Id, int Slices, string? Refused = null);

public enum SliceStatus { Queued, Running, Done, Failed, Cancelled }

/// <summary>Some days of a backfill.</summary>
public sealed record BackfillSlice(DateOnly From, DateOnly To)
{
    public SliceStatus Status { get; init; }

    /// <summary>Rows as the source counts them, and items as we read them.</summary>
    public int? Declared { get; init; }
    public int Listed { get; init; }

    /// <summary>Rows read, doubles and those of no interest too: what <see cref="Declared"/> counts.</summary>
    public int Rows { get; init; }

    /// <summary>Of those listed: captured by this backfill, known before, failed.</summary>
    public int Captured { get; init; }
    public int Known { get; init; }
    public int Failed { get; init; }
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Of those failed, the ones that may come at another attempt; and how often the slice was gone through again for them.</summary>
    public int Mendable { get; init; }
    public int Attempts { get; init; }

    /// <summary>Captured before the page or the slice is gone through again: they are not counted as known when they are met.</summary>
    public int Kept { get; init; }

    /// <summary>Where listing goes on when the slice is taken up again, and how many pages were read.</summary>
    public SourceRequest? Next { get; init; }
    public int Pages { get; init; }
}

/// <summary>A backfill's progress: blob <c>state/backfills/{id}.json</c>.</summary>
public sealed record BackfillState(string Id, BackfillRequest Request)
{
    public int Schema { get; init; } = 1;
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public bool Cancelled { get; init; }

    /// <summary>How often it was started.</summary>
    public int Starts { get; init; }
    public required IReadOnlyList<BackfillSlice> Slices { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool Finished => Slices.All(s => s.Status is SliceStatus.Done or SliceStatus.Failed or SliceStatus.Cancelled);

    /// <summary>The first slice that is still to be run, or null.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int? NextSlice => Enumerable.Range(0, Slices.Count).Where(i => Slices[i].Status is SliceStatus.Queued or SliceStatus.Running).Cast<int?>().FirstOrDefault();

    public BackfillState With(int slice, BackfillSlice value) => this with { Slices = [.. Slices.Select((s, i) => i == slice ? value : s)] };
}

/// <summary>What is told of a backfill.</summary>
/// <param name="Status"><c>running</c>, <c>done</c>, <c>done_with_failures</c> or <c>cancelled</c>.</param>
public sealed record BackfillProgress(string Id, string Source, DateOnly From, DateOnly To, string Status, int Slices, int SlicesDone, int Listed, int Captured, int Known, int Failed,
    DateTimeOffset StartedAt, DateTimeOffset UpdatedAt, IReadOnlyList<string> Reasons)
{
    private const int MostReasons = 20;

    public static BackfillProgress Of(BackfillState state) => new(
        state.Id, state.Request.Source, state.Request.From, state.Request.To,
        state.Cancelled ? "cancelled" : !state.Finished ? "running" : state.Slices.Any(s => s.Status == SliceStatus.Failed || s.Failed > 0 || s.Reasons.Count > 0) ? "done_with_failures" : "done",
        state.Slices.Count, state.Slices.Count(s => s.Status == SliceStatus.Done), state.Slices.Sum(s => s.Listed), state.Slices.Sum(s => s.Captured),
        state.Slices.Sum(s => s.Known), state.Slices.Sum(s => s.Failed), state.StartedAt, state.UpdatedAt, [.. state.Slices.SelectMany(s => s.Reasons).Take(MostReasons)]);
}
