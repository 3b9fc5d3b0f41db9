using System.Globalization;

namespace ChipWatch.Notify;

/// <summary>
/// Subscribers as blobs, and under <c>by-slot/{utcHour}/{shard}.json</c> who is due in which hour of the day, so that a tick reads
/// the slot and not every subscriber. A zone with daylight saving puts its subscriber into two slots; the tick looks which one holds.
/// </summary>
public sealed class SubscriberBook(IBlobStore store, TimeProvider clock)
{
    public async Task<Subscriber?> FindAsync(string id, CancellationToken cancellation = default) =>
        (await store.ReadJsonAsync<Subscriber>(BlobOf(id), cancellation))?.Value;

    /// <exception cref="ArgumentException">The subscriber has a fault; the message says which.</exception>
    public async Task SaveAsync(Subscriber subscriber, CancellationToken cancellation = default)
    {
        if (subscriber.Faults().FirstOrDefault() is { } fault)
            throw new ArgumentException(fault, nameof(subscriber));
        var before = await FindAsync(subscriber.Id, cancellation);
        if (before == subscriber)
            return;

        // Slots first: a kill in between leaves an entry that the tick finds not due, never a subscriber whom no tick finds.
        var slots = SlotsOf(subscriber);
        foreach (var slot in slots)
            await ChangeSlotAsync(slot, subscriber.Id, present: true, cancellation);
        await store.WriteJsonAsync(BlobOf(subscriber.Id), subscriber, cancellation: cancellation);
        foreach (var slot in before is null ? [] : SlotsOf(before).Except(slots))
            await ChangeSlotAsync(slot, subscriber.Id, present: false, cancellation);
    }

    /// <summary>Removes every trace of a subscriber but the receipts, which hold no address.</summary>
    /// <returns>False when there was none.</returns>
    public async Task<bool> EraseAsync(string id, CancellationToken cancellation = default)
    {
        if (await FindAsync(id, cancellation) is not { } subscriber)
            return false;
        foreach (var slot in SlotsOf(subscriber))
            await ChangeSlotAsync(slot, id, present: false, cancellation);
        return await store.DeleteAsync(BlobOf(id), cancellation);
    }

    /// <summary>Ids of the active subscribers whose hour begins at <paramref name="utcHour"/>.</summary>
    public async IAsyncEnumerable<string> DueAsync(DateTimeOffset utcHour, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var shard in store.ListAsync(Containers.Subscribers, $"by-slot/{Hour(utcHour.UtcDateTime.Hour)}/", cancellation))
        {
            foreach (var id in (await store.ReadJsonAsync<Slot>(shard.Name, cancellation))?.Value.Subscribers ?? [])
            {
                if (await FindAsync(id, cancellation) is { Active: true } subscriber && subscriber.IsDueAt(utcHour))
                    yield return id;
            }
        }
    }

    private async Task ChangeSlotAsync(string slot, string id, bool present, CancellationToken cancellation) =>
        await store.UpdateJsonAsync<Slot>(new(Containers.Subscribers, slot), old => (old, present) switch
        {
            (null, false) => null,
            (null, true) => new([id]),
            (_, true) when old.Subscribers.Contains(id) => old,
            (_, true) => new([.. old.Subscribers.Append(id).Order(StringComparer.Ordinal)]),
            _ => old.Subscribers.Contains(id) ? new([.. old.Subscribers.Where(s => s != id)]) : old,
        }, cancellation);

    private string[] SlotsOf(Subscriber subscriber)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(subscriber.TimeZone);
        var year = clock.GetUtcNow().Year;
        var shard = DocumentId.Hash(subscriber.Id)[..1];
        return [.. new[] { 1, 7 }
            .Select(month => new DateTime(year, month, 15, subscriber.Hour, 0, 0, DateTimeKind.Unspecified))
            .Select(local => (local - zone.GetUtcOffset(local)).Hour)
            .Distinct()
            .Select(hour => $"by-slot/{Hour(hour)}/{shard}.json")];
    }

    private static string Hour(int hour) => hour.ToString("00", CultureInfo.InvariantCulture);

    private static BlobName BlobOf(string id) => new(Containers.Subscribers, $"{id}.json");

    private sealed record Slot(IReadOnlyList<string> Subscribers)
    {
        public int Schema { get; init; } = 1;
    }
}
