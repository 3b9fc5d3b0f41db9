using static System.FormattableString;

namespace ChipWatch.Sources.Listing;

/// <summary>First, next and detail requests of the <c>json</c> and <c>html</c> readers.</summary>
internal static class ListRequests
{
    public static SourceRequest? First(Source source, ListSettings settings, ListQuery query) =>
        Reach.Covers(source, query) ? Build(source, settings, query with { Page = 0 }, null) : null;

    public static SourceRequest? Next(Source source, ListSettings settings, ListQuery query, SourceRequest request, PageAssembly page, Onward onward)
    {
        var paging = settings.Paging;
        if (settings.NewestFirst && page.PastRange)
            return null;
        if (settings.Most is { } most && page.Raw >= most)
            page.Lacks(Invariant($"the answer holds {page.Raw} rows, as many as it can: others may have been left out"));
        if (page.Raw == 0 || onward.More == false || query.Page + 1 >= onward.Pages)
            return null;
        var following = Following(source, settings, query with { Page = query.Page + 1 }, request, page, onward);
        if (following is null || query.Page + 1 < paging.Limit)
            return following;
        page.Lacks(Invariant($"the limit of {paging.Limit} pages came before the end of the list: what follows was not read"));
        return null;
    }

    /// <summary>Rows of the query: a list that cannot be asked for days counts all it has, which says nothing of a range.</summary>
    public static int? TotalOf(ListSettings settings, ListQuery query, int? total) => settings.NewestFirst && query.IsRange ? null : total;

    public static SourceRequest? Detail(ListSettings settings, Item item)
    {
        if (settings.Item.Content is not null && settings.Detail is null)
            return null;
        if (settings.Detail is not { } detail)
            return (item.Document ?? item.Link) is { } address ? new(address) { Headers = settings.Request.Headers } : null;
        object? Lookup(string name) => name switch
        {
            "id" => item.ExternalId,
            "title" => item.Title,
            "link" => item.Link,
            "document" => item.Document,
            _ => item.Facts.GetValueOrDefault(name),
        };
        return detail.Url.Fill(Lookup, new(settings.Transforms)) is { } url
            ? RequestBuilder.Build(new(url), detail.Request, Lookup, new(settings.Transforms))
            : null;
    }

    private static SourceRequest? Following(Source source, ListSettings settings, ListQuery next, SourceRequest request, PageAssembly page, Onward onward)
    {
        var paging = settings.Paging;
        switch (paging.By)
        {
            case "link":
                return onward.Cursor is { } address && Uri.TryCreate(request.Url, address, out var url) && source.Hosts.Contains(url.Host)
                    ? request with { Url = url }
                    : null;
            case "cursor":
                return onward.Cursor is null ? null : Build(source, settings, next, onward.Cursor);
            case "page":
                var read = ((next.Page - 1) * paging.Size) + page.Raw;
                var ended = onward.Total is { } all ? read >= all : onward is { More: null, Pages: null } && page.Raw < paging.Size;
                return ended ? null : Build(source, settings, next, null);
            default:
                return null;
        }
    }

    private static SourceRequest Build(Source source, ListSettings settings, ListQuery query, string? cursor)
    {
        var transforms = new TransformSet(settings.Transforms);
        var variables = RequestBuilder.Variables(query, settings.Paging, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone), settings.Window, cursor);
        var url = query.Page > 0 && settings.Paging.Url?.Fill(variables, transforms) is { } later ? new(later) : source.Url;
        return RequestBuilder.Build(url, settings.Request, variables, transforms);
    }
}

/// <summary>What an answer says of going on.</summary>
/// <param name="Total">Rows of the whole query.</param>
/// <param name="Pages">Pages of the whole query.</param>
/// <param name="Cursor">A cursor or the next page's address.</param>
/// <param name="More">Whether there is more.</param>
internal readonly record struct Onward(int? Total = null, int? Pages = null, string? Cursor = null, bool? More = null);
