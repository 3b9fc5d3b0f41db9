namespace ChipWatch.Publish.Ocds;

/// <summary>
/// Every official notice as OCDS releases, one record a purchase: <c>lake/ocds/records/{ocid}.json</c>. Notices find their record by
/// <c>lake/ocds/keys/{hash}.json</c>, one for each project number and each buyer with a project's name. A notice that knows both joins
/// what stood under each alone, so the chain ends as one record whatever order its notices arrive in.
/// </summary>
public sealed class OcdsLedger(IBlobStore store)
{
    private const string Records = "ocds/records/";

    /// <summary>Adds a document's notices; what is there already is replaced by itself.</summary>
    public async Task AddAsync(Document document, IEnumerable<Claim> claims, CancellationToken cancellation = default)
    {
        foreach (var group in OcdsProcesses.Groups(claims.OfType<ProcurementClaim>().Select(c => new ProcurementNotice(document, c))))
            await AddAsync(group, cancellation);
    }

    /// <summary>All records, by ocid.</summary>
    public async IAsyncEnumerable<OcdsRecord> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var blob in store.ListAsync(Containers.Lake, Records, cancellation))
            if (await store.ReadJsonAsync<OcdsRecord>(blob.Name, cancellation) is { } read)
                yield return read.Value;
    }

    private async Task AddAsync(List<ProcurementNotice> group, CancellationToken cancellation)
    {
        var keys = group.SelectMany(n => ProjectKeys.Of(n.Document, n.Claim)).Distinct(StringComparer.Ordinal).ToList();
        var known = new List<OcdsRecord>();
        foreach (var key in keys)
            if (await store.ReadJsonAsync<Pointer>(KeyOf(key), cancellation) is { Value.Ocid: var ocid } && known.All(r => r.Ocid != ocid) && await store.ReadJsonAsync<OcdsRecord>(RecordOf(ocid), cancellation) is { } record)
                known.Add(record.Value);

        // A record that goes by a number keeps its ocid; one that goes by a name gives way to it.
        var own = OcdsProcesses.Ocid(group);
        var target = known.FirstOrDefault(r => r.Keys.Any(IsNumber))?.Ocid ?? (keys.Exists(IsNumber) ? own : known.FirstOrDefault()?.Ocid ?? own);
        var joined = known.Where(r => r.Ocid != target).ToList();
        var all = keys.Concat(joined.SelectMany(r => r.Keys)).Distinct(StringComparer.Ordinal).ToList();
        var releases = joined.SelectMany(r => r.Releases).Select(r => r with { Ocid = target }).Concat(OcdsProcesses.Process(group, target).Releases).ToList();

        await store.UpdateJsonAsync<OcdsRecord>(RecordOf(target), before => (before ?? new(target)).With(all, releases), cancellation);
        foreach (var key in all)
            if (await store.ReadJsonAsync<Pointer>(KeyOf(key), cancellation) is not { } pointer || pointer.Value.Ocid != target)
                await store.WriteJsonAsync(KeyOf(key), new Pointer(target), cancellation: cancellation);
        foreach (var other in joined)
            await store.DeleteAsync(RecordOf(other.Ocid), cancellation);
    }

    private static bool IsNumber(string key) => key.StartsWith(ProjectKeys.NumberPrefix, StringComparison.Ordinal);

    private static BlobName RecordOf(string ocid) => new(Containers.Lake, $"{Records}{ocid}.json");

    private static BlobName KeyOf(string key) => new(Containers.Lake, $"ocds/keys/{DocumentId.Hash(key)}.json");

    private sealed record Pointer(string Ocid);
}

/// <summary>One purchase with all its releases, oldest first.</summary>
public sealed record OcdsRecord(string Ocid)
{
    public int Schema { get; init; } = 1;

    /// <summary>What its notices are found by.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];
    public IReadOnlyList<OcdsRelease> Releases { get; init; } = [];

    internal OcdsRecord With(IEnumerable<string> keys, IReadOnlyList<OcdsRelease> releases) => this with
    {
        Keys = [.. Keys.Union(keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Releases = [.. releases.Concat(Releases).DistinctBy(r => r.Id, StringComparer.Ordinal).OrderBy(r => r.Date).ThenBy(r => r.Id, StringComparer.Ordinal)],
    };
}
