using AngleSharp.Html.Dom;

namespace ChipWatch.Read.Html;

/// <summary>What a page says of itself outside its text.</summary>
internal sealed record PageFacts(string Title, PublicationDate? Published, string? Language)
{
    public static PageFacts Of(IHtmlDocument document, Uri? url, string timeZone) =>
        new(HtmlReader.Collapse(document.Title ?? ""), null, document.DocumentElement.GetAttribute("lang"));
}
