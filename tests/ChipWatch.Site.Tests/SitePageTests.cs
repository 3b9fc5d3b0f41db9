using ChipWatch.Doubles;
using ChipWatch.Publish;
using ChipWatch.Register;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace ChipWatch.Site;

public sealed class SitePageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("index.html", "10 signals")]
    [InlineData("zh/index.html", "10 条信号")]
    public async Task The_page_shows_every_signal_and_complains_of_nothing(string path, string count)
    {
        await using var visit = await chromium.OpenAsync(await SiteAsync(), path);
        Assert.Equal(10, await visit.Shown.CountAsync());
        Assert.Equal(count, await visit.Page.Locator("#shown").TextContentAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Filters_by_kind_company_and_words_and_keeps_the_filter_in_the_address()
    {
        await using var visit = await chromium.OpenAsync(await SiteAsync(), "index.html");
        await visit.Page.Locator("label", new() { HasText = "Revenue" }).ClickAsync();
        Assert.Equal(2, await visit.Shown.CountAsync());
        await visit.Page.Locator("select[name=company]").SelectOptionAsync("hygon");
        Assert.Equal(1, await visit.Shown.CountAsync());
        Assert.Equal("1 / 10 signals", await visit.Page.Locator("#shown").TextContentAsync());
        Assert.EndsWith("?kind=revenue&company=hygon", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await visit.Page.Locator("main section:visible").CountAsync());

        await visit.Page.Locator("input[name=q]").FillAsync("no such words");
        Assert.True(await visit.Page.Locator("#nothing").IsVisibleAsync());
        await visit.Page.Locator("button[type=reset]").ClickAsync();
        await Assertions.Expect(visit.Shown).ToHaveCountAsync(10);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_address_with_a_filter_opens_filtered()
    {
        await using var visit = await chromium.OpenAsync(await SiteAsync(), "index.html?kind=ipo");
        Assert.Equal(2, await visit.Shown.CountAsync());
        Assert.Equal("ipo", await visit.Page.Locator("input[name=kind]:checked").GetAttributeAsync("value"));
    }

    [Fact]
    public async Task Without_scripts_everything_is_readable_and_no_dead_control_shows()
    {
        await using var visit = await chromium.OpenAsync(await SiteAsync(), "index.html", scripts: false);
        Assert.Equal(10, await visit.Shown.CountAsync());
        Assert.False(await visit.Page.Locator("form").IsVisibleAsync());
    }

    [Fact]
    public async Task Dark_mode_turns_the_paper_dark_and_keeps_the_ink_readable()
    {
        await using var visit = await chromium.OpenAsync(await SiteAsync(), "index.html", scheme: ColorScheme.Dark);
        foreach (var selector in new[] { "h3", "blockquote", ".meta", ".links a", ".figure strong", "nav a", "fieldset span" })
            Assert.True(await ContrastAsync(visit.Page, selector) >= 4.5, $"{selector} has a contrast of {await ContrastAsync(visit.Page, selector):0.0}");
        Assert.Equal("rgb(20, 24, 26)", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task Light_mode_is_readable_too()
    {
        await using var visit = await chromium.OpenAsync(await SiteAsync(), "index.html");
        foreach (var selector in new[] { "h3", "blockquote", ".meta", ".links a", ".tag", ".kind", ".was", "fieldset input:checked + span" })
            Assert.True(await ContrastAsync(visit.Page, selector) >= 4.5, $"{selector} has a contrast of {await ContrastAsync(visit.Page, selector):0.0}");
    }

    [Theory]
    [InlineData("index.html", 375)]
    [InlineData("zh/index.html", 375)]
    [InlineData("zh/index.html", 320)]
    public async Task Long_chinese_text_does_not_overflow_a_phone(string path, int width)
    {
        await using var visit = await chromium.OpenAsync(await SiteAsync(), path, width);
        Assert.False(await visit.OverflowsAsync());
    }

    [Fact]
    public async Task The_keyboard_reaches_the_signals_and_the_filter()
    {
        await using var visit = await chromium.OpenAsync(await SiteAsync(), "index.html");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#signals", await visit.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
        await visit.Page.Locator("input[name=kind]").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        Assert.True(await visit.Shown.CountAsync() < 10);
        Assert.Empty(await visit.Page.Locator("input:visible, select:visible").EvaluateAllAsync<string[]>("all => all.filter(e => e.labels.length === 0).map(e => e.name)"));
    }

    private static async Task<Dictionary<string, (string Type, byte[] Content)>> SiteAsync()
    {
        var store = await SampleSignals.StoreAsync();
        await new SiteBuilder(store, SampleSignals.Clock(), CompanyRegister.Default, Options.Create(new PublishOptions())).BuildAsync();
        return store.Snapshot().Where(b => b.Key.Container == Containers.Web).ToDictionary(b => b.Key.Name, b => ("text/html; charset=utf-8", b.Value));
    }

    private static Task<double> ContrastAsync(IPage page, string selector) => page.Locator(selector).First.EvaluateAsync<double>("""
        e => {
          const rgb = c => c.match(/[\d.]+/g).map(Number);
          const light = c => { const [r, g, b] = rgb(c).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
          let under = e;
          while (under && (rgb(getComputedStyle(under).backgroundColor)[3] ?? 1) === 0) under = under.parentElement;
          const [a, b] = [light(getComputedStyle(e).color), light(getComputedStyle(under ?? document.body).backgroundColor)];
          return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        }
        """);
}
