using AngleSharp.Html.Dom;

namespace ChipWatch.Read.Html;

internal sealed record PageDate(DateOnly Day, DateTimeOffset? Instant);

/// <summary>What a page says of itself outside its text.</summary>
internal sealed record PageFacts(string Title, PageDate? Published, string? Language)
{
    public static PageFacts Of(IHtmlDocument document, Uri? url, string timeZone) =>
        new(HtmlReader.Collapse(document.Title ?? ""), null, document.DocumentElement.GetAttribute("lang"));
}
