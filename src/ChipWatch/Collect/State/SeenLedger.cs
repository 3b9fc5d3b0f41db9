namespace ChipWatch.Collect.State;

/// <summary>One month of a source's ledger: blob <c>state/seen/{source}/{yyyy-MM}.json</c>.</summary>
public sealed record SeenMonth(string Source, string Month, IReadOnlyDictionary<string, LedgerEntry> Entries)
{
    public int Schema { get; init; } = 1;
}

/// <summary>Every item that was ever listed, by the month that names its blobs. Entries are merged by document id, so writing one twice changes nothing.</summary>
public sealed class SeenLedger(IBlobStore store)
{
    public static BlobName NameOf(string source, string month) => new(Containers.State, $"seen/{source}/{month}.json");

    public async Task<IReadOnlyDictionary<string, LedgerEntry>> ReadAsync(string source, string month, CancellationToken cancellation = default) =>
        (await store.ReadJsonAsync<SeenMonth>(NameOf(source, month), cancellation))?.Value.Entries ?? new Dictionary<string, LedgerEntry>();

    public async Task WriteAsync(string source, IEnumerable<LedgerEntry> entries, CancellationToken cancellation = default)
    {
        foreach (var month in entries.GroupBy(e => e.Month, StringComparer.Ordinal))
        {
            await store.UpdateJsonAsync<SeenMonth>(NameOf(source, month.Key), before =>
            {
                var merged = before is null ? new(StringComparer.Ordinal) : new Dictionary<string, LedgerEntry>(before.Entries, StringComparer.Ordinal);
                var changed = false;
                foreach (var entry in month)
                {
                    var better = merged.TryGetValue(entry.Id, out var known) ? LedgerEntry.Better(known, entry) : entry;
                    changed |= !ReferenceEquals(better, known) && better != known;
                    merged[entry.Id] = better;
                }

                return changed ? new(source, month.Key, merged) : before;
            }, cancellation);
        }
    }

    /// <summary>Those of the asked items that the ledger holds, from the month before each item's publication on; all months where it is not dated.</summary>
    public async Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(string source, IReadOnlyCollection<Item> items, CancellationToken cancellation = default)
    {
        var found = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
        if (items.Count == 0)
            return found;
        var undated = items.Any(i => i.PublishedOn is null);
        var from = undated ? "" : Months.Of(items.Min(i => i.PublishedOn)!.Value.AddMonths(-1));
        var asked = items.Select(i => DocumentId.Of(i.Source, i.ExternalId)).ToHashSet(StringComparer.Ordinal);
        await foreach (var blob in store.ListAsync(Containers.State, $"seen/{source}/", cancellation))
        {
            var month = Path.GetFileNameWithoutExtension(blob.Name.Name);
            if (string.CompareOrdinal(month, from) < 0)
                continue;
            foreach (var (id, entry) in await ReadAsync(source, month, cancellation))
                if (asked.Contains(id))
                    found[id] = entry;
        }

        return found;
    }
}
