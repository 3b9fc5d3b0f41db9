using ChipWatch.Reconcile.Rates;
using ChipWatch.Register;
using Microsoft.Extensions.Options;

namespace ChipWatch.Publish;

/// <summary>What a build wrote.</summary>
/// <param name="Written">Files whose content is other than before.</param>
public sealed record SiteBuild(int Signals, IReadOnlyList<BlobName> Written);

/// <summary>Writes the site into <c>$web</c>: a page in English and one in Chinese, Atom, JSON Feed, and all signals as CSV.</summary>
public sealed class SiteBuilder(IBlobStore store, TimeProvider clock, CompanyRegister register, IOptions<PublishOptions> options)
{
    /// <summary>The page that a person opens first.</summary>
    public static BlobName Index { get; } = new(Containers.Web, "index.html");

    public async Task<SiteBuild> BuildAsync(CancellationToken cancellation = default)
    {
        var all = await new RecentSignals(store, clock).ReadAsync(options.Value.Months, cancellation);
        var signals = all.Take(options.Value.MostSignals).ToList();
        var written = new List<BlobName>();
        foreach (var (name, type, content) in Files(signals, all, await RatesOf(all, cancellation)))
            if (await PutAsync(name, type, content, cancellation))
                written.Add(name);
        return new(all.Count, written);
    }

    private IEnumerable<(BlobName Name, string Type, byte[] Content)> Files(List<Signal> signals, IReadOnlyList<Signal> all, RateTable rates)
    {
        // The page says when its newest signal was published, not when it was built: an unchanged site is not written again.
        var asOf = signals.Count > 0 ? signals[0].LastChanged : clock.GetUtcNow();
        yield return (Index, "text/html; charset=utf-8", Utf8(SitePage.Render(signals, SiteWords.English, register, asOf)));
        yield return (new(Containers.Web, "zh/index.html"), "text/html; charset=utf-8", Utf8(SitePage.Render(signals, SiteWords.Chinese, register, asOf)));
        var views = signals.Select(s => SignalView.Of(s, SiteWords.English)).ToList();
        yield return (new(Containers.Web, "atom.xml"), "application/atom+xml; charset=utf-8", SignalFeeds.Atom(views, options.Value.Base));
        yield return (new(Containers.Web, "feed.json"), "application/feed+json; charset=utf-8", SignalFeeds.JsonFeedOf(views, options.Value.Base));
        yield return (new(Containers.Web, "signals.csv"), "text/csv; charset=utf-8", SignalCsv.Of(all, rates));
    }

    private Task<RateTable> RatesOf(IReadOnlyList<Signal> all, CancellationToken cancellation)
    {
        var years = all.Select(s => s.FirstPublished.Year).DefaultIfEmpty(clock.GetUtcNow().Year).ToList();
        return new RateStore(store).LoadAsync(Math.Max(years.Min(), 1999) - 1, years.Max(), cancellation);
    }

    private async Task<bool> PutAsync(BlobName name, string type, byte[] content, CancellationToken cancellation)
    {
        var known = await store.ReadAsync(name, cancellation);
        if (known is not null && known.Content.Span.SequenceEqual(content))
            return false;
        await store.WriteAsync(name, content, WriteCondition.None, new() { ContentType = type }, cancellation);
        return true;
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
