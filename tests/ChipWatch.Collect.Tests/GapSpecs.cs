using System.Text;
using ChipWatch.Collect.Coverage;
using ChipWatch.Collect.Tests.Rig;
using CsCheck;

namespace ChipWatch.Collect.Tests;

/// <summary>What is missing of a day is noticed and filled by the schedule alone.</summary>
public sealed class GapSpecs
{
    private const int Many = 70;
    private static readonly DateOnly Day = new(2026, 3, 4);
    private static readonly List<Row> All = [.. Rows.Numbered(1, Many, "2026-03-04")];

    /// <summary>More than a batch of the ledger holds, so that state and ledger both are asked.</summary>
    [Fact]
    public async Task Any_captures_deleted_and_any_rows_that_the_list_had_dropped_are_that_many_gaps_filled_by_the_schedule_alone()
    {
        await using var site = await Site.StartAsync();
        await Gen.Select(Gen.Bool.Array[Many], Gen.Bool.Array[Many]).SampleAsync(async (lost, dropped) =>
        {
            var rows = new Rows(All.Where((_, i) => !dropped[i])) { PageSize = 100 };
            site.Answer = rows.AnswerAsync;
            await using var watcher = new Watcher(site);
            Assert.NotNull(await FastMotion.RunUntilAsync(watcher, () => Task.FromResult(watcher.Collected.Count == rows.All.Count), TimeSpan.FromHours(1)));
            var deleted = watcher.Documents.Where(d => lost[All.FindIndex(r => r.Id == d.Item.ExternalId)]).ToList();
            foreach (var document in deleted)
                await watcher.Store.DeleteAsync(Containers.RawOf(document.Capture.Sha256));
            watcher.Clock.Advance(TimeSpan.FromHours(12.1)); // to behind the day's end, when the polls see nothing that is not known
            rows.All.Clear();
            rows.All.AddRange(All);
            await watcher.Collector.CollectAsync(new("rows-source") { Reconcile = Day, Slot = watcher.Clock.GetUtcNow() }, TestContext.Current.CancellationToken);

            var coverage = (await watcher.CoverageAsync(Day))!;
            Assert.Equal(dropped.Count(d => d), coverage.Gaps.Count(g => g.Kind == GapKind.NotListed));
            Assert.Equal(deleted.Count, coverage.Gaps.Count(g => g.Kind == GapKind.CaptureMissing));
            Assert.Equal(dropped.Count(d => d) + deleted.Count, coverage.Gaps.Count);
            Assert.All(coverage.Gaps, g => Assert.NotNull(g.Healed));
            Assert.Equal((Many, Many, Many, null), (coverage.Declared, coverage.Listed, coverage.Captured, coverage.Shortfall));
            Assert.All(All, r => Assert.Equal(Rows.PageOf(r.Id), Encoding.UTF8.GetString(FastMotion.CaptureOf(watcher, r.Id)!)));
        }, iter: 8, threads: 1);
    }

    [Fact]
    public async Task Any_rows_that_only_the_second_list_has_are_that_many_gaps_collected_from_there()
    {
        await using var site = await Site.StartAsync();
        var before = Rows.Numbered(101, 3, "2026-03-03").ToList();
        await Gen.Bool.Array[24].SampleAsync(async hidden =>
        {
            var shown = new Rows([.. All.Take(24).Where((_, i) => !hidden[i]), .. before]) { PageSize = 100 };
            var whole = new Rows([.. All.Take(24), .. before]) { PageSize = 100 };
            site.Answer = context => (context.Request.Path == "/mirror" ? whole : shown).AnswerAsync(context);
            await using var watcher = new Watcher(site, sources: [Watcher.Source() with { SecondList = "mirror" }, Watcher.Source("mirror") with { Url = new("http://list.example/mirror"), Every = TimeSpan.FromDays(30) }]);
            await watcher.PollAsync();

            await watcher.Collector.CollectAsync(new("rows-source") { Reconcile = Day }, TestContext.Current.CancellationToken);

            var coverage = (await watcher.CoverageAsync(Day))!;
            Assert.Equal(All.Take(24).Where((_, i) => hidden[i]).Select(r => $"Title of {r.Id}").Order(StringComparer.Ordinal), coverage.Gaps.Select(g => g.Title).Order(StringComparer.Ordinal));
            Assert.All(coverage.Gaps, g => Assert.Equal((GapKind.OnlyInSecondList, "collected from mirror", true), (g.Kind, g.Reason, g.Healed is not null)));
            Assert.Equal(27, watcher.Collected.Distinct().Count());
            Assert.Equal(27, watcher.Collected.Count);
        }, iter: 15, threads: 1);
    }

    [Fact]
    public async Task The_day_before_is_checked_every_morning_without_anybody_asking()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 5, "2026-03-04")).AnswerAsync;
        await using var watcher = new Watcher(site);
        await FastMotion.RunUntilAsync(watcher, () => Task.FromResult(watcher.Collected.Count == 5), TimeSpan.FromHours(1));
        await watcher.Store.DeleteAsync(Containers.RawOf(watcher.Documents[3].Capture.Sha256));

        var healed = await FastMotion.RunUntilAsync(watcher, () => Task.FromResult(FastMotion.CaptureOf(watcher, "n4") is not null), TimeSpan.FromDays(1));

        // From 16:00 in Shanghai to shortly after 4:00.
        Assert.InRange(healed!.Value.TotalHours, 12, 12.5);
        var health = await watcher.HealthAsync();
        Assert.Equal((HealthStatus.Ok, 5), (health.Status, health.Items));
        Assert.Equal("03-04: 5 listed of 5 declared, 5 captured, 5 read, 1 gaps filled", health.Yesterday!.Summary);
    }

    [Fact]
    public async Task A_list_that_could_not_be_asked_is_asked_again_later()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 5, "2026-03-03"));
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site);
        await watcher.PollAsync();
        rows.All.Insert(0, new("n6", "2026-03-03"));
        site.Instead["/list"] = Misbehaviour.Says(200, "<html>maintenance</html>");
        watcher.Queue.Sent.Clear();

        await watcher.Collector.CollectAsync(new("rows-source") { Reconcile = new(2026, 3, 3) }, TestContext.Current.CancellationToken);

        var (message, delay) = Assert.Single(watcher.Queue.Sent);
        Assert.Equal((new CollectMessage("rows-source") { Reconcile = new(2026, 3, 3), Deferred = 1 }, TimeSpan.FromHours(6)), ((CollectMessage)message, delay));
        Assert.Contains("not JSON", Assert.Single((await watcher.CoverageAsync(new(2026, 3, 3)))!.Unchecked), StringComparison.Ordinal);

        site.Instead.Clear();
        await watcher.Collector.CollectAsync((CollectMessage)message, TestContext.Current.CancellationToken);
        Assert.Contains("n6", watcher.Collected);
        Assert.Empty((await watcher.CoverageAsync(new(2026, 3, 3)))!.Unchecked);
    }

    [Fact]
    public async Task A_server_that_says_304_for_ever_is_asked_for_the_whole_list_once_a_day()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 3, "2026-03-03"));
        site.Answer = context =>
        {
            context.Response.Headers.ETag = "\"stuck\"";
            if (context.Request.Headers.IfNoneMatch.Count == 0)
                return rows.AnswerAsync(context);
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        };
        await using var watcher = new Watcher(site);
        await FastMotion.RunUntilAsync(watcher, () => Task.FromResult(watcher.Collected.Count == 3), TimeSpan.FromHours(1));
        rows.All.Insert(0, new("n4", "2026-03-04"));

        Assert.InRange((await FastMotion.RunUntilAsync(watcher, () => Task.FromResult(watcher.Collected.Contains("n4")), TimeSpan.FromDays(2)))!.Value.TotalHours, 11, 25);
    }

    [Fact]
    public async Task A_source_that_is_slow_by_habit_is_not_stale_and_one_that_fell_silent_is()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows([new("n3", "2026-03-01"), new("n2", "2026-02-08"), new("n1", "2026-01-18")]);
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site);
        var said = new List<(int, HealthStatus)>();
        foreach (var days in new[] { 0, 30, 30 })
        {
            watcher.Clock.Advance(TimeSpan.FromDays(days));
            await watcher.PollAsync();
            said.Add((days, (await watcher.HealthAsync()).Status));
        }

        // Three weeks between two entries are its habit: a month and some days are not yet twice that, two months are.
        Assert.Equal([(0, HealthStatus.Ok), (30, HealthStatus.Ok), (30, HealthStatus.Alarm)], said);
        Assert.Contains("it answers, but its newest entry is 63 days old", (await watcher.HealthAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nights_that_are_always_empty_are_no_alarm()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows();
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site);
        for (var hour = 0; hour < 24 * 10; hour++)
        {
            var local = watcher.Clock.GetUtcNow().AddHours(8);
            rows.All.Clear();
            if (local.Hour >= 12 && local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                rows.All.AddRange(Rows.Numbered(local.DayOfYear * 10, 3, local.ToString("yyyy-MM-dd")));
            await watcher.PollAsync();
            Assert.NotEqual(Collect.State.SourceProblemKind.Empty, (await watcher.StateAsync()).Problem?.Kind);
            watcher.Clock.Advance(TimeSpan.FromHours(1));
        }
    }
}
