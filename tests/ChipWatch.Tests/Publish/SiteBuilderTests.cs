using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using ChipWatch.Doubles;
using ChipWatch.Reconcile;
using ChipWatch.Reconcile.Rates;
using ChipWatch.Register;
using CsCheck;
using Microsoft.Extensions.Options;

namespace ChipWatch.Publish;

public sealed class SiteBuilderTests
{
    [Fact]
    public async Task Writes_a_page_in_two_languages_two_feeds_and_a_table()
    {
        var store = await SampleSignals.StoreAsync();
        var build = await BuilderOf(store).BuildAsync();
        Assert.Equal(10, build.Signals);
        Assert.Equal(["index.html", "zh/index.html", "atom.xml", "feed.json", "signals.csv"], build.Written.Select(w => w.Name));

        var page = await PageAsync(store, "index.html");
        Assert.Equal(10, page.QuerySelectorAll("article").Length);
        Assert.Equal(page.QuerySelectorAll("article time, h2 time").Select(t => t.TextContent).OrderDescending(), page.QuerySelectorAll("h2 time").Select(t => t.TextContent));
        var corrected = page.QuerySelectorAll("article").Single(a => a.QuerySelector(".tag.corrected") is not null);
        Assert.Contains("12.01", corrected.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("CNY 1.012bn", corrected.QuerySelector(".was s")!.TextContent);
        Assert.Contains("rumour", page.QuerySelector(".standing.rumour")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 origins", page.QuerySelectorAll("article").First(a => a.GetAttribute("data-company") == "cambricon").TextContent, StringComparison.Ordinal);
        Assert.Contains("采购", (await PageAsync(store, "zh/index.html")).QuerySelector(".kind.procurement")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Building_again_writes_nothing()
    {
        var store = await SampleSignals.StoreAsync();
        await BuilderOf(store).BuildAsync();
        Assert.Empty((await BuilderOf(store).BuildAsync()).Written);
    }

    [Fact]
    public async Task A_site_without_signals_says_so()
    {
        var store = new MemoryBlobStore();
        await BuilderOf(store).BuildAsync();
        Assert.Contains("No signals yet", (await PageAsync(store, "index.html")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere()
    {
        var store = await SampleSignals.StoreAsync();
        await BuilderOf(store).BuildAsync();
        var page = await PageAsync(store, "index.html");
        Assert.Empty(page.QuerySelectorAll("script[src], img, iframe, link[rel=stylesheet], object, embed"));
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feeds_and_the_table_hold_every_signal()
    {
        var store = await SampleSignals.StoreAsync();
        await BuilderOf(store, "https://chipwatch.example/signals").BuildAsync();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await TextAsync(store, "atom.xml")).Root!;
        Assert.Equal(10, feed.Elements(atom + "entry").Count());
        Assert.All(feed.Elements(atom + "entry"), e => Assert.StartsWith("https://chipwatch.example/signals/index.html#s-", e.Element(atom + "link")!.Attribute("href")!.Value, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(await TextAsync(store, "feed.json"));
        Assert.Equal(10, json.RootElement.GetProperty("items").GetArrayLength());
        Assert.Equal("https://jsonfeed.org/version/1.1", json.RootElement.GetProperty("version").GetString());
        Assert.Equal("https://chipwatch.example/signals/feed.json", json.RootElement.GetProperty("feed_url").GetString());
        Assert.Equal(11, (await TextAsync(store, "signals.csv")).TrimEnd().Split("\r\n").Length);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://x\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    public void No_cell_of_the_table_is_a_formula(string hostile)
    {
        var csv = Encoding.UTF8.GetString(SignalCsv.Of([Hostile(hostile, null)], new([])));
        Assert.Contains("'" + hostile.Replace("\"", "\"\""), csv, StringComparison.Ordinal);
        Assert.DoesNotContain("," + hostile, csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"" + hostile.Replace("\"", "\"\""), csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_stand_in_dollars_too_by_the_last_rate_of_or_before_the_day_of_publication()
    {
        var signal = Hostile("x", null);
        RateDay[] days = [new(new(2025, 8, 29), "EUR", new Dictionary<string, decimal> { ["USD"] = 1.2m, ["CNY"] = 8.4m }), new(new(2025, 9, 2), "EUR", new Dictionary<string, decimal> { ["USD"] = 1.2m, ["CNY"] = 4.2m })];

        Assert.EndsWith(",0.14,0.14\r\n", Encoding.UTF8.GetString(SignalCsv.Of([signal], new(days))), StringComparison.Ordinal);
        Assert.EndsWith(",,\r\n", Encoding.UTF8.GetString(SignalCsv.Of([signal], new([]))), StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_from_the_web_becomes_markup_and_no_link_but_http_becomes_one()
    {
        string[] pieces = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "</style>", "</article>", "<!--", "{{ t.title }}", "{% raw %}", "&amp;", "\u0000", "\ud800", "寒武纪", " ", "\u202e", "]]>"];
        string[] links = ["javascript:alert(1)", "data:text/html,<script>1</script>", "https://a.example/?q=<b>\"'", "http://b.example/", "vbscript:x", "file:///etc/passwd"];
        Gen.Select(Gen.Int[0, pieces.Length - 1].Array[1, 6], Gen.Int[0, links.Length - 1]).Sample((parts, link) =>
        {
            var text = string.Concat(parts.Select(p => pieces[p]));
            var signal = Hostile(text, new Uri(links[link]));
            var page = new HtmlParser().ParseDocument(SitePage.Render([signal], SiteWords.English, CompanyRegister.Default, default));
            Assert.Equal(1, page.QuerySelectorAll("script").Length);
            Assert.Equal(1, page.QuerySelectorAll("article").Length);
            Assert.Empty(page.QuerySelectorAll("img, [onerror], [onmouseover]"));
            Assert.All(page.QuerySelectorAll("article a"), a => Assert.Matches("^https?://", a.GetAttribute("href")!));
            XDocument.Parse(Encoding.UTF8.GetString(SignalFeeds.Atom([SignalView.Of(signal, SiteWords.English)], null)));
            JsonDocument.Parse(SignalFeeds.JsonFeedOf([SignalView.Of(signal, SiteWords.English)], null)).Dispose();
        }, iter: 300);
    }

    [Fact]
    public void Both_languages_have_the_same_words() => Assert.Equal(SiteWords.English.All.Keys.Order(), SiteWords.Chinese.All.Keys.Order());

    private static Signal Hostile(string text, Uri? url)
    {
        var claim = new RevenueClaim { Evidence = [new(0, text.Length, text)], Company = new(text), Segment = text, Amount = Amount.Exactly(1, "CNY") };
        return SignalFold.Of("00ff", "key", [new("d1", "wire", text, url, new(2025, 9, 1, 0, 0, 0, TimeSpan.Zero), text, claim)]);
    }

    private static SiteBuilder BuilderOf(MemoryBlobStore store, string? url = null) =>
        new(store, SampleSignals.Clock(), CompanyRegister.Default, Options.Create(new PublishOptions { BaseUrl = url }));

    private static async Task<string> TextAsync(MemoryBlobStore store, string name) =>
        Encoding.UTF8.GetString((await store.ReadAsync(new(Containers.Web, name)))!.Content.Span);

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(MemoryBlobStore store, string name) =>
        new HtmlParser().ParseDocument(await TextAsync(store, name));
}
