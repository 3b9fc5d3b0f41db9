using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ChipWatch.Read.Html;

/// <summary>Title, text, tables and dates of an HTML document.</summary>
internal sealed record HtmlContent(string Title, string Text, IReadOnlyList<Table> Tables)
{
    public PublicationDate? Published { get; init; }
    public string? Language { get; init; }
    public ReadFailure? Failure { get; init; }
    public string? Reason { get; init; }
}

internal static class HtmlReader
{
    /// <summary>More of the text in links than this, and the document is a page with surroundings.</summary>
    private const double LinkShareOfPage = 0.25;

    public static HtmlContent Read(string html, Uri? url, string timeZone) =>
        Contains(html, "<table") || Contains(html, "<meta") ? ReadTree(html, url, timeZone) : PlainPage.Read(html) ?? ReadTree(html, url, timeZone);

    internal static HtmlContent ReadTree(string html, Uri? url, string timeZone)
    {
        if (NestingDepth.Exceeds(html, NestingDepth.Limit))
            return new("", TagStripper.Text(html), []);

        using var document = PageParser.Parse(html);
        var tables = Contains(html, "<table") ? TableShapes.Of(document) : TableShapes.None;
        var dropContacts = ContactDetails.Occur(html);
        var text = new BlockText(dropContacts);
        var body = (INode?)document.Body ?? document.DocumentElement;
        var walk = new TextWalk(text, tables) { StopAtChrome = true, TitledSections = true };
        walk.Write(body);
        if (walk.SawChrome || walk.LinkLength > text.Length * LinkShareOfPage)
        {
            text = MainContent.Write(document, tables, dropContacts);
            var facts = PageFacts.Of(document, url, timeZone);
            return new(facts.Title, text.ToString(), text.Tables) { Published = facts.Published, Language = facts.Language };
        }

        if (Contains(html, "<meta"))
        {
            var facts = PageFacts.Of(document, url, timeZone);
            return new(facts.Title, text.ToString(), text.Tables) { Published = facts.Published, Language = facts.Language };
        }

        return new(Title(html, document), text.ToString(), text.Tables) { Language = document.DocumentElement.GetAttribute("lang") };
    }

    /// <summary>Of a document without surroundings: its title element, the title of its only element, or its first heading.</summary>
    private static string Title(string html, IHtmlDocument document)
    {
        // Where there is none, the whole tree is searched for it.
        if (Contains(html, "<title") && document.Title is { Length: > 0 } title)
            return Collapse(title);
        if (document.Body?.FirstElementChild?.GetAttribute("title") is { Length: > 0 } named)
            return Collapse(named);
        return Collapse(document.QuerySelector("h1")?.TextContent ?? "");
    }

    private static bool Contains(string html, string tag) => html.Contains(tag, StringComparison.OrdinalIgnoreCase);

    internal static string Collapse(string text)
    {
        if (!BlockText.HoldsWhite(text))
            return text;
        var block = new BlockText();
        block.Append(text);
        return block.ToString();
    }
}
