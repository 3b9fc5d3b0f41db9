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
            var (after, wait) = await CollectAsync(source, reader, pass, state, slice, listing, deferred, cancellation);
            if (wait is not null)
                return wait;
            slice = after with { Pages = slice.Pages + listing.Pages, Next = listing.Next };
            if (listing.Problem is not null)
                slice = slice with { Status = SliceStatus.Failed, Reasons = Noted(slice, listing.Reason!) };
            else if (listing.Next is null || listing.Ended || slice.Pages >= options.MaxPages * 20)
                slice = slice with { Status = SliceStatus.Done, Next = null };
            var saved = await states.UpdateAsync(state.Id, s => s is null or { Cancelled: true } ? s : s.With(index, slice) with { UpdatedAt = clock.GetUtcNow() }, cancellation);
            if (saved is null or { Cancelled: true } || slice.Status != SliceStatus.Running)
                return WorkOutcome.Done;
            if (clock.GetUtcNow() - started > options.RunTime / 2)
                return WorkOutcome.Deferred(TimeSpan.FromSeconds(5), Invariant($"{state.Id} slice {index} goes on at page {slice.Pages + 1}"));
        }
    }

    private async Task<(BackfillSlice Slice, WorkOutcome? Wait)> CollectAsync(Source source, ISourceReader reader, HostPass pass, BackfillState state, BackfillSlice slice, Listing listing, int deferred, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = await live.FindAsync((await live.LoadAsync(source.Id, cancellation)).State, [.. listing.Items.Select(i => i.Item)], cancellation);
        var entries = new List<LedgerEntry>();
        var (captured, failed, old) = (0, 0, 0);
        var reasons = slice.Reasons;
        WorkOutcome? wait = null;
        foreach (var listed in listing.Items.Reverse())
        {
            if (known.GetValueOrDefault(DocumentId.Of(source.Id, listed.Item.ExternalId)) is { Capture: not null })
            {
                old++;
                continue;
            }

            // Asked to mail, its items travel as live ones do; otherwise they carry the backfill's mark, which mails nobody.
            var origin = new LedgerEntry(listed.Item) { Month = Months.Of(listed.Item, now), ListedAt = now, Backfill = state.Request.MailSubscribers ? null : state.Id };
            var (entry, failure) = await collector.CollectAsync(source, reader, listed, origin, pass, deferred, cancellation);
            if (failure is { Status: FetchStatus.Later or FetchStatus.Misconfigured or FetchStatus.Blocked } && deferred < MostDeferrals)
            {
                wait = WorkOutcome.Deferred(failure.RetryAfter ?? RetryAfter.Backoff(deferred), failure.Reason!);
                break;
            }

            entries.Add(entry ?? origin with { Failure = failure!.Reason });
            if (entry is not null)
                captured++;
            else
                (failed, reasons) = (failed + 1, [.. reasons.Take(Reasons), $"{listed.Item.ExternalId}: {failure!.Reason}"]);
        }

        await ledger.WriteAsync(source.Id, entries, cancellation);
        return (slice with { Listed = slice.Listed + listing.Items.Count, Captured = slice.Captured + captured, Failed = slice.Failed + failed, Known = slice.Known + old, Reasons = reasons }, wait);
    }

    private static WorkOutcome? PutOff(Listing listing, int deferred) => listing.Problem switch
    {
        SourceProblemKind.Later or SourceProblemKind.Broken or SourceProblemKind.Blocked or SourceProblemKind.Misconfigured when deferred < MostDeferrals =>
            WorkOutcome.Deferred(listing.RetryAfter ?? RetryAfter.Backoff(deferred), listing.Reason!),
        _ => null,
    };

    private static IReadOnlyList<string> Noted(BackfillSlice slice, string reason) => [.. slice.Reasons.Take(Reasons), reason];
}
