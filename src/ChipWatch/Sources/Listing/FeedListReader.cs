using ChipWatch.Read.Feeds;

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

/// <summary>Feeds of any format, however mended; what one cannot be asked for is its past, unless its pages can.</summary>
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
        var zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);
        var feed = FeedReader.Read(response.Body, response.Charset, zone);
        if (feed.Entries.Count == 0 && (feed.Problem is not null || feed.Format.Length == 0))
            return Refusals.NotTheShape(response, BodyText.Of(response), "a feed");

        var page = new PageAssembly(source, query);
        foreach (var entry in feed.Entries)
            page.Add(Listed(source, settings, entry, response.Url, out var reason), reason);
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

    private static ListedItem? Listed(Source source, FeedListSettings settings, FeedEntry entry, Uri feed, out string? reason)
    {
        var address = entry.Link is { } link && Uri.TryCreate(feed, link, out var found) && found.Scheme is ("http" or "https") ? found : null;
        var id = entry.Id.Length > 0 ? entry.Id : address?.AbsoluteUri;
        reason = id is null ? $"an entry has neither id nor link: '{entry.Title}'" : entry.Title.Length == 0 ? $"entry {id} has no title" : null;
        if (reason is not null)
            return null;
        var item = new Item(source.Id, id!, entry.Title)
        {
            Link = address,
            PublishedOn = entry.PublishedOn,
            PublishedAt = entry.PublishedAt is { } at ? TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone)) : null,
            Language = source.Language,
        };
        if (!settings.EntryIsContent)
            return new(item);
        var text = entry.Content is { } html ? TransformSet.PlainText(html) : entry.Summary ?? "";
        return new(item, System.Text.Encoding.UTF8.GetBytes($"{entry.Title}\n{text}"), "text/plain");
    }
}
