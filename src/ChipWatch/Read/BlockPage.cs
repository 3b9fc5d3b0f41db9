using System.Buffers;
using ChipWatch.Extract;
using ChipWatch.Read.Html;

namespace ChipWatch.Read;

/// <summary>Pages that stand where a document should be: challenges, throttles, refusals. They are short and say so.</summary>
internal static class BlockPage
{
    private const int LongestBlock = 1500;

    private static readonly string[] Sayings =
    [
        "访问过于频繁", "请求过于频繁", "安全验证", "请完成验证", "滑动验证", "人机验证", "您的访问被拒绝", "您的访问可能对网站造成危险", "系统繁忙，请稍后再试",
        "undeclared automated tool", "request rate threshold exceeded", "verify you are human", "checking your browser", "just a moment...", "enable javascript and cookies to continue", "access denied", "attention required! | cloudflare", "unusual traffic from your",
    ];

    /// <summary>Apart from each other: search values of words are fast only where all of them are ASCII (see <see cref="WordSet"/>).</summary>
    private static readonly SearchValues<string> AnyInLatin = SearchValues.Create([.. Sayings.Where(s => char.IsAscii(s[0]))], StringComparison.OrdinalIgnoreCase);
    private static readonly WordSet AnyInChinese = WordSet.Of(Sayings.Where(s => !char.IsAscii(s[0])));

    /// <returns>What it says, or null for an ordinary document.</returns>
    public static string? Says(HtmlContent content)
    {
        if (content.Text.Length > LongestBlock)
            return null;
        var head = content.Text.AsSpan(0, Math.Min(content.Text.Length, 120));
        if (!HoldsAny(content.Title) && !HoldsAny(head))
            return null;
        foreach (var saying in Sayings)
        {
            if (content.Title.Contains(saying, StringComparison.OrdinalIgnoreCase) || head.Contains(saying, StringComparison.OrdinalIgnoreCase))
                return $"is a block page: it says \"{saying}\"";
        }

        return null;
    }

    private static bool HoldsAny(ReadOnlySpan<char> text) => text.IndexOfAny(AnyInLatin) >= 0 || text.ContainsAny(AnyInChinese);
}
