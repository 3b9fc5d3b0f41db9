using ChipWatch.Collect.State;
using ChipWatch.Collect.Tests.Rig;
using Microsoft.AspNetCore.Http;
using static ChipWatch.Collect.Tests.Rig.Misbehaviour;

namespace ChipWatch.Collect.Tests;

/// <summary>A list that goes wrong: what is said, and that the next good answer brings everything.</summary>
public sealed class ListFaultSpecs
{
    public static TheoryData<string, Func<HttpContext, Task>, SourceProblemKind, string> Faults => new()
    {
        { "an error page with 200", Says(200, "<html><body><h1>Internal error</h1></body></html>"), SourceProblemKind.Malformed, "not JSON" },
        { "a refusal in the envelope", Says(200, "{\"error\":\"系统繁忙\"}", "application/json"), SourceProblemKind.Refused, "系统繁忙" },
        { "another shape", Says(200, "{\"data\":{\"list\":[]}}", "application/json"), SourceProblemKind.Malformed, "changed its shape" },
        { "a cut body", Says(200, "{\"total\":3,\"rows\":[{\"id\":\"n3\",", "application/json"), SourceProblemKind.Malformed, "not JSON" },
        { "a script challenge with 200", Says(200, "<html><script>var arg1='2A';setCookie('acw_sc__v2', x);</script></html>"), SourceProblemKind.Blocked, "acw_sc__v2" },
        { "a Chinese block page with 200", Says(200, "<html><body><p>访问过于频繁，请稍后再试</p></body></html>", "text/html; charset=utf-8"), SourceProblemKind.Blocked, "访问过于频繁" },
        { "403", Says(403, "<html><title>Your Request Originates from an Undeclared Automated Tool</title></html>"), SourceProblemKind.Blocked, "403" },
        { "404", Says(404, "gone"), SourceProblemKind.Refused, "404" },
        { "500 for long", Says(500, "oops"), SourceProblemKind.Broken, "500" },
        { "a body that breaks off", BreaksOff, SourceProblemKind.Broken, "broke off" },
        { "a gzip that is cut", CutsItsGzip, SourceProblemKind.Broken, "broke off" },
        { "a body without end", NeverEnds, SourceProblemKind.Refused, "too large" },
        { "a body that unpacks without end", Bomb, SourceProblemKind.Refused, "too large" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_of_the_list_is_said_and_loses_nothing(string fault, Func<HttpContext, Task> answer, SourceProblemKind kind, string said)
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 3, "2026-03-03"));
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site, settings: new Dictionary<string, string?> { ["ChipWatch:Collect:MaxListMegabytes"] = "4" });
        await watcher.PollAsync();
        rows.All.Insert(0, new("n4", "2026-03-04"));
        site.Instead["/list"] = answer;

        var outcome = await watcher.PollAsync();

        Assert.NotEqual(WorkStatus.Done, outcome.Status);
        Assert.Contains(said, outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(kind, (await watcher.StateAsync()).Problem?.Kind);
        Assert.Contains(said, (await watcher.HealthAsync()).Reason, StringComparison.Ordinal);

        site.Instead.Clear();
        await watcher.PollAsync();

        Assert.Equal(["n1", "n2", "n3", "n4"], watcher.Collected);
        Assert.Equal(HealthStatus.Ok, (await watcher.HealthAsync()).Status);
        Assert.NotEmpty(fault);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "90", 90)]
    [InlineData(503, "Wed, 04 Mar 2026 08:05:00 GMT", 300)]
    [InlineData(429, null, 60)]
    [InlineData(503, null, 60)]
    public async Task A_wait_that_a_server_asks_for_is_the_delay_of_the_message(int status, string? retryAfter, int seconds)
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 3, "2026-03-03")).AnswerAsync;
        site.Instead["/list"] = Says(status, "wait", "text/plain", retryAfter is null ? [] : [("Retry-After", retryAfter)]);
        await using var watcher = new Watcher(site);

        var outcome = await watcher.PollAsync();

        Assert.Equal(WorkStatus.Deferred, outcome.Status);
        Assert.Equal(TimeSpan.FromSeconds(seconds), outcome.RetryAfter);
        var (message, delay) = Assert.Single(watcher.Queue.Sent);
        Assert.Equal(new CollectMessage("rows-source") { Deferred = 1 }, message);
        Assert.Equal(TimeSpan.FromSeconds(seconds), delay);
        Assert.Single(site.Asked);

        site.Instead.Clear();
        watcher.Clock.Advance(delay!.Value);
        await watcher.Collector.CollectAsync((CollectMessage)message, TestContext.Current.CancellationToken);
        Assert.Equal(["n1", "n2", "n3"], watcher.Collected);
    }

    [Fact]
    public async Task Waits_that_the_server_leaves_to_us_double()
    {
        await using var site = await Site.StartAsync();
        site.Answer = Says(503, "wait");
        await using var watcher = new Watcher(site);

        var waits = new List<TimeSpan?>();
        for (var i = 0; i < 4; i++)
            waits.Add((await watcher.Collector.CollectAsync(new("rows-source") { Deferred = i }, TestContext.Current.CancellationToken)).RetryAfter);

        Assert.Equal([1.0, 2.0, 4.0, 8.0], waits.Select(w => w!.Value.TotalMinutes));
    }

    [Fact]
    public async Task A_host_that_asked_for_a_wait_is_left_alone_by_every_source_and_instance()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 3, "2026-03-03")).AnswerAsync;
        site.Instead["/list"] = Says(429, "wait", "text/plain", ("Retry-After", "120"));
        var sources = new[] { Watcher.Source(), Watcher.Source("other-source") };
        await using var one = new Watcher(site, sources: sources);
        await one.PollAsync();
        await using var other = new Watcher(site, clock: one.Clock, store: one.Store, sources: sources);

        var outcome = await other.PollAsync("other-source");

        Assert.Equal(WorkStatus.Deferred, outcome.Status);
        Assert.Equal(TimeSpan.FromSeconds(120), outcome.RetryAfter);
        Assert.Single(site.Asked);
    }

    [Fact]
    public async Task An_error_behind_the_last_page_is_the_end_where_the_reader_knows_it()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 10, "2026-03-03")) { PageSize = 5 };
        site.Answer = context => context.Request.Query["page"] == "1" ? Says(503, "<html>past the end</html>")(context) : rows.AnswerAsync(context);
        await using var watcher = new Watcher(site);

        Assert.Equal(WorkOutcome.Done, await watcher.PollAsync());
        Assert.Equal(5, watcher.Collected.Count);
    }

    [Fact]
    public async Task One_bad_gateway_is_tried_again_in_the_same_run()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 3, "2026-03-03"));
        site.Answer = context => site.Asked.Count == 1 ? Says(502, "bad gateway")(context) : rows.AnswerAsync(context);
        await using var watcher = new Watcher(site);

        Assert.Equal(WorkOutcome.Done, await watcher.PollAsync());
        Assert.Equal(["n1", "n2", "n3"], watcher.Collected);
    }

    [Fact]
    public async Task A_list_that_has_not_changed_since_is_not_sent_again()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 3, "2026-03-03"));
        site.Answer = context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            return rows.AnswerAsync(context);
        };
        await using var watcher = new Watcher(site);
        await watcher.PollAsync();
        site.Asked.Clear();
        watcher.Store.Transactions.Clear();
        watcher.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(WorkOutcome.Done, await watcher.PollAsync());

        Assert.Equal(["/list?page=0"], site.Asked);
        Assert.Equal(3, watcher.Documents.Count);
        Assert.Single(watcher.Store.Transactions, t => t.Verb == "write");
        Assert.Equal(watcher.Clock.GetUtcNow(), (await watcher.StateAsync()).LastSuccess);
    }

    [Fact]
    public async Task Nothing_is_asked_without_a_contact_for_the_publisher()
    {
        await using var site = await Site.StartAsync();
        await using var watcher = new Watcher(site, settings: new Dictionary<string, string?> { ["ChipWatch:Collect:Contact"] = null });

        var outcome = await watcher.PollAsync();

        Assert.Equal(WorkOutcome.Failed("ChipWatch:Collect:Contact is not set: give an e-mail or web address at which publishers reach you"), outcome);
        Assert.Empty(site.Asked);
    }

    [Fact]
    public async Task An_unknown_source_is_named_with_those_like_it()
    {
        await using var watcher = new Watcher(null);

        Assert.Equal(WorkOutcome.Failed("No source is called 'rows'; there is rows-source"), await watcher.PollAsync("rows"));
    }
}
