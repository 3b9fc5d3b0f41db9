using ChipWatch.Collect.Http;
using ChipWatch.Collect.Rates;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using static System.FormattableString;

namespace ChipWatch.Collect;

/// <summary>Collects the items that one poll found, with those left over from earlier ones, keeping the state in step.</summary>
internal sealed class ItemRun(ItemCollector collector, SourceStates states, CollectOptions options, TimeProvider clock)
{
    private const int BlockedInARow = 2;
    private const int TallyDays = 3;

    /// <returns>The state to save, its ETag, and what becomes of the message when the run stopped early.</returns>
    public async Task<(SourceState State, string? ETag, WorkOutcome? Outcome)> RunAsync(Source source, ISourceReader reader, HostPass pass, SourceState state, string? etag,
        IReadOnlyList<FoundItem> found, int deferred, CancellationToken cancellation)
    {
        var started = clock.GetUtcNow();
        var books = new Books(state);
        var work = new Queue<FoundItem>(Order(state, found, started));
        if (work.Count == 0)
            return (state, etag, null);
        foreach (var item in work.Where(w => w is { Listed.Content: null, Previous: null }))
            books.Expect(item);
        // A list may roll on while a long run lasts: what it is about to fetch is written down first.
        if (work.Count > options.FreeRequests)
            etag = await books.SaveAsync(states, etag, cancellation);
        var checkpoint = Math.Max(SourceStates.Batch, work.Count / 8);
        for (int done = 1, blocked = 0; work.TryDequeue(out var next); done++)
        {
            if (next.Listed.Content is null && clock.GetUtcNow() - started > options.RunTime)
                return (books.State, etag, WorkOutcome.GoesOn(TimeSpan.FromSeconds(1), Invariant($"{work.Count + 1} items are left for the next run")));
            pass.Wanted = work.Count + 1;
            var (entry, failure) = await collector.CollectAsync(source, reader, next.Listed, next.Origin, pass, deferred, next.Recheck, cancellation);
            books.Settle(next, entry, failure, clock.GetUtcNow());
            blocked = failure?.Status == FetchStatus.Blocked ? blocked + 1 : 0;
            if (failure is { Status: FetchStatus.Later, RetryAfter: { } wait })
                return (books.State, etag, WorkOutcome.Deferred(wait, failure.Reason!));
            if (failure?.Status == FetchStatus.Misconfigured || blocked >= BlockedInARow)
                return (books.State with { Problem = new(blocked > 0 ? SourceProblemKind.Blocked : SourceProblemKind.Misconfigured, failure!.Reason!, started) }, etag, WorkOutcome.Failed(failure.Reason!));
            if (done % checkpoint == 0)
                etag = await books.SaveAsync(states, etag, cancellation);
        }

        return (books.State, etag, null);
    }

    /// <summary>What the list itself carries first: it cannot be fetched later.</summary>
    private static IEnumerable<FoundItem> Order(SourceState state, IReadOnlyList<FoundItem> found, DateTimeOffset now) =>
        state.Open.Where(o => o.Due <= now && !found.Any(f => f.Id == o.Id)).Select(o => new FoundItem(new(o.Item), o.Month, o.ListedAt)).Concat(found)
            .OrderBy(f => f.Listed.Content is null);

    /// <summary>The state while a run changes it item by item.</summary>
    private sealed class Books(SourceState start)
    {
        private SourceState state = start;
        private readonly Dictionary<string, OpenItem> open = start.Open.ToDictionary(o => o.Id, StringComparer.Ordinal);
        private readonly List<LedgerEntry> recent = [.. start.Recent];
        private readonly Dictionary<string, int> tally = new(start.Tally, StringComparer.Ordinal);

        public SourceState State => state with { Open = [.. open.Values], Recent = [.. recent], Tally = tally.OrderByDescending(t => t.Key, StringComparer.Ordinal).Take(TallyDays).ToDictionary(StringComparer.Ordinal) };

        public void Expect(FoundItem item) => open.TryAdd(item.Id, new(item.Listed.Item, item.Month, item.ListedAt, item.ListedAt));

        public void Settle(FoundItem item, LedgerEntry? entry, FetchResult? failure, DateTimeOffset now)
        {
            var waiting = open.GetValueOrDefault(item.Id) ?? new OpenItem(item.Listed.Item, item.Month, item.ListedAt, now);
            open.Remove(item.Id);
            if (entry is not null)
            {
                recent.RemoveAll(e => e.Id == item.Id);
                recent.Add(entry);
                // What is fetched again is no new item.
                var day = SourceHealth.DayOf(now);
                tally[day] = tally.GetValueOrDefault(day) + (item.Previous?.Capture is null ? 1 : 0);
            }
            else if (RetryPlan.Next(waiting, failure!, now) is { } again && item.Previous is null)
            {
                open[item.Id] = again;
            }
            else if (item.Previous is null)
            {
                recent.Add(item.Origin with { Failure = failure!.Reason });
            }
        }

        public async Task<string?> SaveAsync(SourceStates states, string? etag, CancellationToken cancellation)
        {
            (state, etag) = await states.SaveAsync(State, etag, cancellation);
            recent.Clear();
            recent.AddRange(state.Recent);
            foreach (var other in state.Open)
                open.TryAdd(other.Id, other);
            return etag;
        }
    }
}
