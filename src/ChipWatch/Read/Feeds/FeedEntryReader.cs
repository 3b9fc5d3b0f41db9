using System.Xml.Linq;

namespace ChipWatch.Read.Feeds;

/// <summary>One fact of an entry, one method.</summary>
internal static class FeedEntryReader
{
    private static readonly XNamespace Xml = XNamespace.Xml;

    public static FeedEntry Read(XElement entry, TimeZoneInfo zone)
    {
        var published = Date(entry, zone, "pubDate", "published", "issued", "date", "created");
        var updated = Date(entry, zone, "updated", "modified", "lastBuildDate");
        var link = Link(entry);
        return new(Id(entry) ?? link ?? "", FeedText.Plain(FeedReader.Child(entry, "title")))
        {
            Link = link,
            Summary = FeedReader.Child(entry, "description", "summary", "abstract", "tagline") is { } summary ? FeedText.Plain(summary) : null,
            Content = Content(entry),
            PublishedAt = (published ?? updated)?.Instant,
            PublishedOn = (published ?? updated)?.Day,
            UpdatedAt = updated?.Instant,
            Language = Language(entry),
            Categories = [.. entry.Elements().Where(e => e.Name.LocalName is "category" or "subject").Select(Category).Where(c => c.Length > 0)],
        };
    }

    public static string? Link(XElement of)
    {
        XElement? best = null;
        foreach (var link in of.Elements().Where(e => e.Name.LocalName.Equals("link", StringComparison.OrdinalIgnoreCase)))
        {
            var href = (string?)link.Attribute("href");
            if (href is null ? link.Value.Trim().Length == 0 : (string?)link.Attribute("rel") is not (null or "alternate"))
                continue;
            var html = (string?)link.Attribute("type") is not { } type || type.Contains("html", StringComparison.OrdinalIgnoreCase);
            if (best is null || (html && (string?)best.Attribute("type") is { } other && !other.Contains("html", StringComparison.OrdinalIgnoreCase)))
                best = link;
        }

        if (best is not null)
            return Resolve(best, (string?)best.Attribute("href") ?? best.Value);
        if (of.Attributes().FirstOrDefault(a => a.Name.LocalName.Equals("href", StringComparison.OrdinalIgnoreCase))?.Value is { } own)
            return Resolve(of, own);
        var guid = FeedReader.Child(of, "guid");
        return guid is not null && (string?)guid.Attribute("isPermaLink") is null or "true" && guid!.Value.Trim().StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? guid.Value.Trim() : null;
    }

    public static string? Language(XElement element) => (string?)element.Attribute(Xml + "lang") is { Length: > 0 } language ? language : null;

    private static string? Id(XElement entry)
    {
        var id = FeedReader.Child(entry, "guid", "id")?.Value.Trim();
        if (string.IsNullOrEmpty(id))
            id = entry.Attributes().FirstOrDefault(a => a.Name.LocalName == "about")?.Value.Trim();
        return string.IsNullOrEmpty(id) ? null : id;
    }

    private static string? Content(XElement entry)
    {
        foreach (var element in entry.Elements())
        {
            if (element.Name.LocalName is "encoded" or "fullitem" or "body" or "content" && (string?)element.Attribute("url") is null && (string?)element.Attribute("src") is null)
            {
                if (element.Name.NamespaceName.Contains("mrss", StringComparison.OrdinalIgnoreCase))
                    continue;
                var html = FeedText.Html(element).Trim();
                if (html.Length > 0)
                    return html;
            }
        }

        return null;
    }

    private static string Category(XElement category) =>
        ((string?)category.Attribute("label") ?? (string?)category.Attribute("term") ?? category.Value).Trim();

    private static PublicationDate? Date(XElement entry, TimeZoneInfo zone, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (FeedReader.Child(entry, name) is { } element && PublicationDate.Parse(element.Value, zone) is { } date)
                return date;
        }

        return null;
    }

    private static string Resolve(XElement at, string link)
    {
        link = link.Trim();
        if (Uri.TryCreate(link, UriKind.Absolute, out var absolute) && absolute.Scheme != Uri.UriSchemeFile)
            return link;
        foreach (var scope in at.AncestorsAndSelf())
        {
            if ((string?)scope.Attribute(Xml + "base") is { } written && Uri.TryCreate(written, UriKind.Absolute, out var root) && Uri.TryCreate(root, link, out var resolved))
                return resolved.AbsoluteUri;
        }

        return link;
    }
}
