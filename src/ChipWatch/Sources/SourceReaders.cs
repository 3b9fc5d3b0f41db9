using ChipWatch.Sources.Exchanges;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources;

/// <summary>Every reader that definitions can name.</summary>
public static class SourceReaders
{
    public static IReadOnlyList<ISourceReader> All { get; } =
    [
        new FeedListReader(),
        new JsonListReader(),
        new HtmlListReader(),
        new JsonListReader("sse-review", SseReview.Value),
    ];
}
