using System.Globalization;

namespace ChipWatch.Publish;

/// <summary>Signals that became new or changed in the last months, found by their changes: nobody lists all signals.</summary>
internal sealed class RecentSignals(IBlobStore store, TimeProvider clock)
{
    /// <returns>Each as it stands now, latest publication first.</returns>
    public async Task<IReadOnlyList<Signal>> ReadAsync(int months, CancellationToken cancellation)
    {
        var latest = new Dictionary<string, (int Version, BlobName Name)>(StringComparer.Ordinal);
        for (var back = 0; back < months; back++)
        {
            var month = clock.GetUtcNow().AddMonths(-back).ToString("yyyyMM", CultureInfo.InvariantCulture);
            await foreach (var entry in store.ListAsync(Containers.Changes, month, cancellation))
                if (Parse(entry.Name.Name) is var (id, version) && (!latest.TryGetValue(id, out var known) || known.Version < version))
                    latest[id] = (version, entry.Name);
        }

        var signals = new List<Signal>(latest.Count);
        foreach (var (id, (_, name)) in latest)
        {
            if (await store.ReadJsonAsync<SignalChange>(name, cancellation) is not { } change)
                continue;
            var now = await store.ReadJsonAsync<Signal>(Containers.SignalOf(change.Value.Signal.Current.Kind, id), cancellation);
            // A change whose signal is gone told of one that has turned out to be another.
            if (now is not null)
                signals.Add(now.Value.Value);
        }

        return [.. signals.OrderByDescending(s => s.LastChanged).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary><c>yyyyMMddHH/{id}.{version}.json</c></summary>
    private static (string Id, int Version)? Parse(string name)
    {
        var parts = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..].Split('.');
        return parts.Length == 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? (parts[0], version) : null;
    }
}
