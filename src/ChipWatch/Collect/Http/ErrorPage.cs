namespace ChipWatch.Collect.Http;

/// <summary>Recognises the page of an error that comes with 200 where an item was due.</summary>
internal static class ErrorPage
{
    /// <summary>An error says little beside itself; an article has at least a paragraph.</summary>
    private const int ShortText = 400;

    private static readonly string[] Words =
    [
        "Internal Server Error", "Bad Gateway", "Service Unavailable", "Gateway Time-out", "Gateway Timeout", "Page not found", "404 Not Found", "Server Error",
        "Under maintenance", "Temporarily unavailable", "Application error", "Something went wrong", "Fatal error:", "Whitelabel Error Page",
        "页面不存在", "页面未找到", "找不到页面", "页面无法访问", "您访问的页面", "系统繁忙", "系统错误", "系统异常", "服务器错误", "服务器繁忙", "服务器内部错误", "服务暂时不可用", "出错了", "系统维护", "网站维护",
    ];

    /// <summary>What was recognised, in a few words, or null for anything else.</summary>
    /// <param name="head">The first bytes; 64 KiB are enough.</param>
    public static string? Recognise(string? mediaType, ReadOnlySpan<byte> head)
    {
        var start = head.TrimStart(" \t\r\n\uFEFF"u8);
        if (start.IsEmpty || start[0] != (byte)'<' || mediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == false)
            return null;
        var page = BlockPage.Text(head);
        return Array.Find(Words, w => page.Contains(w, StringComparison.OrdinalIgnoreCase)) is { } words && BlockPage.VisibleLength(page) <= ShortText
            ? $"an error page (\"{words}\")"
            : null;
    }
}
