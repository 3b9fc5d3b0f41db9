using ChipWatch.Collect.Http;
using ChipWatch.Collect.Tests.Rig;
using static ChipWatch.Collect.Tests.Rig.Misbehaviour;

namespace ChipWatch.Collect.Tests;

/// <summary>robots.txt as RFC 9309 has it.</summary>
public sealed class RobotsSpecs
{
    public static TheoryData<string, string, bool> Rules => new()
    {
        { "User-agent: *\nDisallow: /", "/a", false },
        { "User-agent: *\nDisallow:", "/a", true },
        { "", "/a", true },
        { "User-agent: *\nDisallow: /private\n", "/private.html", false },
        { "User-agent: *\nDisallow: /private/\n", "/private", true },
        // the group of our name alone counts, in any case, wherever it stands and however often
        { "User-agent: *\nDisallow: /\n\nUser-agent: chipwatch\nAllow: /", "/a", true },
        { "User-agent: ChipWatch/1.0 (bot)\nDisallow: /a\n\nUser-agent: *\nAllow: /", "/a", false },
        { "User-agent: ChipWatchX\nDisallow: /", "/a", true },
        { "User-agent: ChipWatch\nDisallow: /a\n\nUser-agent: other\nDisallow: /\n\nUser-agent: CHIPWATCH\nDisallow: /b", "/b", false },
        { "User-agent: other\nUser-agent: ChipWatch\nDisallow: /a", "/a", false },
        { "User-agent: other\nDisallow: /a\nUser-agent: ChipWatch\nDisallow: /b", "/a", true },
        // the longest rule wins, Allow on a tie, whatever the order
        { "User-agent: *\nDisallow: /\nAllow: /news", "/news/1", true },
        { "User-agent: *\nAllow: /news\nDisallow: /news/old", "/news/old/1", false },
        { "User-agent: *\nDisallow: /page\nAllow: /page", "/page", true },
        // wildcards and ends
        { "User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false },
        { "User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", true },
        { "User-agent: *\nDisallow: /a*b*c", "/a-b-x-c-d", false },
        { "User-agent: *\nDisallow: /a*b*c", "/a-c-b", true },
        { "User-agent: *\nDisallow: /list?page=", "/list?page=2", false },
        { "User-agent: *\nDisallow: /end$", "/end", false },
        { "User-agent: *\nDisallow: /end$", "/ending", true },
        // octets are compared as they are meant
        { "User-agent: *\nDisallow: /公告", "/%e5%85%ac%e5%91%8a/1", false },
        { "User-agent: *\nDisallow: /%7Ejoe", "/~joe/1", false },
        { "User-agent: *\nDisallow: /a%2fb", "/a/b", true },
        { "User-agent: *\nDisallow: /a%3cd", "/a%3Cd", false },
        // what people write
        { "\uFEFFUser-agent: *\r\nDisallow: /a # not this\r\n", "/a", false },
        { "User-agent: *\rDisallow: /a\r", "/a", false },
        { "user-AGENT : *\nDISALLOW : /a", "/a", false },
        { "Sitemap: https://list.example/map.xml\nDisallow: /\nUser-agent: *\nCrawl-delay: 10\nDisallow: /b", "/a", true },
        { "<html><body>Not found</body></html>", "/a", true },
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_path_is_allowed_or_not(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(text, SourceHttp.Product).Allows(new Uri("http://list.example" + path)));

    [Fact]
    public void Many_stars_cost_no_more_than_their_number()
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("a*", 500)) + "b", SourceHttp.Product);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.True(rules.Allows(new Uri("http://list.example/" + new string('a', 5000))));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public async Task A_web_page_source_asks_first_once_a_day_and_keeps_away_from_what_is_closed()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 3, "2026-03-03")).AnswerAsync;
        site.Instead["/robots.txt"] = Says(200, "User-agent: *\nDisallow: /item/n2", "text/plain");
        await using var watcher = Polite(site);

        await watcher.PollAsync();
        await watcher.PollAsync();

        Assert.Equal(["n1", "n3"], watcher.Collected);
        Assert.Equal(1, site.Asked.Count(a => a == "/robots.txt"));
        Assert.Equal("/robots.txt", site.Asked[0]);
        Assert.Contains("robots.txt of list.example keeps us from /item/n2", (await watcher.StateAsync()).Recent.Single(e => e.Failure is not null).Failure, StringComparison.Ordinal);

        await using var other = Polite(site, watcher);
        await other.PollAsync();
        Assert.Equal(1, site.Asked.Count(a => a == "/robots.txt"));

        watcher.Clock.Advance(TimeSpan.FromHours(25));
        await watcher.PollAsync();
        Assert.Equal(2, site.Asked.Count(a => a == "/robots.txt"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(403)]
    [InlineData(400)]
    public async Task Where_there_is_none_everything_is_allowed(int status)
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 2, "2026-03-03")).AnswerAsync;
        site.Instead["/robots.txt"] = Says(status, "none", "text/plain");
        await using var watcher = Polite(site);

        await watcher.PollAsync();

        Assert.Equal(2, watcher.Collected.Count);
    }

    [Theory]
    [InlineData(500, WorkStatus.Deferred)]
    [InlineData(503, WorkStatus.Deferred)]
    [InlineData(429, WorkStatus.Deferred)]
    public async Task Where_it_cannot_be_had_nothing_is_asked_for_now(int status, WorkStatus outcome)
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 2, "2026-03-03")).AnswerAsync;
        site.Instead["/robots.txt"] = Says(status, "later", "text/plain");
        await using var watcher = Polite(site);

        var said = await watcher.PollAsync();

        Assert.Equal(outcome, said.Status);
        Assert.StartsWith("robots.txt of list.example: ", said.Reason, StringComparison.Ordinal);
        Assert.All(site.Asked, a => Assert.Equal("/robots.txt", a));
    }

    [Fact]
    public async Task While_it_cannot_be_had_any_more_yesterday_s_copy_holds()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 2, "2026-03-03"));
        site.Answer = rows.AnswerAsync;
        site.Instead["/robots.txt"] = Says(200, "User-agent: *\nDisallow: /item/n3", "text/plain");
        await using var watcher = Polite(site);
        await watcher.PollAsync();
        site.Instead["/robots.txt"] = Says(500, "oops");
        rows.All.InsertRange(0, Rows.Numbered(3, 2, "2026-03-05"));
        watcher.Clock.Advance(TimeSpan.FromHours(30));

        await watcher.PollAsync();

        Assert.Equal(["n1", "n2", "n4"], watcher.Collected);
    }

    [Fact]
    public async Task Of_a_file_without_end_the_beginning_counts_and_a_redirect_elsewhere_is_no_file()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 2, "2026-03-03")).AnswerAsync;
        site.Instead["/robots.txt"] = Says(200, "User-agent: *\nDisallow: /item/n2\n" + string.Concat(Enumerable.Repeat("# and so on\n", 100_000)), "text/plain");
        await using (var watcher = Polite(site))
        {
            await watcher.PollAsync();
            Assert.Equal(["n1"], watcher.Collected);
        }

        site.Instead["/robots.txt"] = Says(301, "", "text/plain", ("Location", "http://elsewhere.example/robots.txt"));
        await using var fresh = Polite(site);
        await fresh.PollAsync();
        Assert.Equal(["n1", "n2"], fresh.Collected);
    }

    private static Watcher Polite(Site site, Watcher? beside = null) => new(site, beside?.Clock, store: beside?.Store, sources: Watcher.Source() with { Robots = true });
}
