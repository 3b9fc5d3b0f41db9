using ChipWatch.Doubles;
using ChipWatch.Notify;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Tests.Notify;

public sealed class SubscriberTests
{
    private readonly FakeTimeProvider clock = new(new(2025, 7, 1, 5, 30, 0, TimeSpan.Zero));
    private readonly MemoryBlobStore store = new();
    private readonly MemoryWorkQueue queue = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SubscriberBook Book => new(store, clock);

    private DigestScheduler Scheduler => new(store, queue, Book, clock, Examples.Options);

    [Theory]
    [InlineData("Asia/Shanghai", "2025-07-01T00:00:00Z", true)]
    [InlineData("Asia/Shanghai", "2025-07-01T08:00:00Z", false)]
    [InlineData("Europe/London", "2025-07-01T07:00:00Z", true)]
    [InlineData("Europe/London", "2025-07-01T08:00:00Z", false)]
    [InlineData("Europe/London", "2025-12-01T08:00:00Z", true)]
    public async Task A_subscriber_is_due_at_their_hour_in_summer_and_in_winter(string zone, string hour, bool due)
    {
        await Book.SaveAsync(Examples.Ana with { TimeZone = zone }, Stop);
        var ids = new List<string>();
        await foreach (var id in Book.DueAsync(DateTimeOffset.Parse(hour), Stop))
            ids.Add(id);
        Assert.Equal(due ? ["ana"] : [], ids);
    }

    [Fact]
    public async Task Moving_to_another_hour_leaves_the_old_slot()
    {
        await Book.SaveAsync(Examples.Ana, Stop);
        await Book.SaveAsync(Examples.Ana with { Hour = 9 }, Stop);
        Assert.Equal(["ana"], await DueAsync("2025-07-01T01:00:00Z"));
        Assert.Empty(await DueAsync("2025-07-01T00:00:00Z"));
    }

    [Fact]
    public async Task Erasing_leaves_no_address_behind()
    {
        await Book.SaveAsync(Examples.Ana, Stop);
        Assert.True(await Book.EraseAsync("ana", Stop));
        Assert.DoesNotContain(store.Snapshot().Values, v => System.Text.Encoding.UTF8.GetString(v).Contains("ana", StringComparison.Ordinal));
        Assert.False(await Book.EraseAsync("ana", Stop));
    }

    [Theory]
    [InlineData("no-address", "Asia/Shanghai", "'no-address' is no mail address")]
    [InlineData("a@example.org", "Mars/Olympus", "'Mars/Olympus' is no IANA time zone")]
    public async Task A_faulty_subscriber_is_refused_with_the_fault(string email, string zone, string fault)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Book.SaveAsync(Examples.Ana with { Email = email, TimeZone = zone }, Stop));
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_hour_is_scheduled_once_and_missed_hours_are_made_up_for()
    {
        await Book.SaveAsync(Examples.Ana with { Hour = 14 }, Stop); // 06:00 UTC
        Assert.Equal(0, await Scheduler.ScheduleAsync(Stop));
        clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(1, await Scheduler.ScheduleAsync(Stop));
        Assert.Equal(0, await Scheduler.ScheduleAsync(Stop));
        Assert.Equal(new DigestMessage("ana", new(2025, 7, 1, 6, 0, 0, TimeSpan.Zero)), queue.Of<DigestMessage>().Single());
    }

    [Fact]
    public void Wishes_choose_the_signals()
    {
        var signal = Examples.Change("aa").Signal;
        Assert.True(Examples.Ana.Wants(signal));
        Assert.True((Examples.Ana with { Companies = ["cambricon"], Kinds = ["revenue"] }).Wants(signal));
        Assert.False((Examples.Ana with { Companies = ["nvidia"] }).Wants(signal));
        Assert.False((Examples.Ana with { Kinds = ["ipo"] }).Wants(signal));
        Assert.False((Examples.Ana with { MinConfidence = 0.95 }).Wants(signal));
    }

    private async Task<IReadOnlyList<string>> DueAsync(string hour)
    {
        var ids = new List<string>();
        await foreach (var id in Book.DueAsync(DateTimeOffset.Parse(hour), Stop))
            ids.Add(id);
        return ids;
    }
}
