using Microsoft.Playwright;

namespace ChipWatch.Site;

/// <summary>One headless Chromium for all tests: Debian's, or the one that CHROMIUM_PATH names. Tests are skipped, saying so, where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    private static string ExecutablePath => Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(ExecutablePath))
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ExecutablePath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page on <c>http://site.test/</c> that is served from memory; a request for anything else fails and is told.</summary>
    public async Task<Visit> OpenAsync(IReadOnlyDictionary<string, (string Type, byte[] Content)> files, string path, int width = 1200, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        Assert.SkipUnless(browser is not null, $"Chromium is not at {ExecutablePath}: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH");
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = scripts });
        var page = await context.NewPageAsync();
        var visit = new Visit(page);
        page.Console += (_, message) => visit.Note(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, error) => visit.Note(true, $"script: {error}");
        await page.RouteAsync("**/*", async route =>
        {
            var uri = new Uri(route.Request.Url);
            if (uri.Host == "site.test" && files.TryGetValue(uri.AbsolutePath.TrimStart('/'), out var file))
            {
                await route.FulfillAsync(new() { ContentType = file.Type, BodyBytes = file.Content });
                return;
            }

            visit.Note(true, $"asked for {uri}");
            await route.AbortAsync();
        });
        await page.GotoAsync("http://site.test/" + path);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>A page and what went wrong on it.</summary>
public sealed class Visit(IPage page) : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public IPage Page { get; } = page;
    public IReadOnlyList<string> Complaints => complaints;

    public void Note(bool bad, string what)
    {
        if (bad)
            complaints.Add(what);
    }

    public ILocator Shown => Page.Locator("article:visible");

    public Task<bool> OverflowsAsync() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
