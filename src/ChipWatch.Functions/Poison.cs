using ChipWatch.Azure;
using Microsoft.Azure.Functions.Worker;

namespace ChipWatch.Functions;

/// <summary>What failed on every attempt is kept as a blob, where <c>chipwatch doctor</c> finds it.</summary>
public sealed class Poison(PoisonKeeper keeper)
{
    [Function(nameof(KeepPoisonCollect))]
    public Task KeepPoisonCollect([QueueTrigger(Queues.Collect + Queues.PoisonSuffix, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        keeper.KeepAsync(Queues.Collect, message, cancellation: cancellation);

    [Function(nameof(KeepPoisonDocument))]
    public Task KeepPoisonDocument([QueueTrigger(Queues.Documents + Queues.PoisonSuffix, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        keeper.KeepAsync(Queues.Documents, message, cancellation: cancellation);

    [Function(nameof(KeepPoisonDigest))]
    public Task KeepPoisonDigest([QueueTrigger(Queues.Digests + Queues.PoisonSuffix, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        keeper.KeepAsync(Queues.Digests, message, cancellation: cancellation);

    [Function(nameof(KeepPoisonBackfill))]
    public Task KeepPoisonBackfill([QueueTrigger(Queues.Backfills + Queues.PoisonSuffix, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        keeper.KeepAsync(Queues.Backfills, message, cancellation: cancellation);
}
