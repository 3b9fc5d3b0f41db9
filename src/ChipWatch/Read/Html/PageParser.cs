using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ChipWatch.Read.Html;

/// <summary>
/// AngleSharp's parser, one to a thread: setting up the context that it wants costs a sixth of parsing an announcement. A context
/// makes its services when first asked for them, so that threads cannot share one.
/// </summary>
internal static class PageParser
{
    [ThreadStatic]
    private static HtmlParser? own;

    /// <summary>A document of its own; the caller disposes of it.</summary>
    public static IHtmlDocument Parse(string html) => (own ??= new HtmlParser(default, BrowsingContext.New(Configuration.Default))).ParseDocument(html);
}
