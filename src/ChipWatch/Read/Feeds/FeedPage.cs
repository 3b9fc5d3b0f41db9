using System.Xml.Linq;

namespace ChipWatch.Read.Feeds;

/// <summary>A feed, an entry, or any other XML as a document's text.</summary>
internal static class FeedPage
{
    /// <summary>One entry as its title and content; several as a block of title and summary each.</summary>
    public static Html.HtmlContent? Of(string text, TimeZoneInfo zone)
    {
        var feed = FeedReader.Read(text, zone);
        if (feed.Format.Length == 0 || feed.Entries.Count == 0)
            return null;
        if (feed.Entries is [var single])
        {
            var html = Html.HtmlReader.Read($"<body><div>{System.Net.WebUtility.HtmlEncode(single.Title)}</div>{single.Content ?? System.Net.WebUtility.HtmlEncode(single.Summary ?? "")}", null, zone.Id);
            return html with { Title = single.Title, Published = single.PublishedOn is { } day ? new(day, single.PublishedAt) : null, Language = single.Language ?? feed.Language };
        }

        var page = new BlockText();
        foreach (var entry in feed.Entries)
        {
            page.Append(entry.Title);
            page.EndBlock();
            page.AppendLines(entry.Summary ?? FeedText.Plain(entry.Content ?? ""));
        }

        return new(feed.Title, page.ToString(), []) { Language = feed.Language };
    }

    /// <summary>Any XML: what its leaves say, a line each.</summary>
    public static Html.HtmlContent? Leaves(string text)
    {
        var (root, _) = FeedXml.Parse(text);
        if (root is null)
            return null;
        var page = new BlockText();
        foreach (var element in root.DescendantsAndSelf().Where(e => !e.HasElements && e.Value.Length > 0))
        {
            page.Append(element.Value);
            page.EndBlock();
        }

        return new("", page.ToString(), []);
    }
}
