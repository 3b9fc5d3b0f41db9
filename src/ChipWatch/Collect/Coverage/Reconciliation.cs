using ChipWatch.Collect.Http;
using ChipWatch.Collect.Rates;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using Microsoft.Extensions.Options;
using static System.FormattableString;

namespace ChipWatch.Collect.Coverage;

/// <summary>
/// Checks one past day of a source: its list asked again for that day, the second list where there is one, the captures and the
/// claims against the ledger. What is missing is collected or sent again, and written down.
/// </summary>
public sealed class Reconciliation
{
    private const int MostPages = 500;

    private const int Again = 3;

    private static readonly TimeSpan ReadingTime = TimeSpan.FromHours(1);
    private static readonly TimeSpan AgainIn = TimeSpan.FromHours(6);

    private readonly SourceCatalogue catalogue;
    private readonly SourceStates states;
    private readonly CoverageLedger coverage;
    private readonly HostRates rates;
    private readonly IBlobStore store;
    private readonly IWorkQueue queue;
    private readonly TimeProvider clock;
    private readonly ListWalker walker;
    private readonly ItemRun items;

    public Reconciliation(SourceCatalogue catalogue, SourceStates states, CoverageLedger coverage, HostRates rates, SourceHttp http, IBlobStore store, IWorkQueue queue, IOptions<CollectOptions> options, TimeProvider clock)
    {
        (this.catalogue, this.states, this.coverage, this.rates, this.store, this.queue, this.clock) = (catalogue, states, coverage, rates, store, queue, clock);
        walker = new(http);
        items = new(new(http, store, queue, clock), states, options.Value, clock);
    }

    /// <returns>Deferred while a list cannot be asked or a gap is open; the caller puts the message back.</returns>
    public async Task<WorkOutcome> RunAsync(Source source, DateOnly day, int deferred, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var (state, etag) = await states.LoadAsync(source.Id, cancellation);
        var entries = await EntriesAsync(source, state, day, cancellation);
        var report = new CoverageDay(source.Id, day) { CheckedAt = now };
        var gaps = new List<CoverageGap>();

        var own = await WalkAsync(source, day, deferred, cancellation);
        if (own?.Problem == SourceProblemKind.Later)
            return PollVerdict.Outcome(own, deferred);
        report = Compared(report, source, own) with { Declared = own?.Declared };
        var open = state.Open.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        var work = new List<FoundItem>();
        foreach (var listed in (own?.Items ?? []).Where(i => DayOf(source, i.Item, now) == day))
        {
            var id = DocumentId.Of(source.Id, listed.Item.ExternalId);
            if (entries.ContainsKey(id) || open.Contains(id))
                continue;
            gaps.Add(new(id, listed.Item.Title, GapKind.NotListed, now));
            work.Add(new(listed, Months.Of(listed.Item, now), now));
        }

        var carried = (own?.Items ?? []).Where(i => i.Content is not null).ToDictionary(i => DocumentId.Of(source.Id, i.Item.ExternalId), StringComparer.Ordinal);
        foreach (var entry in entries.Values.Where(e => e.Capture is not null))
        {
            if (await ExistsAsync(Containers.RawOf(entry.Capture!.Sha256), cancellation))
                continue;
            gaps.Add(new(entry.Id, entry.Item.Title, GapKind.CaptureMissing, now));
            work.Add(FoundItem.Again(entry, carried.GetValueOrDefault(entry.Id)));
        }

        var reader = catalogue.ReaderOf(source);
        var doubtful = Doubtful(entries.Values.Where(e => gaps.All(g => g.DocumentId != e.Id)), await FaultsAsync(source, entries.Values, cancellation))
            .Where(e => carried.ContainsKey(e.Id) || reader.Detail(source, e.Item) is not null).ToList();
        work.AddRange(doubtful.Select(e => FoundItem.Again(e, carried.GetValueOrDefault(e.Id)) with { Recheck = true }));
        var givenUp = entries.Values.Where(e => e.Capture is null && (carried.ContainsKey(e.Id) || reader.Detail(source, e.Item) is not null)).ToList();
        work.AddRange(givenUp.Select(e => FoundItem.Again(e, carried.GetValueOrDefault(e.Id))));
        var pass = rates.PassFor(source);
        var run = await items.RunAsync(source, reader, pass, state, etag, work, deferred, cancellation);
        (state, etag) = await states.SaveAsync(run.State with { ReconciledDay = state.ReconciledDay > day ? state.ReconciledDay : day }, run.ETag, cancellation);
        entries = await EntriesAsync(source, state, day, cancellation);
        gaps.AddRange(givenUp.Where(e => entries[e.Id].Capture is not null).Select(e => new CoverageGap(e.Id, e.Item.Title, GapKind.NotCaptured, now, now, e.Failure)));
        gaps.AddRange(doubtful.Select(e => (Before: e, After: entries[e.Id])).Where(e => !e.After.Rechecked || e.After.Revision > e.Before.Revision)
            .Select(e => new CoverageGap(e.Before.Id, e.Before.Item.Title, GapKind.Doubtful, now, e.After.Rechecked ? now : null, e.After.Rechecked ? e.Before.Doubt : "it could not be fetched again")));

        Listing? list = null;
        if (source.SecondList is { } secondId && catalogue.Find(secondId) is { } second)
        {
            list = second.Enabled ? await WalkAsync(second, day, deferred, cancellation) : null;
            var answer = SecondListAnswer.Compare(source, second, list, entries.Values, await HistoryAsync(state, day, cancellation));
            report = answer.Unchecked is { } why ? report with { Unchecked = [.. report.Unchecked, why] } : report with { ComparedWith = [.. report.ComparedWith, second.Id] };
            gaps.AddRange(await FillAsync(second, answer.Missing.Where(i => DayOf(second, i.Item, now) == day).ToList(), deferred, cancellation));
        }

        report = await CountAsync(report, source, state, entries, gaps, cancellation);
        await store.UpdateJsonAsync<CoverageDay>(CoverageDay.NameOf(source.Id, day), before => report with { Gaps = Merged(before, report.Gaps) }, cancellation);

        if (run.Outcome is { } stopped)
            return stopped;
        var left = report.Gaps.Count(g => g.Healed is null);
        var unanswered = new[] { own, list }.Count(l => l is { Problem: not null } or { Missing: not null });
        return (left > 0 || unanswered > 0) && deferred < Again
            ? WorkOutcome.Deferred(AgainIn, Invariant($"{source.Id} on {day:yyyy-MM-dd}: {left} of {report.Gaps.Count} gaps are still open, {unanswered} lists did not answer in full"))
            : WorkOutcome.Done;
    }

    /// <summary>Null when the source cannot be asked for a day.</summary>
    private async Task<Listing?> WalkAsync(Source source, DateOnly day, int deferred, CancellationToken cancellation)
    {
        var reader = catalogue.ReaderOf(source);
        var query = new ListQuery(clock.GetUtcNow(), day, day);
        return reader.First(source, query) is null ? null
            : await walker.WalkAsync(source, reader, rates.PassFor(source), new(query, _ => false, 1, MostPages) { Deferred = deferred }, cancellation);
    }

    /// <summary>The second source has the thing itself: it is collected there, under its own name.</summary>
    private async Task<IReadOnlyList<CoverageGap>> FillAsync(Source second, List<ListedItem> missing, int deferred, CancellationToken cancellation)
    {
        if (missing.Count == 0)
            return [];
        var now = clock.GetUtcNow();
        var (state, etag) = await states.LoadAsync(second.Id, cancellation);
        var known = await states.FindAsync(state, [.. missing.Select(m => m.Item)], cancellation);
        var work = missing.Where(i => !known.ContainsKey(DocumentId.Of(second.Id, i.Item.ExternalId))).Select(i => new FoundItem(i, Months.Of(i.Item, now), now)).ToList();
        if (work.Count > 0)
        {
            var run = await items.RunAsync(second, catalogue.ReaderOf(second), rates.PassFor(second), state, etag, work, deferred, cancellation);
            (state, _) = await states.SaveAsync(run.State, run.ETag, cancellation);
            known = await states.FindAsync(state, [.. missing.Select(m => m.Item)], cancellation);
        }

        return [.. missing.Select(m => (Id: DocumentId.Of(second.Id, m.Item.ExternalId), m.Item)).Select(m => known.GetValueOrDefault(m.Id) is { Capture: not null }
            ? new CoverageGap(m.Id, m.Item.Title, GapKind.OnlyInSecondList, now, now, $"collected from {second.Id}")
            : new CoverageGap(m.Id, m.Item.Title, GapKind.OnlyInSecondList, now, Reason: known.GetValueOrDefault(m.Id)?.Failure ?? "it could not be fetched"))];
    }

    private async Task<IReadOnlyList<LedgerEntry>> HistoryAsync(SourceState state, DateOnly day, CancellationToken cancellation) =>
        [.. (await states.EntriesAsync(state, Months.Of(day.AddMonths(-1)), cancellation)).Values, .. (await states.EntriesAsync(state, Months.Of(day), cancellation)).Values];

    private async Task<CoverageDay> CountAsync(CoverageDay report, Source source, SourceState state, Dictionary<string, LedgerEntry> entries, List<CoverageGap> gaps, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var month in entries.Values.Select(e => e.Month).Distinct(StringComparer.Ordinal))
            await foreach (var blob in store.ListAsync(Containers.Claims, $"{source.Id}/{month.Replace('-', '/')}/", cancellation))
                read.Add(Path.GetFileNameWithoutExtension(blob.Name.Name));
        var faults = await FaultsAsync(source, entries.Values, cancellation);
        var healed = gaps.Select(g => g.DocumentId).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries.Values.Where(e => e.Capture is not null && !read.Contains(e.Id) && !faults.ContainsKey(e.Id) && !healed.Contains(e.Id) && e.Capture.FetchedAt + ReadingTime < now))
        {
            await queue.SendAsync(entry.Message()!, cancellation: cancellation);
            gaps.Add(new(entry.Id, entry.Item.Title, GapKind.NotRead, now, now));
        }

        var failures = entries.Values.Where(e => e.Failure is not null).Select(e => new CoverageFailure(e.Id, e.Item.Title, e.Failure!))
            .Concat(entries.Values.Where(e => !read.Contains(e.Id) && faults.ContainsKey(e.Id)).Select(e => new CoverageFailure(e.Id, e.Item.Title, faults[e.Id].Reason))).ToList();
        var waiting = state.Open.Where(o => DayOf(source, o.Item, o.ListedAt) == report.Day).ToList();
        return report with
        {
            Listed = entries.Count + waiting.Count,
            Captured = entries.Values.Count(e => e.Capture is not null),
            Read = entries.Values.Count(e => read.Contains(e.Id)),
            Failed = failures.Count,
            Waiting = waiting.Count,
            Failures = failures,
            Gaps = [.. gaps.Select(g => g.Kind is GapKind.NotListed or GapKind.CaptureMissing ? Healed(g, entries, state, now) : g)],
        };
    }

    /// <summary>What was cut or cannot be read is fetched once more: often the server was at fault, and only for a while.</summary>
    private static IEnumerable<LedgerEntry> Doubtful(IEnumerable<LedgerEntry> entries, Dictionary<string, ReadFault> faults) =>
        entries.Where(e => e is { Capture: not null, Rechecked: false } && (e.Doubt is not null || faults.ContainsKey(e.Id)));

    private async Task<Dictionary<string, ReadFault>> FaultsAsync(Source source, IEnumerable<LedgerEntry> entries, CancellationToken cancellation)
    {
        var faults = new Dictionary<string, ReadFault>(StringComparer.Ordinal);
        foreach (var month in entries.Select(e => e.Month).Distinct(StringComparer.Ordinal))
            foreach (var (id, fault) in await coverage.FaultsAsync(source.Id, month, cancellation))
                faults[id] = fault;
        return faults;
    }

    private static CoverageGap Healed(CoverageGap gap, Dictionary<string, LedgerEntry> entries, SourceState state, DateTimeOffset now) => entries.GetValueOrDefault(gap.DocumentId) switch
    {
        { Capture.FetchedAt: var at } when gap.Kind == GapKind.NotListed || at >= gap.Found => gap with { Healed = now },
        { Failure: { } failure } => gap with { Reason = failure },
        _ => gap with { Reason = state.Open.FirstOrDefault(o => o.Id == gap.DocumentId)?.Reason ?? "it could not be fetched again" },
    };

    /// <summary>A gap stays on record when it is healed.</summary>
    private static IReadOnlyList<CoverageGap> Merged(CoverageDay? before, IReadOnlyList<CoverageGap> gaps) =>
        [.. gaps.Concat(before?.Gaps ?? []).DistinctBy(g => (g.DocumentId, g.Kind)).Select(g => g.Healed is null && gaps.All(n => n.DocumentId != g.DocumentId) ? g with { Healed = before!.CheckedAt } : g)];

    private static CoverageDay Compared(CoverageDay report, Source list, Listing? listing) => listing switch
    {
        null => report with { Unchecked = [.. report.Unchecked, $"{list.Id} cannot be asked for a day"] },
        { Problem: not null } => report with { Unchecked = [.. report.Unchecked, $"{list.Id}: {listing.Reason}"] },
        { Missing: { } missing } => report with { Unchecked = [.. report.Unchecked, $"{list.Id}: {missing}"] },
        { Reasons: [var left, ..] } => report with { ComparedWith = [.. report.ComparedWith, list.Id], Unchecked = [.. report.Unchecked, $"{list.Id}: {left}"] },
        _ => report with { ComparedWith = [.. report.ComparedWith, list.Id] },
    };

    private async Task<Dictionary<string, LedgerEntry>> EntriesAsync(Source source, SourceState state, DateOnly day, CancellationToken cancellation)
    {
        var entries = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
        foreach (var month in new[] { Months.Of(day.AddDays(-1)), Months.Of(day), Months.Of(day.AddDays(1)) }.Distinct(StringComparer.Ordinal))
            foreach (var (id, entry) in await states.EntriesAsync(state, month, cancellation))
                if (DayOf(source, entry.Item, entry.ListedAt) == day)
                    entries[id] = entry;
        return entries;
    }

    private static DateOnly DayOf(Source source, Item item, DateTimeOffset listedAt) => item.PublishedOn ?? Months.DayIn(source.TimeZone, listedAt);

    private async Task<bool> ExistsAsync(BlobName name, CancellationToken cancellation)
    {
        await foreach (var blob in store.ListAsync(name.Container, name.Name, cancellation))
            if (blob.Name == name)
                return true;
        return false;
    }
}
