using ChipWatch.Contracts;
using ChipWatch.Doubles;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Tests.Contracts;

public sealed class MemoryBlobStoreTests : BlobStoreContract
{
    protected override IBlobStore Store { get; } = new MemoryBlobStore();
}

public sealed class MemoryWorkQueueTests : WorkQueueContract
{
    private readonly FakeTimeProvider clock = new();
    private readonly MemoryWorkQueue queue;

    public MemoryWorkQueueTests() => queue = new(clock);

    protected override IWorkQueue Queue => queue;

    protected override Task<IReadOnlyList<WorkMessage>> TakeAsync(string queue) => Task.FromResult(this.queue.Take(queue));

    protected override Task WaitAsync(TimeSpan time)
    {
        clock.Advance(time);
        return Task.CompletedTask;
    }
}

public sealed class MemoryMailerTests : MailerContract
{
    private readonly MemoryMailer mailer = new();

    protected override IMailer Mailer => mailer;

    protected override Task<IReadOnlyList<DeliveredMail>> DeliveredAsync() =>
        Task.FromResult<IReadOnlyList<DeliveredMail>>([.. mailer.Sent.Select(m => new DeliveredMail(m.From, m.To, m.Subject, m.Text, m.Html, m.Headers))]);
}
