#if PENDING_PROCESSOR
namespace ChipWatch;

public sealed class DocumentProcessor
{
    public Task<WorkOutcome> ProcessAsync(DocumentMessage message, CancellationToken cancellation = default) => Task.FromResult(WorkOutcome.Done);
}
#endif
