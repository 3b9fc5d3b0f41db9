using System.ServiceModel.Syndication;
using System.Xml;

namespace ChipWatch.Sources.Listing;

internal sealed record FeedListSettings
{
    /// <summary>The entry's own text is all that can be had (the page is behind a wall), or all that is needed.</summary>
    public bool EntryIsContent { get; init; }

    /// <summary>Query parameter that leads to older pages (<c>paged</c> of WordPress), or null.</summary>
    public string? PagedBy { get; init; }
    public int PageLimit { get; init; } = 50;
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>RSS and Atom.</summary>
public sealed class FeedListReader : ISourceReader
{
    public string Name => "feed";

    public IReadOnlyList<string> Check(Source source) => SettingsCheck.Of<FeedListSettings>(source, s =>
        source.BackfillReach is not null && s.PagedBy is null ? ["backfillReach is given, but a feed has a past only with settings.pagedBy"] : []);

    public SourceRequest? First(Source source, ListQuery query)
    {
        var settings = ListSettings.Of<FeedListSettings>(source);
        return query.IsRange && (settings.PagedBy is null || !Reach.Covers(source, query)) ? null : Page(source, settings, 0);
    }

    public SourceRequest? Detail(Source source, Item item) =>
        ListSettings.Of<FeedListSettings>(source).EntryIsContent || item.Link is null ? null : new(item.Link);

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        var settings = ListSettings.Of<FeedListSettings>(source);
        if (query.Page > 0 && response.Status == 404)
            return new([]);
        if (Refusals.Of(response) is { } refusal)
            return refusal;
        SyndicationFeed feed;
        try
        {
            using var xml = XmlReader.Create(new StringReader(BodyText.Of(response)), new() { DtdProcessing = DtdProcessing.Ignore });
            feed = SyndicationFeed.Load(xml);
        }
        catch (XmlException)
        {
            return Refusals.NotTheShape(response, BodyText.Of(response), "a feed");
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);
        var page = new PageAssembly(source, query);
        foreach (var entry in feed.Items)
            page.Add(Listed(source, settings, zone, entry, response.Url, out var reason), reason);
        var next = query.IsRange && settings.PagedBy is not null && page.Raw > 0 && !page.PastRange && query.Page + 1 < settings.PageLimit
            ? Page(source, settings, query.Page + 1)
            : null;
        return page.Page(null, next);
    }

    private static SourceRequest Page(Source source, FeedListSettings settings, int page)
    {
        var url = page == 0 ? source.Url : new Uri(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{source.Url.OriginalString}{(source.Url.Query.Length == 0 ? '?' : '&')}{settings.PagedBy}={page + 1}"));
        return new(url) { Headers = settings.Headers };
    }

    private static ListedItem? Listed(Source source, FeedListSettings settings, TimeZoneInfo zone, SyndicationItem entry, Uri feed, out string? reason)
    {
        var title = TransformSet.PlainText(entry.Title?.Text ?? "");
        var link = (entry.Links.FirstOrDefault(l => l.RelationshipType is null or "alternate") ?? entry.Links.FirstOrDefault())?.Uri;
        var address = link is null ? null : new Uri(feed, link);
        var id = string.IsNullOrWhiteSpace(entry.Id) ? address?.AbsoluteUri : entry.Id.Trim();
        reason = id is null ? $"an entry has neither id nor link: '{title}'" : title.Length == 0 ? $"entry {id} has no title" : null;
        if (reason is not null)
            return null;
        var stamp = entry.PublishDate != default ? entry.PublishDate : entry.LastUpdatedTime;
        Published? published = stamp == default ? null : Published.Of(stamp, zone);
        var summary = TransformSet.PlainText((entry.Content as TextSyndicationContent)?.Text ?? entry.Summary?.Text ?? "");
        var item = new Item(source.Id, id!, title)
        {
            Link = address,
            PublishedOn = published?.On,
            PublishedAt = published?.At,
            Language = source.Language,
        };
        return settings.EntryIsContent
            ? new(item, System.Text.Encoding.UTF8.GetBytes($"{title}\n{summary}"), "text/plain")
            : new(item);
    }
}
