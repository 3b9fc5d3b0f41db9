using ChipWatch.Doubles;
using ChipWatch.Notify;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Tests.Notify;

public sealed class DigestSenderTests
{
    private readonly FakeTimeProvider clock = new(Examples.WindowEnd);
    private readonly MemoryBlobStore store = new();
    private readonly MemoryWorkQueue queue = new();
    private readonly MemoryMailer mailer = new();
    private readonly DigestMessage message = new("ana", Examples.WindowEnd);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DigestSender Sender(IBlobStore? through = null)
    {
        var blobs = through ?? store;
        var window = new DigestWindow(blobs, _ => Task.FromResult<IReadOnlyList<CoverageLine>>([]));
        return new(blobs, queue, mailer, new(blobs, clock), window, new(Examples.Options), clock, NullLogger<DigestSender>.Instance);
    }

    private async Task GivenAsync(params SignalChange[] changes)
    {
        await new SubscriberBook(store, clock).SaveAsync(Examples.Ana, Stop);
        foreach (var change in changes)
            await NoticeAsync(change);
    }

    private async Task NoticeAsync(SignalChange change)
    {
        await store.WriteJsonAsync(change.Blob, change, cancellation: Stop);
        await store.UpdateJsonAsync<Signal>(Containers.SignalOf(change.Signal.Current.Kind, change.SignalId), known => known?.Version > change.Version ? known : change.Signal, Stop);
    }

    private async Task<DigestReceipt?> ReceiptAsync(DateTimeOffset? end = null) =>
        (await store.ReadJsonAsync<DigestReceipt>(DigestReceipt.BlobOf("ana", end ?? Examples.WindowEnd), Stop))?.Value;

    [Fact]
    public async Task A_window_with_news_is_one_mail_however_often_the_message_comes()
    {
        await GivenAsync(Examples.Change("aa"), Examples.Change("bb"));
        for (var i = 0; i < 3; i++)
            Assert.Equal(WorkStatus.Done, (await Sender().SendAsync(message, Stop)).Status);
        Assert.Single(mailer.Sent);
        Assert.Equal(DigestState.Accepted, (await ReceiptAsync())!.State);
        Assert.Equal(["aa.1", "bb.1"], (await ReceiptAsync())!.Signals);
    }

    [Fact]
    public async Task A_window_without_news_is_no_mail_but_a_receipt()
    {
        await GivenAsync(Examples.Change("aa", silent: true));
        await Sender().SendAsync(message, Stop);
        Assert.Empty(mailer.Sent);
        Assert.Equal(DigestState.Empty, (await ReceiptAsync())!.State);
    }

    [Fact]
    public async Task A_change_whose_signal_is_no_more_is_told_to_nobody()
    {
        await GivenAsync(Examples.Change("aa"), Examples.Change("bb"));
        await store.DeleteAsync(Containers.SignalOf("revenue", "bb"), Stop);
        await Sender().SendAsync(message, Stop);
        Assert.Equal(["aa.1"], (await ReceiptAsync())!.Signals);
    }

    [Fact]
    public async Task The_next_window_begins_where_the_last_told_one_ended()
    {
        await GivenAsync(Examples.Change("aa"));
        await Sender().SendAsync(message, Stop);
        var later = Examples.WindowEnd.AddHours(30);
        await NoticeAsync(Examples.Change("bb") with { At = Examples.WindowEnd });
        clock.SetUtcNow(later);
        await Sender().SendAsync(message with { WindowEnd = later }, Stop);
        Assert.Equal(["bb.1"], (await ReceiptAsync(later))!.Signals);
    }

    [Fact]
    public async Task A_provider_that_asks_to_wait_is_asked_again_after_that_time()
    {
        await GivenAsync(Examples.Change("aa"));
        mailer.Next = _ => new(MailOutcome.Deferred, RetryAfter: TimeSpan.FromSeconds(90), Reason: "429");
        Assert.Equal(WorkStatus.Deferred, (await Sender().SendAsync(message, Stop)).Status);
        Assert.Equal(TimeSpan.FromSeconds(90), Assert.Single(queue.Sent).Delay);

        mailer.Next = mail => new(MailOutcome.Accepted, mail.Id);
        await Sender().SendAsync(queue.Of<DigestMessage>().Single(), Stop);
        Assert.Single(mailer.Sent);
    }

    [Fact]
    public async Task A_rejected_mail_is_kept_with_its_reason_and_its_window_is_told_again()
    {
        await GivenAsync(Examples.Change("aa"));
        mailer.Next = _ => new(MailOutcome.Rejected, Reason: "no such mailbox");
        Assert.Equal(WorkStatus.Failed, (await Sender().SendAsync(message, Stop)).Status);
        Assert.Equal("no such mailbox", (await ReceiptAsync())!.Reason);

        mailer.Next = mail => new(MailOutcome.Accepted, mail.Id);
        var later = Examples.WindowEnd.AddDays(1);
        await Sender().SendAsync(message with { WindowEnd = later }, Stop);
        Assert.Equal(["aa.1"], (await ReceiptAsync(later))!.Signals);
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_is_not_sent_again_and_the_next_digest_covers_its_window()
    {
        await GivenAsync(Examples.Change("aa"));
        mailer.Next = _ => new(MailOutcome.Unknown, Reason: "no answer");
        Assert.Equal(WorkStatus.Done, (await Sender().SendAsync(message, Stop)).Status);
        Assert.Equal(DigestState.Unconfirmed, (await ReceiptAsync())!.State);

        mailer.Next = mail => new(MailOutcome.Accepted, mail.Id);
        await Sender().SendAsync(message, Stop);
        Assert.Empty(mailer.Sent);
        Assert.Empty(queue.Sent);
        var later = Examples.WindowEnd.AddDays(1);
        await Sender().SendAsync(message with { WindowEnd = later }, Stop);
        Assert.Equal(["aa.1"], (await ReceiptAsync(later))!.Signals);
    }

    /// <summary>The process dies before the n-th storage call, for every n; then the queue delivers again, late enough.</summary>
    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task Killed_anywhere_no_mail_is_sent_twice_and_nothing_goes_untold(int call)
    {
        await GivenAsync(Examples.Change("aa"));
        var dying = new DyingStore(store, call);
        try
        {
            await Sender(dying).SendAsync(message, Stop);
        }
        catch (IOException)
        {
            // the kill
        }

        clock.Advance(TimeSpan.FromMinutes(11));
        await Sender().SendAsync(message, Stop);
        await Sender().SendAsync(message, Stop);
        var later = Examples.WindowEnd.AddDays(1);
        clock.SetUtcNow(later);
        await Sender().SendAsync(message with { WindowEnd = later }, Stop);

        Assert.Equal(mailer.Sent.Count, mailer.Sent.Select(m => m.Id).Distinct().Count());
        Assert.Contains(mailer.Sent, m => m.Text.Contains("Cambricon", StringComparison.Ordinal));
    }

    public static TheoryData<int> EveryCall => [.. Enumerable.Range(1, 12)];

    private sealed class DyingStore(IBlobStore inner, int call) : IBlobStore
    {
        private int calls;

        private void Count()
        {
            if (++calls >= call)
                throw new IOException("killed");
        }

        public Task<StoredBlob?> ReadAsync(BlobName name, CancellationToken cancellation = default)
        {
            Count();
            return inner.ReadAsync(name, cancellation);
        }

        public Task<string?> WriteAsync(BlobName name, ReadOnlyMemory<byte> content, WriteCondition condition = default, BlobOptions? options = null, CancellationToken cancellation = default)
        {
            Count();
            return inner.WriteAsync(name, content, condition, options, cancellation);
        }

        public Task<bool> DeleteAsync(BlobName name, CancellationToken cancellation = default)
        {
            Count();
            return inner.DeleteAsync(name, cancellation);
        }

        public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix = "", CancellationToken cancellation = default)
        {
            Count();
            return inner.ListAsync(container, prefix, cancellation);
        }
    }

    [Fact]
    public async Task A_change_that_was_written_after_its_window_was_read_stands_in_the_next_digest_and_nothing_is_told_twice()
    {
        await GivenAsync(Examples.Change("early") with { At = Examples.WindowEnd.AddMinutes(-40) });
        await Sender().SendAsync(message, Stop);
        await GivenAsync(Examples.Change("late") with { At = Examples.WindowEnd.AddSeconds(-1) }, Examples.Change("early") with { At = Examples.WindowEnd.AddMinutes(5) });
        clock.Advance(TimeSpan.FromDays(1));
        await Sender().SendAsync(new("ana", Examples.WindowEnd.AddDays(1)), Stop);
        Assert.Equal(["late.1"], (await ReceiptAsync(Examples.WindowEnd.AddDays(1)))!.Signals);
    }
}
