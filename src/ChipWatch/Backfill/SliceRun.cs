using ChipWatch.Collect;
using ChipWatch.Collect.Http;
using ChipWatch.Collect.Rates;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using static System.FormattableString;

namespace ChipWatch.Backfill;

/// <summary>One slice, a few pages at a time: list, collect what the ledger does not know, write ledger, then progress.</summary>
internal sealed class SliceRun(BackfillStates states, SourceStates live, SeenLedger ledger, HostRates rates, ListWalker walker, ItemCollector collector, CollectOptions options, TimeProvider clock)
{
    private const int PagesAtOnce = 1;
    private const int Reasons = 20;
    private const int MostDeferrals = 30;
    private const int MostAttempts = 3;

    public async Task<WorkOutcome> RunAsync(Source source, ISourceReader reader, BackfillState state, int index, int deferred, CancellationToken cancellation)
    {
        var started = clock.GetUtcNow();
        var pass = rates.PassFor(source, Lane.Backfill);
        var slice = state.Slices[index];
        while (true)
        {
            var query = new ListQuery(clock.GetUtcNow(), slice.From, slice.To, slice.Pages);
            var listing = await walker.WalkAsync(source, reader, pass, new(query, _ => false, 1, PagesAtOnce) { Deferred = deferred, From = slice.Next }, cancellation);
            if (listing.Problem is not null && PutOff(listing, deferred) is { } later)
                return later;
            slice = slice with { Status = SliceStatus.Running, Declared = listing.Declared ?? slice.Declared };
            (var after, var wait) = await CollectAsync(source, reader, pass, state, slice, listing, deferred, cancellation);
            slice = wait is not null ? after : Turned(after with { Pages = slice.Pages + listing.Pages, Rows = slice.Rows + listing.Rows + listing.Doubles, Next = listing.Next, Reasons = Noted(after, listing.Reasons) }, listing);
            var saved = await states.UpdateAsync(state.Id, s => s is null or { Cancelled: true } || s.Starts != state.Starts ? s : s.With(index, slice) with { UpdatedAt = clock.GetUtcNow() }, cancellation);
            if (saved is null or { Cancelled: true } || saved.Starts != state.Starts)
                return WorkOutcome.Done;
            if (wait is not null)
                return wait;
            if (slice.Status != SliceStatus.Running)
                return WorkOutcome.Done;
            if (slice is { Pages: 0, Attempts: > 0 })
                return WorkOutcome.GoesOn(RetryAfter.Backoff(slice.Attempts), Invariant($"{state.Id} slice {index} is gone through again for what failed"));
            if (clock.GetUtcNow() - started > options.RunTime / 2)
                return WorkOutcome.GoesOn(TimeSpan.FromSeconds(5), Invariant($"{state.Id} slice {index} goes on at page {slice.Pages + 1}"));
        }
    }

    /// <summary>The slice after a page: onward, ended, or from the start again for what may come at another attempt.</summary>
    private BackfillSlice Turned(BackfillSlice slice, Listing listing)
    {
        if (listing.Problem is not null)
            return slice with { Status = SliceStatus.Failed, Reasons = Noted(slice, [listing.Reason!]) };
        if (listing.Next is not null && !listing.Ended)
            return slice.Pages < options.MaxPages * 20 ? slice
                : slice with { Status = SliceStatus.Failed, Reasons = Noted(slice, [Invariant($"stopped after {slice.Pages} pages: ask for fewer days at once")]) };
        if (slice is { Mendable: > 0, Attempts: < MostAttempts })
            return new(slice.From, slice.To) { Status = SliceStatus.Running, Attempts = slice.Attempts + 1, Captured = slice.Captured, Kept = slice.Captured };
        return slice with
        {
            Status = SliceStatus.Done,
            Next = null,
            Reasons = slice.Declared > slice.Rows ? Noted(slice, [Invariant($"{slice.From:yyyy-MM-dd} to {slice.To:yyyy-MM-dd}: {slice.Declared} rows declared, {slice.Rows} shown")]) : slice.Reasons,
        };
    }

    private async Task<(BackfillSlice Slice, WorkOutcome? Wait)> CollectAsync(Source source, ISourceReader reader, HostPass pass, BackfillState state, BackfillSlice slice, Listing listing, int deferred, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = await live.FindAsync((await live.LoadAsync(source.Id, cancellation)).State, [.. listing.Items.Select(i => i.Item)], cancellation);
        var entries = new List<LedgerEntry>();
        var (captured, failed, mendable, old, kept) = (0, 0, 0, 0, slice.Kept);
        var reasons = slice.Reasons;
        WorkOutcome? wait = null;
        foreach (var listed in listing.Items.Reverse())
        {
            if (known.GetValueOrDefault(DocumentId.Of(source.Id, listed.Item.ExternalId)) is { Capture: not null })
            {
                (kept, old) = kept > 0 ? (kept - 1, old) : (0, old + 1);
                continue;
            }

            // Asked to mail, its items travel as live ones do; otherwise they carry the backfill's mark, which mails nobody.
            var origin = new LedgerEntry(listed.Item) { Month = Months.Of(listed.Item, now), ListedAt = now, Backfill = state.Request.MailSubscribers ? null : state.Id };
            var (entry, failure) = await collector.CollectAsync(source, reader, listed, origin, pass, deferred, cancellation: cancellation);
            if (failure is { Status: FetchStatus.Later or FetchStatus.Misconfigured or FetchStatus.Blocked } && deferred < MostDeferrals)
            {
                wait = WorkOutcome.Deferred(failure.RetryAfter ?? RetryAfter.Backoff(deferred), failure.Reason!);
                break;
            }

            entries.Add(entry ?? origin with { Failure = failure!.Reason });
            if (entry is not null)
                captured++;
            else
                (failed, mendable, reasons) = (failed + 1, mendable + (failure!.Transient ? 1 : 0), [.. reasons.Take(Reasons), $"{listed.Item.ExternalId}: {failure.Reason}"]);
        }

        await ledger.WriteAsync(source.Id, entries, cancellation);
        // A page that is put off comes whole again: only what was captured of it counts.
        if (wait is not null)
            return (slice with { Captured = slice.Captured + captured, Kept = slice.Kept + captured }, wait);
        return (slice with { Kept = kept, Mendable = slice.Mendable + mendable, Listed = slice.Listed + listing.Items.Count, Captured = slice.Captured + captured, Failed = slice.Failed + failed, Known = slice.Known + old, Reasons = reasons }, wait);
    }

    private static WorkOutcome? PutOff(Listing listing, int deferred) => listing.Problem switch
    {
        SourceProblemKind.Later or SourceProblemKind.Broken or SourceProblemKind.Blocked or SourceProblemKind.Misconfigured when deferred < MostDeferrals =>
            WorkOutcome.Deferred(listing.RetryAfter ?? RetryAfter.Backoff(deferred), listing.Reason!),
        _ => null,
    };

    private static IReadOnlyList<string> Noted(BackfillSlice slice, IReadOnlyList<string> reasons) => [.. slice.Reasons.Concat(reasons).Take(Reasons)];
}
