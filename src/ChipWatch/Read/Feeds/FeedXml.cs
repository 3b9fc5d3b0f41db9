using System.Text;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Xml.Parser;

namespace ChipWatch.Read.Feeds;

/// <summary>A feed's elements: strictly, then with its characters mended, then as far as a forgiving parser gets.</summary>
internal static class FeedXml
{
    private const int NestingLimit = 500;

    public static (XElement? Root, string? Problem) Parse(string text)
    {
        var start = text.IndexOf('<', StringComparison.Ordinal);
        if (start < 0)
            return (null, "has no markup");
        text = text[start..];
        if (Html.NestingDepth.Exceeds(text, NestingLimit))
            return (null, $"is nested more than {NestingLimit} deep");
        try
        {
            return (Strict(text), null);
        }
        catch (XmlException strict)
        {
            var problem = $"not well-formed: {strict.Message}";
            var mended = Mend(text);
            try
            {
                return (Strict(mended), problem);
            }
            catch (XmlException)
            {
                return (Forgiving(mended), problem);
            }
        }
    }

    private static XElement? Strict(string text)
    {
        // Entities of a document type could read files or grow without end: the declaration is passed over.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = 1024 };
        using var reader = XmlReader.Create(new StringReader(text), settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
    }

    /// <summary>HTML entities become characters, bare ampersands escaped ones; characters that XML forbids go.</summary>
    private static string Mend(string text)
    {
        var mended = new StringBuilder(text.Length + 64);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (string.CompareOrdinal(text, i, "<![CDATA[", 0, 9) == 0)
            {
                var end = text.IndexOf("]]>", i, StringComparison.Ordinal);
                end = end < 0 ? text.Length : end + 3;
                AppendLegal(mended, text.AsSpan(i, end - i));
                i = end - 1;
            }
            else if (c == '&')
            {
                i = AppendEntity(mended, text, i);
            }
            else if (c == '<' && i + 1 < text.Length && !char.IsLetter(text[i + 1]) && text[i + 1] is not ('/' or '!' or '?' or '_'))
            {
                mended.Append("&lt;");
            }
            else
            {
                AppendLegal(mended, text.AsSpan(i, 1));
            }
        }

        return mended.ToString();
    }

    private static void AppendLegal(StringBuilder to, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
                to.Append(c);
        }
    }

    private static int AppendEntity(StringBuilder to, string text, int at)
    {
        var end = text.IndexOf(';', at, Math.Min(12, text.Length - at));
        if (end > at + 1)
        {
            var name = text.AsSpan(at + 1, end - at - 1);
            if (name is "amp" or "lt" or "gt" or "quot" or "apos" || (name[0] == '#' && IsLegalReference(name[1..])))
            {
                to.Append(text, at, end - at + 1);
                return end;
            }

            if (HtmlEntityProvider.Resolver.GetSymbol($"{name};") is { Length: > 0 } symbol)
            {
                to.Append(symbol);
                return end;
            }
        }

        to.Append("&amp;");
        return at;
    }

    private static bool IsLegalReference(ReadOnlySpan<char> number)
    {
        var hex = number.Length > 1 && number[0] is 'x' or 'X';
        return (hex
                ? uint.TryParse(number[1..], System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code)
                : uint.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out code))
            && (code is 9 or 10 or 13 or (>= 32 and < 0xD800) or (>= 0xE000 and < 0xFFFE) or (>= 0x10000 and < 0x110000));
    }

    private static XElement? Forgiving(string text)
    {
        try
        {
            using var document = new XmlParser(new XmlParserOptions { IsSuppressingErrors = true }).ParseDocument(text);
            return document.DocumentElement is { } root ? Convert(root) : null;
        }
        catch (Exception error) when (error is XmlParseException or InvalidOperationException or ArgumentException or XmlException or DomException)
        {
            return null;
        }
    }

    private static XElement Convert(IElement root)
    {
        var top = New(root);
        var stack = new Stack<(IElement From, XElement To)>();
        stack.Push((root, top));
        while (stack.TryPop(out var pair))
        {
            foreach (var child in pair.From.ChildNodes)
            {
                if (child is IElement element)
                {
                    var made = New(element);
                    pair.To.Add(made);
                    stack.Push((element, made));
                }
                else if (child is ICharacterData { NodeType: NodeType.Text or NodeType.CharacterData } data)
                {
                    pair.To.Add(new XText(data.Data));
                }
            }
        }

        return top;
    }

    private static XElement New(IElement element)
    {
        var made = new XElement(XName.Get(XmlConvert.EncodeLocalName(element.LocalName), element.NamespaceUri ?? ""));
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Prefix == "xmlns" || attribute.Name == "xmlns")
                continue;
            made.SetAttributeValue(XName.Get(XmlConvert.EncodeLocalName(attribute.LocalName), attribute.NamespaceUri ?? ""), attribute.Value);
        }

        return made;
    }
}
