using ChipWatch.Collect.State;
using ChipWatch.Collect.Tests.Rig;

namespace ChipWatch.Collect.Tests;

public sealed class PagingSpecs
{
    [Fact]
    public async Task A_busy_day_is_paged_back_to_what_is_known()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 30, "2026-03-03"));
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site);
        await watcher.PollAsync();
        rows.All.InsertRange(0, Rows.Numbered(31, 25, "2026-03-04"));
        site.Asked.Clear();

        await watcher.PollAsync();

        Assert.Equal(55, watcher.Collected.Distinct().Count());
        Assert.Equal(["/list?page=0", "/list?page=1", "/list?page=2", "/list?page=3"], site.Asked.Where(a => a.StartsWith("/list", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_item_that_slips_to_an_earlier_page_while_paging_is_found_by_the_next_poll()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 30, "2026-03-03"));
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site);
        await watcher.PollAsync();
        rows.All.InsertRange(0, Rows.Numbered(31, 20, "2026-03-04"));
        // A row of the first page is taken down after that page was read: what headed the second page is now on the first.
        var done = false;
        rows.BeforePage = page =>
        {
            if (page == 1 && !done)
            {
                done = true;
                rows.All.RemoveAt(0);
            }
        };

        await watcher.PollAsync();
        Assert.DoesNotContain("n40", watcher.Collected);
        await watcher.PollAsync();

        Assert.Contains("n40", watcher.Collected);
        Assert.Equal(50, watcher.Collected.Distinct().Count());
    }

    [Fact]
    public async Task Rows_that_come_twice_or_in_another_order_are_collected_once()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 30, "2026-03-03"));
        site.Answer = rows.AnswerAsync;
        var added = 0;
        rows.BeforePage = page =>
        {
            if (page is 1 or 2 && added++ < 2)
                rows.All.Insert(0, new($"late{page}", "2026-03-04"));
        };
        await using var watcher = new Watcher(site);

        await watcher.PollAsync();
        await watcher.PollAsync();
        rows.All.Reverse();
        await watcher.PollAsync();

        Assert.Equal(32, watcher.Collected.Distinct().Count());
        Assert.Equal(32, watcher.Collected.Count);
    }

    [Fact]
    public async Task A_page_number_that_the_server_ignores_does_not_page_for_ever()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 30, "2026-03-03"));
        site.Answer = context =>
        {
            context.Request.QueryString = new("?page=0");
            return rows.AnswerAsync(context);
        };
        await using var watcher = new Watcher(site);

        await watcher.PollAsync();

        Assert.Equal(2, site.Asked.Count(a => a.StartsWith("/list", StringComparison.Ordinal)));
        Assert.Equal(10, watcher.Collected.Count);
    }

    [Fact]
    public async Task A_feed_whose_every_entry_is_new_is_said_to_have_overflowed()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 10, "2026-03-03")) { Declares = false };
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site);
        await watcher.PollAsync();
        rows.All.Clear();
        rows.All.AddRange(Rows.Numbered(40, 10, "2026-03-04"));

        await watcher.PollAsync();

        Assert.Equal(SourceProblemKind.Overflow, (await watcher.StateAsync()).Problem?.Kind);
        Assert.Contains("all 10 entries are new", (await watcher.HealthAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_on_a_later_page_keeps_the_pages_before_and_comes_back_for_the_rest()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 30, "2026-03-03"));
        site.Answer = context => context.Request.Query["page"] == "1" ? Misbehaviour.Says(200, "<html>error</html>")(context) : rows.AnswerAsync(context);
        await using var watcher = new Watcher(site);

        await watcher.PollAsync();
        Assert.Equal(10, watcher.Collected.Count);

        site.Answer = rows.AnswerAsync;
        await watcher.PollAsync();
        Assert.Equal(30, watcher.Collected.Count);
    }

    [Fact]
    public async Task Three_empty_lists_against_the_habit_are_an_alarm_and_a_quiet_weekend_is_not()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 5, "2026-03-10"));
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site);
        var kept = rows.All.ToList();
        for (var hour = 0; hour < 24 * 12; hour += 6)
        {
            var weekend = watcher.Clock.GetUtcNow().AddHours(8).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            rows.All.Clear();
            rows.All.AddRange(weekend ? [] : kept);
            await watcher.PollAsync();
            Assert.NotEqual(SourceProblemKind.Empty, (await watcher.StateAsync()).Problem?.Kind);
            watcher.Clock.Advance(TimeSpan.FromHours(6));
        }

        Assert.Equal(DayOfWeek.Monday, watcher.Clock.GetUtcNow().DayOfWeek);
        rows.All.Clear();
        var said = new List<HealthStatus>();
        for (var i = 0; i < 3; i++)
        {
            await watcher.PollAsync();
            said.Add((await watcher.HealthAsync()).Status);
        }

        Assert.Equal([HealthStatus.Quiet, HealthStatus.Quiet, HealthStatus.Alarm], said);
    }
}
