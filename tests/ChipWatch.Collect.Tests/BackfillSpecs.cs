using ChipWatch.Backfill;
using ChipWatch.Collect.Tests.Rig;

namespace ChipWatch.Collect.Tests;

public sealed class BackfillSpecs
{
    private static readonly BackfillRequest Winter = new("rows-source", new(2026, 1, 1), new(2026, 2, 20));

    [Fact]
    public async Task A_range_is_cut_into_slices_newest_first_and_what_was_published_keeps_its_month()
    {
        await using var site = await Site.StartAsync();
        site.Answer = Past().AnswerAsync;
        await using var watcher = new Watcher(site);

        var start = await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);
        Assert.Equal(("rows-source-20260101-20260220", 8, null), (start.Id, start.Slices, start.Refused));
        await DrainAsync(watcher);

        var progress = await watcher.Backfills.GetAsync(start.Id, TestContext.Current.CancellationToken);
        Assert.Equal(("done", 8, 8, 37, 37, 0), (progress!.Status, progress.Slices, progress.SlicesDone, progress.Listed, progress.Captured, progress.Known));
        Assert.Equal(25, watcher.Documents.Count(d => d.Month == "2026-02"));
        Assert.Equal(12, watcher.Documents.Count(d => d.Month == "2026-01"));
        Assert.All(watcher.Documents, d => Assert.Equal(start.Id, d.Backfill));
    }

    [Fact]
    public async Task Running_it_twice_adds_nothing_and_touches_nothing_of_the_live_source()
    {
        await using var site = await Site.StartAsync();
        site.Answer = Past().AnswerAsync;
        await using var watcher = new Watcher(site);
        await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);
        await DrainAsync(watcher);
        var before = watcher.Store.Snapshot().Where(b => b.Key.Container == Containers.Raw || b.Key.Name.StartsWith("seen/", StringComparison.Ordinal)).ToDictionary(b => b.Key, b => Convert.ToHexString(b.Value));
        watcher.Queue.Sent.Clear();

        var again = await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);
        await DrainAsync(watcher);

        Assert.Empty(watcher.Documents);
        Assert.Equal(before, watcher.Store.Snapshot().Where(b => before.ContainsKey(b.Key)).ToDictionary(b => b.Key, b => Convert.ToHexString(b.Value)));
        Assert.Equal(37, (await watcher.Backfills.GetAsync(again.Id, TestContext.Current.CancellationToken))!.Known);
        Assert.DoesNotContain(watcher.Store.Snapshot().Keys, n => n.Name.StartsWith("sources/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_collected_live_is_known_to_a_backfill_and_the_other_way_round()
    {
        await using var site = await Site.StartAsync();
        site.Answer = Past().AnswerAsync;
        await using var watcher = new Watcher(site);
        await watcher.PollAsync();
        Assert.Equal(37, watcher.Collected.Count);

        await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);
        await DrainAsync(watcher);
        Assert.Equal(37, watcher.Collected.Count);

        await using var fresh = new Watcher(site);
        await fresh.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);
        await DrainAsync(fresh);
        await fresh.PollAsync();
        Assert.Equal(37, fresh.Collected.Count);
    }

    [Fact]
    public async Task A_cancelled_backfill_stops_and_keeps_what_it_has()
    {
        await using var site = await Site.StartAsync();
        site.Answer = Past().AnswerAsync;
        await using var watcher = new Watcher(site);
        var start = await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);
        await RunOneAsync(watcher);
        var collected = watcher.Collected.Count;

        Assert.True(await watcher.Backfills.CancelAsync(start.Id, TestContext.Current.CancellationToken));
        await DrainAsync(watcher);

        Assert.Equal(25, collected);
        Assert.Equal(collected, watcher.Collected.Count);
        Assert.Equal("cancelled", (await watcher.Backfills.GetAsync(start.Id, TestContext.Current.CancellationToken))!.Status);
        Assert.False(await watcher.Backfills.CancelAsync("no-such-thing", TestContext.Current.CancellationToken));

        await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);
        await DrainAsync(watcher);
        Assert.Equal(37, watcher.Collected.Count);
    }

    [Fact]
    public async Task Subscribers_are_mailed_only_when_the_backfill_was_asked_to()
    {
        await using var site = await Site.StartAsync();
        site.Answer = Past().AnswerAsync;
        await using var watcher = new Watcher(site);

        await watcher.Backfills.StartAsync(Winter with { MailSubscribers = true }, TestContext.Current.CancellationToken);
        await DrainAsync(watcher);

        Assert.All(watcher.Documents, d => Assert.Null(d.Backfill));
    }

    [Theory]
    [InlineData("rows", "2026-01-01", "2026-01-02", "No source is called 'rows'; there is rows-source")]
    [InlineData("rows-source", "2026-02-01", "2026-01-02", "The range runs backwards: from 2026-02-01 to 2026-01-02")]
    [InlineData("rows-source", "2027-02-01", "2027-02-02", "2027-02-01 has not come yet; a backfill is of the past")]
    public async Task What_cannot_be_asked_is_refused_with_the_mend(string source, string from, string to, string said)
    {
        await using var watcher = new Watcher(null);

        var start = await watcher.Backfills.StartAsync(new(source, DateOnly.Parse(from), DateOnly.Parse(to)), TestContext.Current.CancellationToken);

        Assert.Equal(said, start.Refused);
        Assert.Empty(watcher.Queue.Sent);
    }

    [Fact]
    public async Task A_source_without_a_past_says_so()
    {
        await using var watcher = new Watcher(null);
        watcher.Reader.HasPast = false;

        Assert.Equal("rows-source cannot be asked for its past: it has none", (await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken)).Refused);
    }

    [Fact]
    public async Task A_wait_that_the_server_asks_for_puts_the_slice_back()
    {
        await using var site = await Site.StartAsync();
        site.Answer = Past().AnswerAsync;
        site.Instead["/list"] = Misbehaviour.Says(429, "wait", "text/plain", ("Retry-After", "300"));
        await using var watcher = new Watcher(site);
        await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);

        await RunOneAsync(watcher);

        var (message, delay) = Assert.Single(watcher.Queue.Sent);
        Assert.Equal(("rows-source-20260101-20260220 slice 0", 1, TimeSpan.FromMinutes(5)), (message.Subject, message.Deferred, delay));
        site.Instead.Clear();
        watcher.Clock.Advance(delay!.Value);
        await DrainAsync(watcher);
        Assert.Equal(37, watcher.Collected.Count);
    }

    [Fact]
    public async Task What_failed_for_a_while_is_gone_through_again_and_counted_once()
    {
        await using var site = await Site.StartAsync();
        site.Answer = Past().AnswerAsync;
        site.Instead["/item/n14"] = Misbehaviour.Says(500, "oops");
        await using var watcher = new Watcher(site);
        await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);
        await RunOneAsync(watcher);
        Assert.Equal(24, watcher.Collected.Count);

        site.Instead.Clear();
        await DrainAsync(watcher);

        var progress = await watcher.Backfills.GetAsync("rows-source-20260101-20260220", TestContext.Current.CancellationToken);
        Assert.Equal(("done", 37, 37, 0, 0), (progress!.Status, progress.Listed, progress.Captured, progress.Known, progress.Failed));
        Assert.Equal(37, watcher.Collected.Count);
    }

    [Fact]
    public async Task Started_again_while_it_runs_it_goes_on_once()
    {
        await using var site = await Site.StartAsync();
        site.Answer = Past().AnswerAsync;
        await using var watcher = new Watcher(site);
        await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);
        await watcher.Backfills.StartAsync(Winter, TestContext.Current.CancellationToken);
        Assert.Equal(2, watcher.Queue.Sent.Count);

        await RunOneAsync(watcher);
        Assert.Equal((1, 0), (watcher.Queue.Of<BackfillMessage>().Count(), watcher.Collected.Count));
        await DrainAsync(watcher);

        Assert.Equal(37, watcher.Collected.Count);
        Assert.Equal("done", (await watcher.Backfills.GetAsync("rows-source-20260101-20260220", TestContext.Current.CancellationToken))!.Status);
    }

    [Fact]
    public async Task A_range_that_shows_fewer_rows_than_it_declares_says_so()
    {
        await using var site = await Site.StartAsync();
        site.Answer = Misbehaviour.Says(200, "{\"total\":9,\"rows\":[{\"id\":\"n1\",\"title\":\"t\",\"day\":\"2026-02-20\"}]}", "application/json");
        await using var watcher = new Watcher(site);
        await watcher.Backfills.StartAsync(Winter with { From = new(2026, 2, 20) }, TestContext.Current.CancellationToken);
        await DrainAsync(watcher);

        var progress = await watcher.Backfills.GetAsync("rows-source-20260220-20260220", TestContext.Current.CancellationToken);
        Assert.Equal("done_with_failures", progress!.Status);
        Assert.Contains("2026-02-20 to 2026-02-20: 9 rows declared, 1 shown", progress.Reasons);
    }

    [Fact]
    public async Task A_slice_with_more_pages_than_a_run_may_read_ends_with_the_mend_and_keeps_what_it_has()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 25, "2026-02-20")) { PageSize = 1 }.AnswerAsync;
        await using var watcher = new Watcher(site, settings: new Dictionary<string, string?> { ["ChipWatch:Collect:MaxPages"] = "1" });
        await watcher.Backfills.StartAsync(Winter with { From = new(2026, 2, 20) }, TestContext.Current.CancellationToken);
        await DrainAsync(watcher);

        var progress = await watcher.Backfills.GetAsync("rows-source-20260220-20260220", TestContext.Current.CancellationToken);
        Assert.Equal(("done_with_failures", 20, 20), (progress!.Status, progress.Captured, watcher.Collected.Count));
        Assert.Contains("stopped after 20 pages: ask for fewer days at once", progress.Reasons);
    }

    internal static async Task DrainAsync(Watcher watcher)
    {
        for (var i = 0; i < 1000 && watcher.Queue.Of<BackfillMessage>().Any(); i++)
            await RunOneAsync(watcher);
    }

    private static Rows Past() => new([.. Rows.Numbered(13, 25, "2026-02-18"), .. Rows.Numbered(1, 12, "2026-01-15")]);

    private static async Task RunOneAsync(Watcher watcher)
    {
        var sent = watcher.Queue.Sent.ToList();
        var next = sent.First(s => s.Message is BackfillMessage);
        watcher.Queue.Sent.Clear();
        foreach (var other in sent.Where(s => !ReferenceEquals(s.Message, next.Message)))
            watcher.Queue.Sent.Enqueue(other);
        await watcher.Backfills.RunSliceAsync((BackfillMessage)next.Message, TestContext.Current.CancellationToken);
    }
}
