namespace ChipWatch.Collect.State;

/// <summary>Reads and writes <see cref="SourceState"/>; when two runs meet, what either captured is kept.</summary>
public sealed class SourceStates(IBlobStore store, SeenLedger ledger)
{
    /// <summary>Entries that wait in the state before a ledger is written: an item's share of a ledger write is a fiftieth.</summary>
    public const int Batch = 50;

    private const int OnListLimit = 5000;

    public async Task<(SourceState State, string? ETag)> LoadAsync(string source, CancellationToken cancellation = default) =>
        await store.ReadJsonAsync<SourceState>(SourceState.NameOf(source), cancellation) is { } read ? (read.Value, read.Blob.ETag) : (new(source), null);

    /// <summary>Ledger first, then the state without what went there: a kill between the two repeats the ledger's write to no effect.</summary>
    public async Task<(SourceState State, string? ETag)> SaveAsync(SourceState state, string? etag, CancellationToken cancellation = default)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var settled = await SettleAsync(state, cancellation);
            var condition = etag is null ? WriteCondition.New : WriteCondition.Matches(etag);
            if (await store.WriteAsync(SourceState.NameOf(state.Source), Json.WriteBytes(settled), condition, null, cancellation) is { } written)
                return (settled, written);
            (var other, etag) = await LoadAsync(state.Source, cancellation);
            state = Merge(settled, other);
        }

        throw new IOException($"{SourceState.NameOf(state.Source)} kept changing under twenty attempts to write it");
    }

    /// <summary>Everything listed of a source in a month, ledger and state together.</summary>
    public async Task<Dictionary<string, LedgerEntry>> EntriesAsync(SourceState state, string month, CancellationToken cancellation = default)
    {
        var entries = new Dictionary<string, LedgerEntry>(await ledger.ReadAsync(state.Source, month, cancellation), StringComparer.Ordinal);
        foreach (var entry in state.Recent.Where(e => e.Month == month))
            entries[entry.Id] = entries.TryGetValue(entry.Id, out var known) ? LedgerEntry.Better(known, entry) : entry;
        return entries;
    }

    /// <summary>Those of the asked items that ledger or state hold.</summary>
    public async Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(SourceState state, IReadOnlyCollection<Item> items, CancellationToken cancellation = default)
    {
        var found = new Dictionary<string, LedgerEntry>(await ledger.FindAsync(state.Source, items, cancellation), StringComparer.Ordinal);
        var asked = items.Select(i => DocumentId.Of(i.Source, i.ExternalId)).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in state.Recent.Where(e => asked.Contains(e.Id)))
            found[entry.Id] = found.TryGetValue(entry.Id, out var known) ? LedgerEntry.Better(known, entry) : entry;
        return found;
    }

    private async Task<SourceState> SettleAsync(SourceState state, CancellationToken cancellation)
    {
        if (state.OnList.Count > OnListLimit)
            state = state with { OnList = state.OnList.Take(OnListLimit).ToDictionary(StringComparer.Ordinal) };
        if (state.Recent.Count < Batch)
            return state;
        await ledger.WriteAsync(state.Source, state.Recent, cancellation);
        return state with { Recent = [] };
    }

    private static SourceState Merge(SourceState mine, SourceState other)
    {
        var recent = mine.Recent.Concat(other.Recent).GroupBy(e => e.Id, StringComparer.Ordinal).Select(g => g.Aggregate(LedgerEntry.Better)).ToList();
        var done = recent.Where(e => e.Capture is not null).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        return mine with
        {
            Recent = recent,
            Open = [.. mine.Open.Concat(other.Open).Where(o => !done.Contains(o.Id)).DistinctBy(o => o.Id, StringComparer.Ordinal)],
            OnList = mine.OnList.Concat(other.OnList).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            Slot = mine.Slot > other.Slot || other.Slot is null ? mine.Slot : other.Slot,
            ReconciledDay = mine.ReconciledDay > other.ReconciledDay || other.ReconciledDay is null ? mine.ReconciledDay : other.ReconciledDay,
            Depth = Math.Max(mine.Depth, other.Depth),
        };
    }
}
