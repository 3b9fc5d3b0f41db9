namespace ChipWatch.Read.Html;

/// <summary>
/// A tree builder asks its whole stack of open elements about every tag: documents nested without end cost it quadratic time.
/// One linear scan finds them beforehand.
/// </summary>
internal static class NestingDepth
{
    public const int Limit = 2000;

    public static bool Exceeds(ReadOnlySpan<char> html, int limit)
    {
        // Most pages have not so many tags at all.
        if (html.Count('<') <= limit)
            return false;
        int open = 0, deepest = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length;)
        {
            var next = html[at + 1];
            if (next == '/')
                open = Math.Max(0, open - 1);
            else if (char.IsAsciiLetter(next) && !IsVoid(html[(at + 1)..]))
                open++;
            deepest = Math.Max(deepest, open);
            if (deepest > limit)
                return true;
            var step = html[(at + 1)..].IndexOf('<');
            at = step < 0 ? -1 : at + 1 + step;
        }

        return false;
    }

    /// <summary>Elements that need no end tag, so that leaving it out nests nothing.</summary>
    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        var end = 0;
        while (end < tag.Length && end < 12 && char.IsAsciiLetterOrDigit(tag[end]))
            end++;
        Span<char> name = stackalloc char[12];
        tag[..end].ToLowerInvariant(name);
        return name[..end] is "br" or "img" or "hr" or "input" or "meta" or "link" or "col" or "wbr" or "area" or "base" or "embed" or "source"
            or "track" or "param" or "p" or "li" or "td" or "tr" or "th" or "option" or "dt" or "dd" or "path";
    }
}
