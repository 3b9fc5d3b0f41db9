using System.Reflection;
using System.Text.Json.Serialization;

namespace ChipWatch.Contracts;

/// <summary>What every <see cref="IWorkQueue"/> does. An adapter's test class inherits it and says how to look into its queues.</summary>
public abstract class WorkQueueContract
{
    /// <summary>The queues under test, empty at the start of each test.</summary>
    protected abstract IWorkQueue Queue { get; }

    /// <summary>Takes every message that can be seen now off the queue.</summary>
    protected abstract Task<IReadOnlyList<WorkMessage>> TakeAsync(string queue);

    /// <summary>Lets that much time pass on the queue's clock.</summary>
    protected abstract Task WaitAsync(TimeSpan time);

    /// <summary>The shortest delay worth testing: a second where the clock is real.</summary>
    protected virtual TimeSpan Tick => TimeSpan.FromSeconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Item Listed = new("cmcc-notices", "招标/2025-0917?id=1", "AI算力服务器集中采购_中标候选人公示")
    {
        Link = new("https://example.com/notice?id=1&名=算力"),
        Document = new("https://example.com/notice/1.pdf"),
        PublishedOn = new(2025, 9, 17),
        PublishedAt = new(2025, 9, 17, 20, 30, 0, TimeSpan.FromHours(8)),
        Language = "zh",
        Filer = new("中国移动通信有限公司", "china-mobile"),
        Ticker = "600941.SH",
        Facts = new Dictionary<string, string> { ["noticeType"] = "候选人公示" },
    };

    private static readonly Capture Captured = new(new string('a', 64), "application/pdf", "gb18030", new("https://example.com/notice/1.pdf"), new(2025, 9, 17, 12, 31, 0, TimeSpan.Zero), 123_456);

    /// <summary>At least one of every type.</summary>
    public static IReadOnlyList<WorkMessage> Examples { get; } =
    [
        new CollectMessage("sse-bulletins"),
        new CollectMessage("sse-bulletins") { Deferred = 3 },
        new DocumentMessage(Listed, Captured) { Month = "2025-09", Revision = 2, Backfill = "b1", Deferred = 1 },
        new DigestMessage("ana-1", new(2025, 9, 18, 0, 0, 0, TimeSpan.Zero)),
        new BackfillMessage("b1", 42),
    ];

    public static TheoryData<int> EveryExample => [.. Enumerable.Range(0, Examples.Count)];

    [Fact]
    public void Every_message_type_has_an_example_here() => Assert.Equal(
        typeof(WorkMessage).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType.Name).Order(StringComparer.Ordinal),
        Examples.Select(e => e.GetType().Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryExample))]
    public async Task A_message_comes_out_of_its_own_queue_as_it_went_in(int example)
    {
        await Queue.SendAsync(Examples[example], cancellation: Stop);
        foreach (var other in Queues.All.Where(q => q != Examples[example].Queue))
            Assert.Empty(await TakeAsync(other));
        var taken = Assert.Single(await TakeAsync(Examples[example].Queue));
        Assert.Equal(Json.Write(Examples[example]), Json.Write(taken));
        Assert.Equal(Examples[example].GetType(), taken.GetType());
    }

    [Fact]
    public async Task Equal_messages_are_all_delivered()
    {
        for (var i = 0; i < 3; i++)
            await Queue.SendAsync(new CollectMessage("sse-bulletins"), cancellation: Stop);
        Assert.Equal(3, (await TakeAsync(Queues.Collect)).Count);
    }

    [Fact]
    public async Task A_delayed_message_is_out_of_sight_for_at_least_its_delay()
    {
        await Queue.SendAsync(new CollectMessage("later"), Tick * 2, Stop);
        await Queue.SendAsync(new CollectMessage("now"), TimeSpan.Zero, Stop);
        Assert.Equal("now", Assert.Single(await TakeAsync(Queues.Collect)).Subject);
        await WaitAsync(Tick);
        Assert.Empty(await TakeAsync(Queues.Collect));
        await WaitAsync(Tick * 2);
        Assert.Equal("later", Assert.Single(await TakeAsync(Queues.Collect)).Subject);
    }

    [Fact]
    public async Task Seven_days_are_the_longest_delay()
    {
        await Queue.SendAsync(new CollectMessage("sse-bulletins"), TimeSpan.FromDays(7), Stop);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Queue.SendAsync(new CollectMessage("sse-bulletins"), TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1), Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Queue.SendAsync(new CollectMessage("sse-bulletins"), TimeSpan.FromSeconds(-1), Stop));
        Assert.Empty(await TakeAsync(Queues.Collect));
    }

    [Fact]
    public async Task The_largest_message_goes_through_and_one_byte_more_is_refused_by_its_name()
    {
        var room = WireMessage.MaxBytes - Json.WriteBytes<WorkMessage>(Sized("")).Length;
        await Queue.SendAsync(Sized(new string('x', room)), cancellation: Stop);
        Assert.Single(await TakeAsync(Queues.Documents));

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Queue.SendAsync(Sized(new string('x', room + 1)), cancellation: Stop));
        Assert.StartsWith("The documents message for 'cmcc-notices/招标/2025-0917?id=1' has 49153 bytes, 49152 at most: put its content in a blob and send the blob's name", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await TakeAsync(Queues.Documents));

        static DocumentMessage Sized(string title) => new(Listed with { Title = title }, Captured) { Month = "2025-09" };
    }

    [Fact]
    public async Task Size_counts_in_bytes_and_not_in_characters()
    {
        var chinese = new DocumentMessage(Listed with { Title = new string('标', 17_000) }, Captured) { Month = "2025-09" };
        await Assert.ThrowsAsync<ArgumentException>(() => Queue.SendAsync(chinese, cancellation: Stop));
    }

    [Fact]
    public async Task Nothing_is_sent_once_cancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Queue.SendAsync(new CollectMessage("sse-bulletins"), cancellation: new(canceled: true)));
        Assert.Empty(await TakeAsync(Queues.Collect));
    }
}
