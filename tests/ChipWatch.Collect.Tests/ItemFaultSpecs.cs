using System.IO.Compression;
using System.Net;
using System.Text;
using ChipWatch.Collect.Tests.Rig;
using Microsoft.AspNetCore.Http;
using static ChipWatch.Collect.Tests.Rig.Misbehaviour;

namespace ChipWatch.Collect.Tests;

/// <summary>An item that goes wrong while its list is fine: the others are not kept waiting, and it comes when its page does.</summary>
public sealed class ItemFaultSpecs
{
    public static TheoryData<string, Func<HttpContext, Task>, int> Passing => new()
    {
        { "a block page with 200", Says(200, "<html><title>安全验证</title></html>", "text/html; charset=utf-8"), 15 },
        { "403", Says(403, "no"), 15 },
        { "500", Says(500, "oops"), 15 },
        { "an empty body", Says(200), 15 },
        { "a body that breaks off", BreaksOff, 15 },
        { "a gzip that is cut", CutsItsGzip, 15 },
        { "404 before the page is there", Says(404, "not yet"), 360 },
        { "503 without a word", Says(503, "busy"), 1 },
        { "a circle of redirects", Says(302, "", "text/html", ("Location", "/item/n2")), 15 },
    };

    [Theory, MemberData(nameof(Passing))]
    public async Task A_passing_fault_of_an_item_heals_by_itself(string fault, Func<HttpContext, Task> answer, int minutes)
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 3, "2026-03-03")).AnswerAsync;
        site.Instead["/item/n2"] = answer;
        await using var watcher = new Watcher(site);

        await watcher.PollAsync();

        Assert.Contains("n1", watcher.Collected);
        Assert.DoesNotContain("n2", watcher.Collected);
        Assert.Contains("/item/n2", Assert.Single((await watcher.StateAsync()).Open, o => o.Reason is not null).Reason, StringComparison.Ordinal);

        site.Instead.Clear();
        watcher.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await watcher.PollAsync();

        Assert.Equal(["n1", "n2", "n3"], watcher.Collected.Order(StringComparer.Ordinal));
        Assert.Empty((await watcher.StateAsync()).Open);
        Assert.NotEmpty(fault);
    }

    public static TheoryData<string, Func<HttpContext, Task>, string> Lasting => new()
    {
        { "a body without end", NeverEnds, "more than 1,048,576 bytes came" },
        { "a body that unpacks without end", Bomb, "more than 1,048,576 bytes came" },
        { "an announced size beyond the limit", context => { context.Response.ContentLength = 5_000_000; context.Response.ContentType = "text/html"; return context.Response.Body.WriteAsync(new byte[5_000_000]).AsTask(); }, "announces 5,000,000 bytes" },
        { "a redirect to a private address", Says(302, "", "text/html", ("Location", "http://10.0.0.8/admin")), "10.0.0.8 is not on the public internet" },
        { "a redirect to the metadata address", Says(302, "", "text/html", ("Location", "http://169.254.169.254/metadata/identity")), "not on the public internet" },
        { "a redirect to an IPv4-mapped loopback", Says(302, "", "text/html", ("Location", "http://[::ffff:127.0.0.1]/")), "not on the public internet" },
        { "a redirect to another host", Says(301, "", "text/html", ("Location", "http://elsewhere.example/")), "elsewhere.example is none of the hosts of rows-source (list.example)" },
        { "a redirect to a file", Says(302, "", "text/html", ("Location", "file:///etc/passwd")), "is not an http address" },
        { "410", Says(410, "gone"), "answered 410" },
    };

    [Theory, MemberData(nameof(Lasting))]
    public async Task A_lasting_fault_is_given_up_with_its_reason_on_record(string fault, Func<HttpContext, Task> answer, string said)
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 3, "2026-03-03")).AnswerAsync;
        site.Instead["/item/n2"] = answer;
        await using var watcher = new Watcher(site, settings: new Dictionary<string, string?> { ["ChipWatch:Collect:MaxItemMegabytes"] = "1" });
        for (var i = 0; i < 5; i++)
        {
            await watcher.PollAsync();
            watcher.Clock.Advance(TimeSpan.FromDays(1));
        }

        var state = await watcher.StateAsync();
        Assert.Equal(["n1", "n3"], watcher.Collected);
        Assert.Empty(state.Open);
        Assert.Contains(said, Assert.Single(state.Recent, e => e.Failure is not null).Failure, StringComparison.Ordinal);
        Assert.All(watcher.Dialled, d => Assert.Equal("93.184.215.14", d.Address.ToString()));

        await watcher.Collector.CollectAsync(new("rows-source") { Reconcile = new(2026, 3, 3) }, TestContext.Current.CancellationToken);
        var coverage = await watcher.CoverageAsync(new(2026, 3, 3));
        Assert.Equal((3, 2, 1), (coverage!.Listed, coverage.Captured, coverage.Failed));
        Assert.Contains(said, Assert.Single(coverage.Failures).Reason, StringComparison.Ordinal);
        Assert.NotEmpty(fault);
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_whatever_the_answer_looks_like()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 1, "2026-03-03")).AnswerAsync;
        await using var watcher = new Watcher(site);
        watcher.Addresses["list.example"] = [IPAddress.Parse("::ffff:192.168.1.1"), IPAddress.Parse("fd00::1"), IPAddress.Parse("100.64.3.2")];

        var outcome = await watcher.PollAsync();

        Assert.Equal(WorkStatus.Failed, outcome.Status);
        Assert.Contains("which is not on the public internet", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(watcher.Dialled);
    }

    [Fact]
    public async Task Among_public_and_private_answers_only_the_public_one_is_dialled()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 1, "2026-03-03")).AnswerAsync;
        await using var watcher = new Watcher(site);
        watcher.Addresses["list.example"] = [IPAddress.Parse("10.1.1.1"), IPAddress.Parse("93.184.215.99")];

        Assert.Equal(WorkOutcome.Done, await watcher.PollAsync());
        Assert.Equal(["93.184.215.99"], watcher.Dialled.Select(d => d.Address.ToString()).Distinct());
    }

    [Fact]
    public async Task Slow_bytes_are_cut_off_and_the_item_is_tried_again()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 2, "2026-03-03")).AnswerAsync;
        site.Instead["/item/n1"] = Dribbles;
        await using var watcher = new Watcher(site, TimeProvider.System, new Dictionary<string, string?> { ["ChipWatch:Collect:IdleTimeout"] = "00:00:00.2" });

        await watcher.PollAsync();

        Assert.Equal(["n2"], watcher.Collected);
        Assert.Contains("nothing came for 00:00:00.2", Assert.Single((await watcher.StateAsync()).Open).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_charset_changes_no_byte_of_the_capture()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("GB18030").GetBytes("<html><body>寒武纪上半年营业收入大幅增长</body></html>");
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 1, "2026-03-03")).AnswerAsync;
        site.Instead["/item/n1"] = context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.Body.WriteAsync(bytes).AsTask();
        };
        await using var watcher = new Watcher(site);

        await watcher.PollAsync();

        var capture = Assert.Single(watcher.Documents).Capture;
        var stored = watcher.Store.Snapshot()[Containers.RawOf(capture.Sha256)];
        using var unpacked = new MemoryStream();
        await using (var gzip = new GZipStream(new MemoryStream(stored), CompressionMode.Decompress))
            await gzip.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        Assert.Equal(bytes, unpacked.ToArray());
        Assert.Equal(("text/html", "utf-8", bytes.Length), (capture.MediaType, capture.Charset, capture.Length));
    }

    [Fact]
    public async Task Two_block_pages_in_a_row_end_the_run_and_keep_the_rest_for_later()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 8, "2026-03-03"));
        site.Answer = context => context.Request.Path.StartsWithSegments("/item", StringComparison.Ordinal) ? Says(403, "no")(context) : rows.AnswerAsync(context);
        await using var watcher = new Watcher(site);

        var outcome = await watcher.PollAsync();

        Assert.Equal(WorkStatus.Failed, outcome.Status);
        Assert.Equal(3, site.Asked.Count);
        Assert.Equal(8, (await watcher.StateAsync()).Open.Count);

        site.Answer = rows.AnswerAsync;
        watcher.Clock.Advance(TimeSpan.FromMinutes(15));
        await watcher.PollAsync();
        Assert.Equal(8, watcher.Collected.Distinct().Count());
    }
}
