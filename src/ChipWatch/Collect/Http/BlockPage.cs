using System.Text;

namespace ChipWatch.Collect.Http;

/// <summary>Recognises refusals and challenges that come with any status, 200 included.</summary>
public static class BlockPage
{
    /// <summary>An article may quote these words, a page that consists of little else does not.</summary>
    private const int ShortText = 1500;

    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static readonly string[] Scripts = ["acw_sc__v2", "/cdn-cgi/challenge-platform", "cf_chl_opt", "_Incapsula_Resource", "window._cf_chl", "aliyun_waf", "awsWafCookieDomainList"];

    private static readonly string[] Words =
    [
        "访问过于频繁", "访问频率过高", "操作过于频繁", "请求过于频繁", "安全验证", "滑动验证", "请输入验证码", "人机验证", "您的访问被阻断", "访问被拒绝", "检测到异常访问",
        "undeclared automated tool", "Request Rate Threshold Exceeded", "Attention Required! | Cloudflare", "Just a moment...", "Checking your browser", "Access Denied",
        "unusual traffic", "verify you are human", "are you a robot", "Enable JavaScript and cookies to continue",
    ];

    /// <summary>What was recognised, in a few words, or null for anything else.</summary>
    /// <param name="head">The first bytes; 64 KiB are enough.</param>
    public static string? Recognise(string? mediaType, ReadOnlySpan<byte> head)
    {
        var start = head.TrimStart(" \t\r\n\uFEFF"u8);
        if (start.IsEmpty || (mediaType is not null && !mediaType.Contains("html", StringComparison.OrdinalIgnoreCase) && start[0] != (byte)'<' && !mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)))
            return null;
        var page = Text(head);
        var visible = VisibleLength(page);
        if (visible > ShortText)
            return null;
        if (Array.Find(Scripts, s => page.Contains(s, StringComparison.Ordinal)) is { } script)
            return $"a challenge page ({script})";
        return Array.Find(Words, w => page.Contains(w, StringComparison.OrdinalIgnoreCase)) is { } words ? $"a block page (\"{words}\")" : null;
    }

    /// <summary>As UTF-8, or as GB18030 where it is none: Chinese shields write both, and often say neither.</summary>
    internal static string Text(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head);
        return text.AsSpan(0, Math.Max(0, text.Length - 3)).Contains('\uFFFD') ? Chinese.GetString(head) : text;
    }

    /// <summary>Characters outside tags, scripts and styles, white space aside; roughly.</summary>
    internal static int VisibleLength(string page)
    {
        var count = 0;
        for (var i = 0; i < page.Length; i++)
        {
            if (page[i] != '<')
            {
                count += char.IsWhiteSpace(page[i]) ? 0 : 1;
                continue;
            }

            var close = SkipTo(page, i, "<script", "</script") ?? SkipTo(page, i, "<style", "</style") ?? i;
            var end = page.IndexOf('>', close);
            if (end < 0)
                break;
            i = end;
        }

        return count;
    }

    private static int? SkipTo(string page, int at, string opening, string closing)
    {
        if (string.Compare(page, at, opening, 0, opening.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return null;
        var end = page.IndexOf(closing, at, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? page.Length - 1 : end;
    }
}
