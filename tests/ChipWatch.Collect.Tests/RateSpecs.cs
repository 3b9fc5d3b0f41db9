using System.Collections.Concurrent;
using System.Diagnostics;
using ChipWatch.Collect.Rates;
using ChipWatch.Collect.Tests.Rig;
using ChipWatch.Doubles;
using ChipWatch.Sources;

namespace ChipWatch.Collect.Tests;

/// <summary>A host's rate holds over all instances, and costs no write per request.</summary>
public sealed class RateSpecs
{
    /// <summary>Requests a second that the domain allows in these tests: SEC's 5, ten times as fast.</summary>
    private const int Rate = 50;

    private static readonly Dictionary<string, string?> Domain = new() { ["ChipWatch:Collect:DomainRates:example"] = "50" };

    [Fact]
    public async Task Four_instances_with_sources_on_hosts_of_one_domain_keep_to_its_rate_together()
    {
        await using var site = await Site.StartAsync();
        var times = Timed(site, new Rows(Rows.Numbered(1, 25, "2026-03-03")));
        var store = new MemoryBlobStore();
        var sources = Enumerable.Range(1, 4).Select(n => Watcher.Source($"source-{n}") with { Hosts = [$"h{n}.example"], Url = new($"http://h{n}.example/list"), Spacing = TimeSpan.FromMilliseconds(1) }).ToArray();
        var watchers = sources.Select(_ => new Watcher(site, TimeProvider.System, Domain, store, sources: sources)).ToList();

        // Two polls without a window, two in windows that the schedule gave them, one after the other.
        var now = TimeProvider.System.GetUtcNow();
        await Task.WhenAll(watchers.Select((w, i) => DeliverAsync(w, new(sources[i].Id) { Window = i < 2 ? null : new(now.AddSeconds(2 * (i - 2)), now.AddSeconds(2 * (i - 1))) })));
        foreach (var watcher in watchers)
            await watcher.DisposeAsync();

        Assert.True(times.Count >= 4 * 28, $"{times.Count} requests");
        // A busy machine bunches a few; without a shared rate there would be a hundred.
        Assert.InRange(MostIn(times, TimeSpan.FromSeconds(1)), 10, Rate + 5);
    }

    [Fact]
    public async Task A_backfill_leaves_two_thirds_of_the_time_to_others_and_writes_by_the_block()
    {
        await using var site = await Site.StartAsync();
        var times = Timed(site, new Rows(Rows.Numbered(1, 60, "2026-02-10")));
        await using var watcher = new Watcher(site, TimeProvider.System, new Dictionary<string, string?>(Domain) { ["ChipWatch:Collect:BackfillSlowdown"] = "2" }, sources: Watcher.Source() with { Spacing = TimeSpan.FromSeconds(0.1) });
        await watcher.Backfills.StartAsync(new("rows-source", new(2026, 2, 10), new(2026, 2, 10)), TestContext.Current.CancellationToken);

        await BackfillSpecs.DrainAsync(watcher);

        // 66 requests at 8 a second, 5 seconds out of 10: 40, a pause, 26.
        var gaps = times.Order().Zip(times.Order().Skip(1), Stopwatch.GetElapsedTime).ToList();
        Assert.Equal(66, times.Count);
        Assert.InRange(gaps.Count(g => g > TimeSpan.FromSeconds(3)), 1, 2);
        Assert.InRange(watcher.Store.Transactions.Count(t => t.Verb == "write" && t.Name.Name.StartsWith("rates/", StringComparison.Ordinal)), 2, 4);
    }

    [Fact]
    public async Task Without_a_token_the_message_goes_back_with_a_delay()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 3, "2026-03-03")).AnswerAsync;
        await using var watcher = new Watcher(site, sources: Watcher.Source() with { Spacing = TimeSpan.FromSeconds(5) });
        await watcher.Store.WriteJsonAsync(new(Containers.State, "rates/list.example.json"), new HostState { Holder = "another", Until = watcher.Clock.GetUtcNow().AddSeconds(25) });

        var outcome = await watcher.PollAsync();

        Assert.Equal((WorkStatus.Deferred, TimeSpan.FromSeconds(25)), (outcome.Status, outcome.RetryAfter));
        Assert.Equal(TimeSpan.FromSeconds(25), Assert.Single(watcher.Queue.Sent).Delay);
        Assert.Empty(site.Asked);
    }

    [Fact]
    public async Task The_schedule_gives_polls_of_one_host_windows_that_follow_each_other_and_end_with_the_minute()
    {
        var sources = new[] { "a.sec.gov", "b.sec.gov", "alone.example", "www.sec.gov" }.Select((host, i) => Watcher.Source($"s{i}") with { Hosts = [host], Url = new($"http://{host}/list"), Spacing = TimeSpan.FromSeconds(0.2) }).ToArray();
        await using var watcher = new Watcher(null, sources: sources);

        await watcher.Get<CollectScheduler>().ScheduleAsync(TestContext.Current.CancellationToken);

        var sent = watcher.Queue.Sent.Select(s => (((CollectMessage)s.Message).Source, ((CollectMessage)s.Message).Window!, s.Delay)).ToList();
        var edgar = sent.Where(s => s.Source != "s2").Select(s => s.Item2).OrderBy(w => w.From).ToList();
        Assert.Equal([0, 20, 40], edgar.Select(w => (w.From - watcher.Clock.GetUtcNow()).TotalSeconds));
        Assert.Equal([20, 40, 60], edgar.Select(w => (w.Until - watcher.Clock.GetUtcNow()).TotalSeconds));
        Assert.Equal(60, (sent.Single(s => s.Source == "s2").Item2.Until - watcher.Clock.GetUtcNow()).TotalSeconds);
        Assert.All(sent, s => Assert.Equal(s.Item2.From == watcher.Clock.GetUtcNow() ? null : s.Item2.From - watcher.Clock.GetUtcNow(), s.Delay));
    }

    [Fact]
    public async Task An_unchanged_poll_in_its_window_takes_no_token()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 3, "2026-03-03")).AnswerAsync;
        await using var watcher = new Watcher(site, TimeProvider.System, sources: Watcher.Source() with { Spacing = TimeSpan.FromMilliseconds(20) });
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < 2; i++)
        {
            watcher.Store.Transactions.Clear();
            await watcher.Collector.CollectAsync(new("rows-source") { Window = new(now, now.AddMinutes(1)) }, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(watcher.Store.Transactions, t => t.Verb == "write" && t.Name.Name.StartsWith("rates/", StringComparison.Ordinal));
        }

        Assert.Equal(["state/sources/rows-source.json"], watcher.Store.Transactions.Where(t => t.Verb == "write").Select(t => t.Name.ToString()));
        Assert.Equal(3, watcher.Collected.Count);
    }

    [Fact]
    public async Task At_most_one_request_at_a_time_is_open_to_a_host_that_is_to_be_spaced()
    {
        await using var site = await Site.StartAsync();
        var (open, most) = (0, 0);
        var rows = new Rows(Rows.Numbered(1, 6, "2026-03-03"));
        site.Answer = async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            await Task.Delay(30);
            await rows.AnswerAsync(context);
            Interlocked.Decrement(ref open);
        };
        var sources = new[] { "one", "two", "three" }.Select(id => Watcher.Source(id) with { Spacing = TimeSpan.FromMilliseconds(2) }).ToArray();
        await using var watcher = new Watcher(site, TimeProvider.System, sources: sources);

        await Task.WhenAll(sources.Select(s => watcher.PollAsync(s.Id)));

        Assert.Equal(18, watcher.Documents.Count);
        Assert.Equal(1, most);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_outlasts_its_lease_or_window_keeps_other_instances_from_the_host(bool window)
    {
        await using var site = await Site.StartAsync();
        var (open, most) = (0, 0);
        // A list without rows, so that each poll asks once.
        var rows = new Rows();
        site.Answer = async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            if (context.Request.Path.Value!.StartsWith("/list", StringComparison.Ordinal))
                await Task.Delay(TimeSpan.FromSeconds(3));
            await rows.AnswerAsync(context);
            Interlocked.Decrement(ref open);
        };
        var store = new MemoryBlobStore();
        var sources = new[] { "one", "two" }.Select(id => Watcher.Source(id) with { Spacing = TimeSpan.FromMilliseconds(20) }).ToArray();
        await using var first = new Watcher(site, TimeProvider.System, store: store, sources: sources);
        await using var second = new Watcher(site, TimeProvider.System, store: store, sources: sources);
        var now = TimeProvider.System.GetUtcNow();
        var middle = now.AddSeconds(2);

        await Task.WhenAll(
            DeliverAsync(first, new("one") { Window = window ? new(now, middle) : null }),
            LaterAsync());

        Assert.Equal(1, most);
        Assert.Equal(2, store.Snapshot().Keys.Count(n => n.Name.StartsWith("sources/", StringComparison.Ordinal)));

        async Task LaterAsync()
        {
            await Task.Delay(2200);
            await DeliverAsync(second, new("two") { Window = window ? new(middle, middle.AddSeconds(10)) : null });
        }
    }

    /// <summary>As a queue does: what is put off comes back after its delay.</summary>
    private static async Task DeliverAsync(Watcher watcher, CollectMessage message)
    {
        while (await watcher.Collector.CollectAsync(message, TestContext.Current.CancellationToken) is { Status: WorkStatus.Deferred, RetryAfter: { } delay })
            await Task.Delay(delay, TestContext.Current.CancellationToken);
    }

    private static ConcurrentBag<long> Timed(Site site, Rows rows)
    {
        var times = new ConcurrentBag<long>();
        site.Answer = context =>
        {
            times.Add(Stopwatch.GetTimestamp());
            return rows.AnswerAsync(context);
        };
        return times;
    }

    /// <summary>The most requests that came within any stretch of that length.</summary>
    private static int MostIn(IEnumerable<long> times, TimeSpan stretch)
    {
        var sorted = times.Order().ToList();
        return sorted.Select((from, i) => sorted.Skip(i).TakeWhile(t => Stopwatch.GetElapsedTime(from, t) < stretch).Count()).Max();
    }
}
