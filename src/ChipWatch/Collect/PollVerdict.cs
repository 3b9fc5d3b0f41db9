using ChipWatch.Collect.Http;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using static System.FormattableString;

namespace ChipWatch.Collect;

/// <summary>What a listing says about its source: the state after it, and what becomes of the message.</summary>
internal static class PollVerdict
{
    private const int EmptyAlarm = 3;

    /// <summary>Ids of a list that are kept when they are no longer on it.</summary>
    public const int Remembered = 1000;

    public static SourceState Of(Source source, SourceState before, Listing listing, bool first, DateTimeOffset now)
    {
        var polled = before with { LastPoll = now };
        if (listing.Problem is { } kind)
            return Failed(source, polled, kind, listing, now);
        var local = Months.TimeIn(source.TimeZone, now);
        var rows = listing.NotModified ? before.Rows : listing.Rows;
        var empty = rows == 0 ? before.EmptyRuns + 1 : 0;
        polled = polled with { LastSuccess = now, Failures = 0, NotBefore = null, EmptyRuns = empty, Habit = before.Habit.After(local, rows > 0) };
        if (listing.NotModified)
            return polled with { Problem = Empty(before, empty, local, now) ?? Lasting(before) };
        var newest = Newest(listing, before, now);
        return polled with
        {
            LastWhole = now,
            Validators = listing.Validators,
            Depth = listing.Truncated || listing.NewPages < 2 ? 1 : listing.NewPages + 1,
            OnList = OnList(before, listing),
            NewestContent = newest,
            LongestSilence = Longer(before.LongestSilence, first ? Gap(listing) : newest - before.NewestContent ?? TimeSpan.Zero),
            Declared = listing.Declared,
            Rows = listing.Rows,
            Problem = Empty(before, empty, local, now) ?? Alarm(before, listing, first, now),
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
            Problem = new(kind, listing.Reason!, Since(polled, kind, now)),
            // Pages that were read before the failure stay known; the next poll goes as deep again.
            OnList = listing.Pages > 0 ? OnList(polled, listing) : polled.OnList,
            Depth = Math.Max(polled.Depth, listing.Pages + 1),
        };
    }

    private static SourceProblem? Empty(SourceState before, int empty, DateTime local, DateTimeOffset now) =>
        empty >= EmptyAlarm && before.Habit.ExpectsRows(local)
            ? new(SourceProblemKind.Empty, Invariant($"{empty} empty lists in a row where the same hours had entries before"), Since(before, SourceProblemKind.Empty, now))
            : null;

    private static SourceProblem? Alarm(SourceState before, Listing listing, bool first, DateTimeOffset now)
    {
        if ((listing.Missing ?? (first ? null : LeftOut(listing))) is { } missing)
            return new(SourceProblemKind.Short, missing, Since(before, SourceProblemKind.Short, now));
        if (listing.Truncated && !first)
            return new(SourceProblemKind.Overflow, Invariant($"{listing.Rows} rows read of {listing.Declared?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown number"}: the page limit came first"), now);
        var known = listing.Skipped.Any(before.OnList.ContainsKey) || listing.Items.Any(i => before.OnList.ContainsKey(DocumentId.Of(i.Item.Source, i.Item.ExternalId)));
        return !first && !known && listing.Ended && listing.Items.Count > 0 && before.OnList.Count > 0
            ? new(SourceProblemKind.Overflow, Invariant($"all {listing.Items.Count} entries are new since {before.LastSuccess:u}: others may have come and gone in between"), now)
            : null;
    }

    private static string? LeftOut(Listing listing) => listing.Reasons switch
    {
        [] => null,
        [var only] => only,
        [var one, ..] => Invariant($"{one}; and {listing.Reasons.Count - 1} more like it"),
    };

    private static DateTimeOffset Since(SourceState before, SourceProblemKind kind, DateTimeOffset now) => before.Problem?.Kind == kind ? before.Problem.Since : now;

    private static SourceProblem? Lasting(SourceState before) => before.Problem is { Kind: SourceProblemKind.Overflow or SourceProblemKind.Short } problem ? problem : null;

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

    /// <summary>An entry that is not of the field moves the clock as well: the list lives.</summary>
    private static DateTimeOffset? Newest(Listing listing, SourceState before, DateTimeOffset now)
    {
        var stirred = before.OnList.Count > 0 && listing.Skipped.Any(id => !before.OnList.ContainsKey(id));
        return Published(listing).Append(before.NewestContent).Append(stirred ? now : null).Max();
    }

    /// <summary>The longest time between two entries of a first list, to begin with.</summary>
    private static TimeSpan Gap(Listing listing)
    {
        var times = Published(listing).OfType<DateTimeOffset>().Order().ToList();
        return times.Zip(times.Skip(1), (a, b) => b - a).Append(TimeSpan.Zero).Max();
    }

    private static IEnumerable<DateTimeOffset?> Published(Listing listing) =>
        listing.Items.Select(i => i.Item.PublishedAt ?? (i.Item.PublishedOn is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null));

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
