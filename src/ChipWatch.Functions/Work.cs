using ChipWatch.Azure;
using ChipWatch.Backfill;
using ChipWatch.Collect;
using ChipWatch.Notify;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace ChipWatch.Functions;

/// <summary>
/// The four queues. What throws is tried again as host.json says; what is to wait the handlers put back themselves; what failed
/// for good stands in the coverage and is said here, for whoever watches the log.
/// </summary>
public sealed partial class Work(Collector collector, DocumentProcessor documents, DigestSender digests, BackfillService backfills, ILogger<Work> log)
{
    [Function(nameof(CollectSource))]
    public Task CollectSource([QueueTrigger(Queues.Collect, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        SayAsync(nameof(CollectSource), message, collector.CollectAsync(WireMessage.Read<CollectMessage>(message), cancellation));

    [Function(nameof(ProcessDocument))]
    public Task ProcessDocument([QueueTrigger(Queues.Documents, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        SayAsync(nameof(ProcessDocument), message, documents.ProcessAsync(WireMessage.Read<DocumentMessage>(message), cancellation));

    [Function(nameof(SendDigest))]
    public Task SendDigest([QueueTrigger(Queues.Digests, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        SayAsync(nameof(SendDigest), message, digests.SendAsync(WireMessage.Read<DigestMessage>(message), cancellation));

    [Function(nameof(RunBackfillSlice))]
    public Task RunBackfillSlice([QueueTrigger(Queues.Backfills, Connection = StorageAccounts.Data)] string message, CancellationToken cancellation) =>
        SayAsync(nameof(RunBackfillSlice), message, backfills.RunSliceAsync(WireMessage.Read<BackfillMessage>(message), cancellation));

    private async Task SayAsync(string step, string message, Task<WorkOutcome> work)
    {
        var outcome = await work;
        if (outcome.Status == WorkStatus.Failed)
            LogFailed(step, outcome.Reason, message);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Step} failed: {Reason} (message {Body})")]
    private partial void LogFailed(string step, string? reason, string body);
}
