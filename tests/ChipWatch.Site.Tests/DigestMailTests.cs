using ChipWatch.Doubles;
using ChipWatch.Notify;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace ChipWatch.Site;

public sealed class DigestMailTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", 700, ColorScheme.Light)]
    [InlineData("zh", 375, ColorScheme.Light)]
    [InlineData("zh", 375, ColorScheme.Dark)]
    public async Task A_digest_fits_its_window_loads_nothing_and_complains_of_nothing(string language, int width, ColorScheme scheme)
    {
        var files = new Dictionary<string, (string, byte[])> { ["digest.html"] = ("text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes((await MailAsync(language)).Html)), ["favicon.ico"] = ("image/x-icon", []) };
        await using var visit = await chromium.OpenAsync(files, "digest.html", width, scheme, scripts: true);
        Assert.False(await visit.OverflowsAsync());
        Assert.Equal(10, await visit.Page.Locator(".card:visible").CountAsync());
        Assert.Empty(visit.Complaints);
        Assert.Empty(await visit.Page.Locator("script, img, link").AllAsync());
    }

    internal static async Task<Mail> MailAsync(string language)
    {
        var store = await SampleSignals.StoreAsync();
        var subscriber = new Subscriber { Id = "ana", Email = "ana@example.org", Language = language, MinConfidence = 0.2 };
        IReadOnlyList<CoverageLine> coverage = [new("exchange", "Exchange bulletins", 412, SampleSignals.Clock().GetUtcNow(), null), new("portal", "Tender portal", 0, null, "answered with a block page since 2025-09-02 21:00")];
        var window = new DigestWindow(store, _ => Task.FromResult(coverage));
        var content = await window.ReadAsync(subscriber, new(2025, 9, 3, 2, 0, 0, TimeSpan.Zero));
        return new DigestComposer(Options.Create(new DigestOptions { From = "ChipWatch <digest@example.com>", UnsubscribeTo = "leave@example.com", SiteUrl = "https://chipwatch.example/" })).Compose(subscriber, content, "m1");
    }
}
