using ChipWatch.Doubles;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Tests;

public sealed class PoisonKeeperTests
{
    private readonly FakeTimeProvider clock = new(new(2025, 9, 18, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryBlobStore store = new();
    private readonly MemoryWorkQueue queue = new();
    private readonly PoisonKeeper keeper;

    public PoisonKeeperTests() => keeper = new(store, queue, clock);

    [Fact]
    public async Task A_poison_message_is_kept_once_however_often_it_comes()
    {
        var body = Json.Write<WorkMessage>(new CollectMessage("sse-bulletins"));
        var first = await keeper.KeepAsync(Queues.Collect, body, "bulletin list: 500");
        clock.Advance(TimeSpan.FromHours(1));
        await keeper.KeepAsync(Queues.Collect, body, "bulletin list: 502");

        var kept = Assert.Single(await keeper.ListAsync().ToListAsync());
        Assert.Equal(first with { Times = 2, Reason = "bulletin list: 502", LastKept = clock.GetUtcNow() }, kept);
        Assert.Equal("sse-bulletins", kept.Subject);
        Assert.Equal(body, kept.Body);
        Assert.Equal($"state/poison/collect/{kept.Id}.json", Assert.Single(store.Snapshot().Keys).ToString());
    }

    [Fact]
    public async Task Different_messages_are_kept_apart_by_queue()
    {
        await keeper.KeepAsync(Queues.Digests, Json.Write<WorkMessage>(new DigestMessage("ana-1", clock.GetUtcNow())));
        await keeper.KeepAsync(Queues.Backfills, Json.Write<WorkMessage>(new BackfillMessage("b1", 2)));
        await keeper.KeepAsync(Queues.Backfills, Json.Write<WorkMessage>(new BackfillMessage("b1", 3)));
        Assert.Equal(["backfills b1 slice 2", "backfills b1 slice 3", "digests ana-1 2025-09-18 00:00:00Z"],
            (await keeper.ListAsync().ToListAsync()).Select(p => $"{p.Queue} {p.Subject}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("not JSON", "No message that this version knows: ")]
    [InlineData("""{"type":"collect.v9","source":"x"}""", "No message that this version knows: ")]
    [InlineData("null", "The message is JSON null")]
    [InlineData("", "No message that this version knows: ")]
    public async Task A_body_that_nobody_reads_is_kept_too_and_says_so(string body, string reason)
    {
        var kept = await keeper.KeepAsync(Queues.Collect, body);
        Assert.Null(kept.Subject);
        Assert.Equal(body, kept.Body);
        Assert.StartsWith(reason, kept.Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => keeper.PutBackAsync(Queues.Collect, kept.Id));
        Assert.Single(await keeper.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Put_back_it_starts_afresh_on_its_queue_and_is_forgotten_here()
    {
        var kept = await keeper.KeepAsync(Queues.Collect, Json.Write<WorkMessage>(new CollectMessage("sse-bulletins") { Deferred = 4 }));
        Assert.True(await keeper.PutBackAsync(Queues.Collect, kept.Id));
        Assert.Equal(new CollectMessage("sse-bulletins"), Assert.Single(queue.Of<CollectMessage>()));
        Assert.Empty(store.Snapshot());
        Assert.False(await keeper.PutBackAsync(Queues.Collect, kept.Id));
    }

    [Fact]
    public void A_message_on_the_wrong_queue_is_named() => Assert.Equal(
        "A message of the digests queue ('ana-1 2025-09-18 00:00:00Z') stood on another",
        Assert.Throws<InvalidDataException>(() => WireMessage.Read<CollectMessage>(Json.Write<WorkMessage>(new DigestMessage("ana-1", clock.GetUtcNow())))).Message);
}
