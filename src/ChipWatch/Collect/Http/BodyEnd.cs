namespace ChipWatch.Collect.Http;

/// <summary>
/// Whether a body ends as its kind ends. A server that announces too short a length cuts its own answer, and no client can tell;
/// but a page that opens its html and does not close it, or a PDF without its end, is worth a second look a day later.
/// </summary>
internal static class BodyEnd
{
    /// <returns>Why it may not be the whole, or null.</returns>
    public static string? Doubt(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (head.StartsWith("%PDF-"u8))
            return tail.IndexOf("%%EOF"u8) < 0 ? "a PDF without its end" : null;
        var opens = Lower(head[..Math.Min(head.Length, 1024)]);
        return opens.Contains("<html", StringComparison.Ordinal) && !Lower(tail).Contains("</html", StringComparison.Ordinal) ? "an HTML page that is not closed" : null;
    }

    private static string Lower(ReadOnlySpan<byte> bytes) => System.Text.Encoding.Latin1.GetString(bytes).ToLowerInvariant();
}
