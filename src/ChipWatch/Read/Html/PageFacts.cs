using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ChipWatch.Read.Html;

/// <summary>What a page says of itself outside its text.</summary>
internal sealed partial record PageFacts(string Title, PublicationDate? Published, string? Language)
{
    private static readonly string[] DateNames =
    [
        "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "publish-date", "publishtime", "publication_date", "date", "dc.date", "dc.date.issued", "dcterms.created",
        "dcterms.date", "citation_publication_date", "parsely-pub-date", "sailthru.date", "article.published", "weibo: article:create_at", "originalpublicationdate", "article_date_original", "apub:time", "_pubtime", "bt:pubdate", "og:release_date", "last-modified", "og:updated_time", "article:modified_time",
    ];

    public static PageFacts Of(IHtmlDocument document, Uri? url, string timeZone)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        var data = JsonLd.Of(document);
        var metas = Metas(document);
        return new(
            TitleOf(document, data, metas),
            PublicationDate.Parse(data?.Published, zone) ?? Meta(metas, zone) ?? Marked(document, zone) ?? FromUrl(url ?? Canonical(document), zone) ?? Printed(document, zone),
            data?.Language is { Length: 2 } language ? language : document.DocumentElement.GetAttribute("lang") ?? metas.GetValueOrDefault("og:locale"));
    }

    private static Dictionary<string, string> Metas(IHtmlDocument document)
    {
        var metas = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var meta in document.QuerySelectorAll("meta"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            if (name is not null && meta.GetAttribute("content") is { Length: > 0 } content)
                metas.TryAdd(name.Trim(), content.Trim());
        }

        return metas;
    }

    private static string TitleOf(IHtmlDocument document, JsonLd? data, Dictionary<string, string> metas)
    {
        var written = HtmlReader.Collapse(document.Title ?? "");
        var social = HtmlReader.Collapse(metas.GetValueOrDefault("ArticleTitle") ?? metas.GetValueOrDefault("og:title") ?? metas.GetValueOrDefault("twitter:title") ?? "");
        var headings = document.QuerySelectorAll("h1").Take(8).Select(h => HtmlReader.Collapse(h.TextContent)).Where(h => h.Length is > 3 and < 300).ToList();
        var said = headings.Where(h => written.StartsWith(h, StringComparison.OrdinalIgnoreCase) || social.StartsWith(h, StringComparison.OrdinalIgnoreCase)).MaxBy(h => h.Length);
        if (said is not null)
            return said;
        if (data?.Headline is { } headline)
            return HtmlReader.Collapse(System.Net.WebUtility.HtmlDecode(headline));
        if (social.Length > 0)
            return Unsuffixed(social);
        return written.Length > 0 ? Unsuffixed(written) : headings.Count > 0 ? headings[0] : "";
    }

    /// <summary>A title without the site's name behind a bar, dash or underscore.</summary>
    private static string Unsuffixed(string title)
    {
        var cut = title.LastIndexOfAny(['|', '_', '–', '—', '»']);
        if (cut < 0 && title.LastIndexOf(" - ", StringComparison.Ordinal) is > 0 and var dash)
            cut = dash;
        return cut >= title.Length / 2 ? title[..cut].TrimEnd(' ', '-', '|', '_', '–', '—', '»') : title;
    }

    private static PublicationDate? Meta(Dictionary<string, string> metas, TimeZoneInfo zone)
    {
        foreach (var name in DateNames)
        {
            if (metas.TryGetValue(name, out var value) && PublicationDate.Parse(value, zone) is { } date)
                return date;
        }

        return null;
    }

    private static PublicationDate? Marked(IHtmlDocument document, TimeZoneInfo zone)
    {
        foreach (var element in document.QuerySelectorAll("[itemprop=datePublished],time[pubdate],time[datetime],#pubTime,#pubtime,#publish_time,.publish-time,.publish-date,.pub-date,.entry-date,.post-date,.published").Take(20))
        {
            if (PublicationDate.Parse(element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? HtmlReader.Collapse(element.TextContent), zone) is { } date)
                return date;
        }

        return null;
    }

    private static Uri? Canonical(IHtmlDocument document) =>
        Uri.TryCreate(document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? document.QuerySelector("meta[property='og:url']")?.GetAttribute("content"), UriKind.Absolute, out var url) ? url : null;

    private static PublicationDate? FromUrl(Uri? url, TimeZoneInfo zone)
    {
        var match = UrlDate().Match(url?.AbsolutePath ?? "");
        return match.Success ? PublicationDate.Parse($"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}", zone) : null;
    }

    /// <summary>A date printed in a short line of its own, as Chinese sites do between headline and text.</summary>
    private static PublicationDate? Printed(IHtmlDocument document, TimeZoneInfo zone)
    {
        foreach (var element in TableShapes.Elements(document.Body ?? document.DocumentElement).Take(3000))
        {
            if (element.ChildElementCount > 3 || element.LocalName is "script" or "style" or "a" or "p" or "li" or "td")
                continue;
            var text = element.TextContent.AsSpan().Trim();
            if (text.Length is >= 8 and <= 80 && text.IndexOfAnyInRange('0', '9') >= 0 && PublicationDate.Parse(text.ToString(), zone) is { } date)
                return date;
        }

        return null;
    }

    [GeneratedRegex("(?<!\\d)(?<y>20[0-4]\\d)[-/]?(?<m>0?[1-9]|1[0-2])[-/]?(?<d>0[1-9]|[12]\\d|3[01]|[1-9](?=/))(?!\\d)", RegexOptions.None, 10_000)]
    private static partial Regex UrlDate();
}
