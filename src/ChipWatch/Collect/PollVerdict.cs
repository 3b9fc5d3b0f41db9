using ChipWatch.Collect.Http;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using static System.FormattableString;

namespace ChipWatch.Collect;

/// <summary>What a listing says about its source: the state after it, and what becomes of the message.</summary>
internal static class PollVerdict
{
    private const int EmptyAlarm = 3;
    private const int Remembered = 1000;

    public static SourceState Of(Source source, SourceState before, Listing listing, bool first, DateTimeOffset now)
    {
        var polled = before with { LastPoll = now };
        if (listing.Problem is { } kind)
            return Failed(source, polled, kind, listing, now);
        if (listing.NotModified)
            return polled with { LastSuccess = now, Failures = 0, NotBefore = null, Problem = Lasting(before) };
        var day = Months.DayIn(source.TimeZone, now).DayOfWeek;
        var empty = listing.Rows == 0 ? before.EmptyRuns + 1 : 0;
        return polled with
        {
            LastSuccess = now,
            Failures = 0,
            NotBefore = null,
            Validators = listing.Validators,
            Depth = listing.Truncated || listing.NewPages < 2 ? 1 : listing.NewPages + 1,
            OnList = OnList(before, listing),
            NewestContent = Newest(listing, before.NewestContent),
            EmptyRuns = empty,
            Habit = before.Habit.After(day, listing.Rows > 0),
            Declared = listing.Declared,
            Rows = listing.Rows,
            Problem = Alarm(before, listing, first, empty, day, now),
        };
    }

    /// <summary>Waits go back to the queue; what only time or a person mends waits for the schedule.</summary>
    public static WorkOutcome Outcome(Listing listing, int deferred) => listing.Problem switch
    {
        null => WorkOutcome.Done,
        SourceProblemKind.Later => WorkOutcome.Deferred(listing.RetryAfter ?? RetryAfter.Backoff(deferred), listing.Reason!),
        SourceProblemKind.Broken when deferred < 3 => WorkOutcome.Deferred(listing.RetryAfter ?? RetryAfter.Backoff(deferred), listing.Reason!),
        _ => WorkOutcome.Failed(listing.Reason!),
    };

    private static SourceState Failed(Source source, SourceState polled, SourceProblemKind kind, Listing listing, DateTimeOffset now)
    {
        var failures = polled.Failures + 1;
        var pause = kind switch
        {
            SourceProblemKind.Later or SourceProblemKind.Broken => listing.RetryAfter,
            SourceProblemKind.Blocked or SourceProblemKind.Refused => Shorter(source.Every * Math.Pow(2, Math.Min(failures - 1, 10)), RetryAfter.Longest),
            _ => null,
        };
        return polled with
        {
            Failures = kind == SourceProblemKind.Later ? polled.Failures : failures,
            NotBefore = now + pause,
            Problem = new(kind, listing.Reason!, polled.Problem?.Kind == kind ? polled.Problem.Since : now),
            // Pages that were read before the failure stay known; the next poll goes as deep again.
            OnList = listing.Pages > 0 ? OnList(polled, listing) : polled.OnList,
            Depth = Math.Max(polled.Depth, listing.Pages + 1),
        };
    }

    private static SourceProblem? Alarm(SourceState before, Listing listing, bool first, int empty, DayOfWeek day, DateTimeOffset now)
    {
        if (empty >= EmptyAlarm && before.Habit.ExpectsRows(day))
            return new(SourceProblemKind.Empty, Invariant($"{empty} empty lists in a row where the same weekday had entries before"), before.Problem?.Kind == SourceProblemKind.Empty ? before.Problem.Since : now);
        if (listing.Truncated && !first)
            return new(SourceProblemKind.Overflow, Invariant($"{listing.Rows} rows read of {listing.Declared?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown number"}: the page limit came first"), now);
        var known = listing.Skipped.Any(before.OnList.ContainsKey) || listing.Items.Any(i => before.OnList.ContainsKey(DocumentId.Of(i.Item.Source, i.Item.ExternalId)));
        return !first && !known && listing.Ended && listing.Items.Count > 0 && before.OnList.Count > 0
            ? new(SourceProblemKind.Overflow, Invariant($"all {listing.Items.Count} entries are new since {before.LastSuccess:u}: others may have come and gone in between"), now)
            : null;
    }

    private static SourceProblem? Lasting(SourceState before) => before.Problem is { Kind: SourceProblemKind.Overflow } problem ? problem : null;

    private static Dictionary<string, string> OnList(SourceState before, Listing listing)
    {
        var now = listing.Items.ToDictionary(i => DocumentId.Of(i.Item.Source, i.Item.ExternalId), KnownItems.HashOf, StringComparer.Ordinal);
        foreach (var id in listing.Skipped)
            now.TryAdd(id, "");
        foreach (var (id, hash) in before.OnList)
        {
            if (now.Count >= Remembered)
                break;
            now.TryAdd(id, hash);
        }

        return now;
    }

    private static DateTimeOffset? Newest(Listing listing, DateTimeOffset? before) =>
        listing.Items.Select(i => i.Item.PublishedAt ?? (i.Item.PublishedOn is { } day ? new(day, TimeOnly.MinValue, TimeSpan.Zero) : null)).Append(before).Max();

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
