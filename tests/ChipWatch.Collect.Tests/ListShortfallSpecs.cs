using System.Text.Json;
using ChipWatch.Collect.Tests.Rig;
using ChipWatch.Sources;
using Microsoft.AspNetCore.Http;

namespace ChipWatch.Collect.Tests;

/// <summary>Rows that a list counts and does not show, or shows and that cannot be read, are said; days without a list are no failure.</summary>
public sealed class ListShortfallSpecs
{
    [Fact]
    public async Task Rows_that_cannot_be_read_are_said_and_the_others_are_collected()
    {
        await using var site = await Site.StartAsync();
        site.Answer = context => Json(context, new { total = 2, rows = new object[] { new { id = "a", title = "A" }, new { title = "nameless" } } });
        await using var watcher = new Watcher(site, sources: List());

        await watcher.PollAsync("list-source");
        await watcher.PollAsync("list-source");

        Assert.Equal(["a"], watcher.Collected);
        var health = await watcher.HealthAsync("list-source");
        Assert.Equal(HealthStatus.Failing, health.Status);
        Assert.Contains("a row has no id", health.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")]
    [InlineData(404, "<html><body>The requested page is not here.</body></html>")]
    public async Task A_backfill_over_days_without_an_index_goes_on_with_the_next_day(int status, string body)
    {
        await using var site = await Site.StartAsync();
        var index = "Form Type   Company Name                                                  CIK         Date Filed  File Name\n" + new string('-', 120) + "\n"
            + "8-K         NORTHRIDGE BAKERY CORP                                        9990001     20260223    edgar/data/9990001/0009990001-26-000007.txt\n";
        site.Answer = context => context.Request.Path.Value switch
        {
            var p when p!.Contains("20260221", StringComparison.Ordinal) || p.Contains("20260222", StringComparison.Ordinal) => Says(context, status, body, "text/html"),
            var p when p!.EndsWith(".idx", StringComparison.Ordinal) => Says(context, 200, index, "text/plain"),
            _ => Says(context, 404, "", "text/plain"),
        };
        var source = Watcher.Source("index-source") with
        {
            Kind = SourceKind.Filings, Reader = "sec-daily-index", TimeZone = "America/New_York", Watch = true, BackfillReach = "1994-07-01", SliceDays = 7,
            Settings = JsonSerializer.SerializeToElement(new { forms = new[] { "8-K" } }),
        };
        await using var watcher = new Watcher(site, sources: source);

        var start = await watcher.Backfills.StartAsync(new("index-source", new(2026, 2, 21), new(2026, 2, 23)), TestContext.Current.CancellationToken);
        await BackfillSpecs.DrainAsync(watcher);

        var progress = await watcher.Backfills.GetAsync(start.Id, TestContext.Current.CancellationToken);
        Assert.Equal("done", progress!.Status);
        Assert.Empty(progress.Reasons);
        Assert.Contains(site.Asked, a => a.EndsWith("form.20260223.idx", StringComparison.Ordinal));
    }

    private static Source List() => Watcher.Source("list-source") with
    {
        Reader = "json",
        Url = new("http://list.example/list"),
        Settings = JsonSerializer.SerializeToElement(new { rows = "rows", total = "total", item = new { id = "{id}", title = "{title}", content = "{title}" } }, ChipWatch.Json.Options),
    };

    private static Task Json(HttpContext context, object answer) => Says(context, 200, ChipWatch.Json.Write(answer), "application/json");

    private static Task Says(HttpContext context, int status, string body, string type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }
}
