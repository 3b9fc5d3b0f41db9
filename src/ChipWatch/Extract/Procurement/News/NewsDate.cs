using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement.News;

/// <summary>When an award was made, or else announced.</summary>
internal static class NewsDate
{
    private static readonly System.Buffers.SearchValues<string> Published = System.Buffers.SearchValues.Create(["公示", "公布", "揭晓", "发布"], StringComparison.Ordinal);

    /// <summary>The day of the award, or else the day it was announced.</summary>
    public static Figure? Of(string text, IReadOnlyList<Figure> figures, BidMention mention)
    {
        Figure? announced = null;
        Figure? other = null;
        foreach (var figure in figures)
        {
            // 2号 is a line or a gate far more often than a day.
            if (figure.Kind != FigureKind.Date || figure.Date is null || figure.Start >= mention.Words[^1].Start || text[figure.End - 1] == '号')
                continue;
            var told = IsAnnouncement(text, figure.End);
            if (told || (announced is null && Opens(text, figure.Start) && mention.Scope.Start - figure.Start < 200))
                announced = figure;
            else if (figure.Start >= mention.Scope.Start && figure.Date.Precision == DatePrecision.Day && Acts(text, figure))
                return figure;
            else if (figure.Start >= mention.Scope.Start && figure.Date.Precision == DatePrecision.Day)
                other ??= figure;
        }

        return other is null || (announced is not null && announced.Value.Start > other.Value.Start) ? announced ?? other : other;
    }

    /// <summary>"于6月24日收到": the day that something was got, not told.</summary>
    private static bool Acts(string text, Figure figure)
    {
        if (figure.Start > 0 && text[figure.Start - 1] == '于')
            return true;
        var rest = text.AsSpan(figure.End, Math.Min(8, text.Length - figure.End));
        return rest.IndexOf("收到", StringComparison.Ordinal) >= 0 || rest.IndexOf("接到", StringComparison.Ordinal) >= 0 || rest.IndexOf("中标", StringComparison.Ordinal) >= 0;
    }

    /// <summary>"6月25日,…": the sentence before dates what follows.</summary>
    private static bool Opens(string text, int start) => start == 0 || text[start - 1] is '。' or '\n';

    private static bool IsAnnouncement(string text, int end)
    {
        var rest = text.AsSpan(end, Math.Min(10, text.Length - end));
        return rest.IndexOf("公告", StringComparison.Ordinal) >= 0 || rest.IndexOf("披露", StringComparison.Ordinal) >= 0 || rest.IndexOf("消息", StringComparison.Ordinal) is >= 0 and < 4 || rest[..Math.Min(4, rest.Length)].IndexOfAny(Published) >= 0 || rest.IndexOf("晚", StringComparison.Ordinal) is 0 or 1 || rest.IndexOf("早间", StringComparison.Ordinal) == 0 || rest.IndexOf("讯", StringComparison.Ordinal) is >= 0 and < 3;
    }
}
