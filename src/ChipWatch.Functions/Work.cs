using ChipWatch.Azure;
using ChipWatch.Backfill;
using ChipWatch.Collect;
using ChipWatch.Notify;
using Microsoft.Azure.Functions.Worker;

namespace ChipWatch.Functions;

/// <summary>The four queues. What throws is tried again as host.json says; what is to wait the handlers put back themselves.</summary>
public sealed class Work(Collector collector, DocumentProcessor documents, DigestSender digests, BackfillService backfills)
{
    [Function(nameof(CollectSource))]
    public Task CollectSource([QueueTrigger(Queues.Collect, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        collector.CollectAsync(WireMessage.Read<CollectMessage>(message), cancellation);

    [Function(nameof(ProcessDocument))]
    public Task ProcessDocument([QueueTrigger(Queues.Documents, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        documents.ProcessAsync(WireMessage.Read<DocumentMessage>(message), cancellation);

    [Function(nameof(SendDigest))]
    public Task SendDigest([QueueTrigger(Queues.Digests, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        digests.SendAsync(WireMessage.Read<DigestMessage>(message), cancellation);

    [Function(nameof(RunBackfillSlice))]
    public Task RunBackfillSlice([QueueTrigger(Queues.Backfills, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        backfills.RunSliceAsync(WireMessage.Read<BackfillMessage>(message), cancellation);
}
