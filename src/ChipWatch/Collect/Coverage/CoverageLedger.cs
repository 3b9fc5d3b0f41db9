namespace ChipWatch.Collect.Coverage;

/// <summary>A document that was captured and could not be read.</summary>
public sealed record ReadFault(string DocumentId, string Title, string Reason, DateTimeOffset At)
{
    public int Schema { get; init; } = 1;
}

/// <summary>
/// Counts of a day are made by <see cref="Reconciliation"/> from the ledger and the claims, so that reading a document costs no
/// write of its own; only what fails is written down when it happens.
/// </summary>
public sealed class CoverageLedger(IBlobStore store, TimeProvider clock)
{
    /// <summary>The document of this message cannot be read. Claims written later take precedence.</summary>
    public Task FailAsync(DocumentMessage message, string reason, CancellationToken cancellation = default)
    {
        var id = DocumentId.Of(message.Item.Source, message.Item.ExternalId);
        return store.WriteJsonAsync(NameOf(message.Item.Source, message.Month, id), new ReadFault(id, message.Item.Title, reason, clock.GetUtcNow()), cancellation: cancellation);
    }

    /// <summary>By document id.</summary>
    public async Task<IReadOnlyDictionary<string, ReadFault>> FaultsAsync(string source, string month, CancellationToken cancellation = default)
    {
        var faults = new Dictionary<string, ReadFault>(StringComparer.Ordinal);
        await foreach (var blob in store.ListAsync(Containers.State, $"unread/{source}/{month}/", cancellation))
            if (await store.ReadJsonAsync<ReadFault>(blob.Name, cancellation) is { } read)
                faults[read.Value.DocumentId] = read.Value;
        return faults;
    }

    public async Task<CoverageDay?> DayAsync(string source, DateOnly day, CancellationToken cancellation = default) =>
        (await store.ReadJsonAsync<CoverageDay>(CoverageDay.NameOf(source, day), cancellation))?.Value;

    private static BlobName NameOf(string source, string month, string id) => new(Containers.State, $"unread/{source}/{month}/{id}.json");
}
