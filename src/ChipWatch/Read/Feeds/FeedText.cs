using System.Text;
using System.Xml.Linq;

namespace ChipWatch.Read.Feeds;

/// <summary>What a text construct means: plain, escaped HTML, XHTML or base64, as plain text or as HTML.</summary>
internal static class FeedText
{
    public static string Plain(XElement? element) => element is null ? "" : Plain(Html(element));

    public static string Plain(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
            return Read.Html.HtmlReader.Collapse(html);
        if (Read.Html.NestingDepth.Exceeds(html, Read.Html.NestingDepth.Limit))
            return Read.Html.TagStripper.Text(html);
        using var document = Read.Html.PageParser.Parse("<body>" + html);
        var text = new BlockText();
        new Read.Html.TextWalk(text, Read.Html.TableShapes.None).Write(document.Body!);
        return text.ToString();
    }

    /// <summary>The construct as HTML, whatever its type attribute makes of it.</summary>
    public static string Html(XElement element)
    {
        var type = ((string?)element.Attribute("type") ?? "").Trim().ToLowerInvariant();
        var mode = ((string?)element.Attribute("mode") ?? "").Trim().ToLowerInvariant();
        if (element.HasElements)
            return Inner(element);
        var value = element.Value;
        if (mode == "base64" || (type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal) && !type.EndsWith("xml", StringComparison.Ordinal) && !type.EndsWith("html", StringComparison.Ordinal)))
            value = FromBase64(value);
        var literal = (type is "text" or "text/plain" && mode != "escaped") || type is "xhtml" or "application/xhtml+xml";
        return literal ? System.Net.WebUtility.HtmlEncode(value) : value;
    }

    private static string Inner(XElement element)
    {
        var html = new StringBuilder();
        foreach (var node in element.Nodes())
            html.Append(node is XText text ? System.Net.WebUtility.HtmlEncode(text.Value) : Unprefixed(node).ToString(SaveOptions.DisableFormatting));
        return html.ToString();
    }

    /// <summary>XHTML elements without their namespace, so that an HTML parser knows them.</summary>
    private static XNode Unprefixed(XNode node)
    {
        if (node is XElement root)
        {
            foreach (var element in root.DescendantsAndSelf())
            {
                element.Name = element.Name.LocalName;
                element.ReplaceAttributes(element.Attributes().Where(a => !a.IsNamespaceDeclaration).GroupBy(a => a.Name.LocalName).Select(g => new XAttribute(g.Key, g.First().Value)).ToArray());
            }
        }

        return node;
    }

    private static string FromBase64(string value)
    {
        var bytes = new byte[value.Length];
        return System.Convert.TryFromBase64String(value.Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : value;
    }
}
