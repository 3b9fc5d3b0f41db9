namespace ChipWatch.Read;

/// <summary>Tells what bytes are by their first characters; names and media types only break ties.</summary>
internal static class ContentSniffer
{
    private static readonly string[] FeedRoots = ["rss", "feed", "rdf:RDF", "RDF", "channel", "CHANNEL", "entry", "item"];

    /// <returns>The kind by magic bytes, or null when the bytes are some text.</returns>
    public static ContentKind? Binary(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF"u8) || content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
            return ContentKind.Pdf;
        if (content.StartsWith("PK\x03\x04"u8) || content.StartsWith("Rar!"u8) || content.StartsWith("7z\xBC"u8[..2]))
            return ContentKind.Archive;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return ContentKind.Office;
        return content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || content.StartsWith("GIF8"u8)
            || content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            ? ContentKind.Image : null;
    }

    public static ContentKind Text(ReadOnlySpan<char> text)
    {
        var body = text.TrimStart();
        if (body.IsEmpty)
            return ContentKind.Text;
        if (body[0] is '{' or '[')
            return ContentKind.Json;
        if (body[0] != '<')
            return LooksLikeMarkup(body) ? ContentKind.Html : ContentKind.Text;

        var declared = body.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
        var root = RootName(body, out var doctypeHtml);
        if (doctypeHtml || root.Equals("html", StringComparison.OrdinalIgnoreCase))
            return ContentKind.Html;
        foreach (var feed in FeedRoots)
        {
            if (root.Equals(feed, StringComparison.Ordinal))
                return ContentKind.Feed;
        }

        return declared ? ContentKind.Xml : ContentKind.Html;
    }

    private static bool LooksLikeMarkup(ReadOnlySpan<char> body)
    {
        var head = body[..Math.Min(body.Length, 4096)];
        return head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<body", StringComparison.OrdinalIgnoreCase)
            || head.Contains("</p>", StringComparison.OrdinalIgnoreCase) || head.Contains("</div>", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<br", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Name of the first element behind declarations, comments and the document type.</summary>
    private static ReadOnlySpan<char> RootName(ReadOnlySpan<char> body, out bool doctypeHtml)
    {
        doctypeHtml = false;
        while (body.Length > 1 && body[0] == '<')
        {
            var comment = body.StartsWith("<!--", StringComparison.Ordinal);
            if (!comment && body[1] is not ('?' or '!'))
            {
                var name = body[1..];
                var end = name.IndexOfAny(" \t\r\n/>");
                return end < 0 ? name : name[..end];
            }

            if (body.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
                doctypeHtml = true;
            var close = comment ? body.IndexOf("-->", StringComparison.Ordinal) : body.IndexOf('>');
            if (close < 0)
                return [];
            body = body[(close + (comment ? 3 : 1))..].TrimStart();
        }

        return [];
    }
}
