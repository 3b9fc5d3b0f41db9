using ChipWatch.Cli.Files;
using ChipWatch.Contracts;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace ChipWatch.Cli.Tests.Files;

public sealed class FileBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private FileBlobStore? store;

    protected override IBlobStore Store => store ??= new(folder.Path);

    [Theory]
    [InlineData("documents", "../secrets.json")]
    [InlineData("documents", "a//b.json")]
    [InlineData("a/b", "c.json")]
    public async Task A_name_that_leaves_its_container_is_refused(string container, string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReadAsync(new(container, name), TestContext.Current.CancellationToken));

    public void Dispose() => folder.Dispose();
}

public sealed class FileWorkQueueTests : WorkQueueContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new();
    private readonly FileWorkQueue queue;

    public FileWorkQueueTests() => queue = new(folder.Path, clock);

    protected override IWorkQueue Queue => queue;

    protected override async Task<IReadOnlyList<WorkMessage>> TakeAsync(string queue)
    {
        var taken = new List<WorkMessage>();
        while (this.queue.Take([queue]) is { } ticket)
        {
            taken.Add(WireMessage.Read(await this.queue.BodyAsync(ticket, TestContext.Current.CancellationToken)));
            this.queue.Complete(ticket);
        }

        return taken;
    }

    protected override Task WaitAsync(TimeSpan time)
    {
        clock.Advance(time);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_message_that_was_taken_but_not_completed_is_there_again_after_a_restart()
    {
        await queue.SendAsync(new CollectMessage("a"), cancellation: TestContext.Current.CancellationToken);
        Assert.NotNull(queue.Take([Queues.Collect]));

        var restarted = new FileWorkQueue(folder.Path, clock);
        restarted.Load();
        Assert.Equal(1, restarted.Count);
        Assert.NotNull(restarted.Take([Queues.Collect]));
    }

    public void Dispose() => folder.Dispose();
}

public sealed class OutboxMailerTests : MailerContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    protected override IMailer Mailer => new OutboxMailer(folder.Path, new FakeTimeProvider());

    protected override async Task<IReadOnlyList<DeliveredMail>> DeliveredAsync()
    {
        var mails = new List<DeliveredMail>();
        foreach (var file in Directory.GetFiles(folder.Path, "*.eml"))
        {
            var mail = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
            mails.Add(new(mail.From.ToString(), mail.To.ToString(), mail.Subject ?? "", mail.TextBody ?? "", mail.HtmlBody ?? "", mail.Headers.GroupBy(h => h.Field).ToDictionary(h => h.Key, h => h.First().Value)));
        }

        return mails;
    }

    [Fact]
    public async Task The_same_mail_handed_over_again_is_in_the_outbox_once()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(MailOutcome.Accepted, (await Mailer.SendAsync(Example, TestContext.Current.CancellationToken)).Outcome);
        Assert.Single(await DeliveredAsync());
    }

    public void Dispose() => folder.Dispose();
}
