using ChipWatch.Backfill;
using ChipWatch.Collect;
using ChipWatch.Notify;

namespace ChipWatch;

/// <summary>Each message to its handler, for a host that takes from all queues itself.</summary>
public sealed class MessageRouter(Collector collector, DocumentProcessor documents, DigestSender digests, BackfillService backfills)
{
    public Task<WorkOutcome> HandleAsync(WorkMessage message, CancellationToken cancellation = default) => message switch
    {
        CollectMessage collect => collector.CollectAsync(collect, cancellation),
        DocumentMessage document => documents.ProcessAsync(document, cancellation),
        DigestMessage digest => digests.SendAsync(digest, cancellation),
        BackfillMessage backfill => backfills.RunSliceAsync(backfill, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.GetType().Name, "no handler takes it"),
    };
}
