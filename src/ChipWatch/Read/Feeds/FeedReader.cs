using System.Xml.Linq;

namespace ChipWatch.Read.Feeds;

/// <summary>Reads RSS 0.9x, 1.0, 2.0, RDF, Atom and CDF, well-formed or not. Never throws on content; document types are not processed.</summary>
public static class FeedReader
{
    /// <param name="charset">Of the Content-Type header, or null.</param>
    /// <param name="zone">Of dates without an offset, and of days; UTC when null.</param>
    public static FeedDocument Read(ReadOnlyMemory<byte> content, string? charset = null, TimeZoneInfo? zone = null) =>
        Read(Charset.Decode(content.Span, charset), zone);

    internal static FeedDocument Read(string text, TimeZoneInfo? zone = null)
    {
        var (root, problem) = FeedXml.Parse(text);
        if (root is null)
            return new("", []) { Problem = problem ?? "is no XML" };
        var format = Format(root);
        if (format.Length == 0)
            return new("", []) { Problem = $"is no feed: its root is {root.Name.LocalName}" };

        var entries = root.DescendantsAndSelf()
            .Where(e => IsEntry(e) && !e.Ancestors().Any(IsEntry)).ToList();
        var head = Child(root, "channel") ?? root;
        return new(FeedText.Plain(Child(head, "title")), [.. entries.Select(e => FeedEntryReader.Read(e, zone ?? TimeZoneInfo.Utc))])
        {
            Format = format,
            Problem = problem,
            Link = FeedEntryReader.Link(head),
            Description = Child(head, "description", "subtitle", "tagline", "abstract") is { } about ? FeedText.Plain(about) : null,
            Language = Child(head, "language")?.Value.Trim() ?? FeedEntryReader.Language(head) ?? FeedEntryReader.Language(root),
        };
    }

    /// <summary>The first child of the first of these names; the feed's own vocabulary before that of extensions.</summary>
    internal static XElement? Child(XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            XElement? extension = null;
            foreach (var child in parent.Elements())
            {
                if (!child.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))
                    continue;
                if (IsCore(child.Name.NamespaceName))
                    return child;
                extension ??= IsExtension(child.Name.NamespaceName) ? null : child;
            }

            if (extension is not null)
                return extension;
        }

        return null;
    }

    private static bool IsEntry(XElement element) =>
        element.Name.LocalName.Equals("item", StringComparison.OrdinalIgnoreCase) || element.Name.LocalName.Equals("entry", StringComparison.OrdinalIgnoreCase);

    private static string Format(XElement root) => root.Name.LocalName.ToLowerInvariant() switch
    {
        "rss" => (string?)root.Attribute("version") is { } version && version.StartsWith('2') ? "rss20" : "rss",
        "rdf" => "rss10",
        "feed" or "entry" => root.Name.NamespaceName.Contains("purl.org/atom", StringComparison.Ordinal) ? "atom03" : "atom10",
        "channel" => "cdf",
        "item" => "rss",
        _ => "",
    };

    private static bool IsCore(string ns) =>
        ns.Length == 0 || ns.Contains("w3.org/2005/Atom", StringComparison.OrdinalIgnoreCase) || ns.Contains("purl.org/atom", StringComparison.OrdinalIgnoreCase)
        || ns.Contains("purl.org/rss", StringComparison.OrdinalIgnoreCase) || ns.Contains("netscape.com/rdf", StringComparison.OrdinalIgnoreCase)
        || ns.Contains("backend.userland.com", StringComparison.OrdinalIgnoreCase) || ns.Contains("blogs.law.harvard.edu", StringComparison.OrdinalIgnoreCase);

    /// <summary>Vocabularies whose titles and links are those of a picture, a player or a place, not of the entry.</summary>
    private static bool IsExtension(string ns) =>
        ns.Contains("search.yahoo.com/mrss", StringComparison.OrdinalIgnoreCase) || ns.Contains("itunes", StringComparison.OrdinalIgnoreCase)
        || ns.Contains("georss", StringComparison.OrdinalIgnoreCase) || ns.Contains("podlove", StringComparison.OrdinalIgnoreCase);
}
