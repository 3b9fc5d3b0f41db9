using ChipWatch.Sources;

namespace ChipWatch.Reconcile;

/// <summary>Whether a claim stands in an official document, in an outlet's own words, or in hearsay that it passes on.</summary>
internal static class StandingOf
{
    private const int Reach = 120;

    private static readonly string[] Hearsay =
    [
        "传闻", "据传", "网传", "市场传言", "传言", "知情人士", "消息人士", "坊间", "小道消息", "或将", "疑似", "尚未证实", "未经证实", "有消息称", "據傳", "知情人士",
        "reportedly", "rumor", "rumour", "people familiar", "sources said", "sources say", "according to sources", "unconfirmed", "is said to", "are said to", "speculation",
    ];

    public static Standing Of(Document document, Claim claim, SourceKind? kind)
    {
        if (kind is SourceKind.Filings or SourceKind.Ipo or SourceKind.Procurement or SourceKind.Policy || (kind is null && document.Filer is not null))
            return Standing.Filing;
        return IsHearsay(document.Text, claim) ? Standing.Rumour : Standing.News;
    }

    private static bool IsHearsay(string text, Claim claim)
    {
        var start = claim.Evidence.Min(e => e.Start);
        var end = claim.Evidence.Max(e => e.End);
        if (start < 0 || end > text.Length || start > end)
            return false;
        var from = LastStop(text, start);
        var to = text.AsSpan(end, Math.Min(Reach, text.Length - end)).IndexOfAny('。', '！', '\n') is >= 0 and var stop ? end + stop : Math.Min(text.Length, end + Reach);
        var sentence = text.AsSpan(from, to - from);
        foreach (var word in Hearsay)
            if (sentence.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static int LastStop(string text, int start)
    {
        var from = Math.Max(0, start - Reach);
        return text.AsSpan(from, start - from).LastIndexOfAny('。', '！', '\n') is >= 0 and var stop ? from + stop + 1 : from;
    }
}
