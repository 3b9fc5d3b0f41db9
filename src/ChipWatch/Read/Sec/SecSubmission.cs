using System.Net;
using System.Text;

namespace ChipWatch.Read.Sec;

/// <summary>
/// EDGAR's full submission (<c>….txt</c>): an envelope of marked sections, of which the form itself and its press-release exhibits
/// (EX-99) are read. Pictures, archives and XBRL parts stand in it as encoded text and are left out.
/// </summary>
internal static class SecSubmission
{
    /// <summary>The request as it was, or with the sections' pages as one HTML page.</summary>
    public static ReadRequest Open(ReadRequest request)
    {
        var head = request.Content.Span[..Math.Min(request.Content.Length, 512)];
        if (head.IndexOf("<SEC-DOCUMENT>"u8) < 0 && head.IndexOf("<SEC-HEADER>"u8) < 0)
            return request;
        var text = Charset.Decode(request.Content.Span, request.Charset);
        var page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>")
            .Append(WebUtility.HtmlEncode(request.Item?.Title ?? "")).Append("</title></head><body><article>");
        var before = page.Length;
        foreach (var section in Sections(text))
            page.Append("<section>").Append(Body(section)).Append("</section>\n");
        if (page.Length == before)
            return request;
        page.Append("</article></body></html>");
        return request with { Content = Encoding.UTF8.GetBytes(page.ToString()), MediaType = "text/html", Charset = "utf-8" };
    }

    private static IEnumerable<string> Sections(string text)
    {
        var first = true;
        for (var at = 0; (at = text.IndexOf("<DOCUMENT>", at, StringComparison.Ordinal)) >= 0;)
        {
            var end = text.IndexOf("</DOCUMENT>", at, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            var type = Line(text, "<TYPE>", at, end);
            if (first || type.StartsWith("EX-99", StringComparison.OrdinalIgnoreCase))
                yield return Between(text, "<TEXT>", "</TEXT>", at, end);
            first = false;
            at = end;
        }
    }

    /// <summary>What stands inside the page's body; plain text as paragraphs.</summary>
    private static string Body(string section)
    {
        var open = section.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        if (open >= 0)
        {
            var start = section.IndexOf('>', open) + 1;
            var close = section.LastIndexOf("</body", StringComparison.OrdinalIgnoreCase);
            return section[start..(close < start ? section.Length : close)];
        }

        return section.Contains("</p>", StringComparison.OrdinalIgnoreCase) || section.Contains("</div>", StringComparison.OrdinalIgnoreCase)
            ? section
            : string.Concat(section.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => $"<p>{WebUtility.HtmlEncode(p)}</p>"));
    }

    private static string Line(string text, string mark, int from, int to)
    {
        var at = text.IndexOf(mark, from, to - from, StringComparison.Ordinal);
        if (at < 0)
            return "";
        var end = text.IndexOf('\n', at);
        return text[(at + mark.Length)..(end < 0 ? to : Math.Min(end, to))].Trim();
    }

    private static string Between(string text, string open, string close, int from, int to)
    {
        var start = text.IndexOf(open, from, to - from, StringComparison.Ordinal);
        if (start < 0)
            return "";
        start += open.Length;
        var end = text.IndexOf(close, start, to - start, StringComparison.Ordinal);
        return text[start..(end < 0 ? to : end)];
    }
}
