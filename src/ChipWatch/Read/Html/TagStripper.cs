using System.Net;

namespace ChipWatch.Read.Html;

/// <summary>Text without a tree, in linear time, for markup that a tree builder should not be given.</summary>
internal static class TagStripper
{
    public static string Text(ReadOnlySpan<char> html)
    {
        var text = new BlockText();
        while (!html.IsEmpty)
        {
            var open = html.IndexOf('<');
            text.Append(WebUtility.HtmlDecode((open < 0 ? html : html[..open]).ToString()));
            if (open < 0)
                break;
            html = html[open..];
            text.EndBlock();
            html = html[Skip(html)..];
        }

        return text.ToString();
    }

    private static int Skip(ReadOnlySpan<char> tag)
    {
        foreach (var raw in (ReadOnlySpan<string>)["script", "style", "!--"])
        {
            if (!tag[1..].StartsWith(raw, StringComparison.OrdinalIgnoreCase))
                continue;
            var close = raw == "!--" ? "-->" : "</" + raw;
            var end = tag.IndexOf(close, StringComparison.OrdinalIgnoreCase);
            return end < 0 ? tag.Length : end + (raw == "!--" ? 3 : 0);
        }

        var stop = tag.IndexOf('>');
        return stop < 0 ? tag.Length : stop + 1;
    }
}
