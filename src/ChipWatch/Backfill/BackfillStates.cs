namespace ChipWatch.Backfill;

/// <summary>Where backfills are kept; a backfill writes its own blob and the ledger, never the live source's state.</summary>
public sealed class BackfillStates(IBlobStore store)
{
    public static BlobName NameOf(string id) => new(Containers.State, $"backfills/{id}.json");

    /// <summary>Ids come from outside: one that is no id has no blob.</summary>
    public async Task<BackfillState?> ReadAsync(string id, CancellationToken cancellation = default) =>
        id.Length is > 0 and <= 128 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')
            ? (await store.ReadJsonAsync<BackfillState>(NameOf(id), cancellation))?.Value
            : null;

    public Task<BackfillState?> UpdateAsync(string id, Func<BackfillState?, BackfillState?> change, CancellationToken cancellation = default) =>
        store.UpdateJsonAsync(NameOf(id), change, cancellation);
}
