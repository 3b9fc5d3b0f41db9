using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ChipWatch.Read.Html;

/// <summary>The main text of a page among its surroundings.</summary>
internal static class MainContent
{
    public static BlockText Write(IHtmlDocument document, TableShapes tables, bool dropContacts)
    {
        var text = new BlockText(dropContacts);
        new TextWalk(text, tables).Write((INode?)document.Body ?? document.DocumentElement);
        return text;
    }
}
