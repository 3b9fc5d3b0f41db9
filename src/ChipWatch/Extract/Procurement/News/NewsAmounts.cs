using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement.News;

/// <summary>The sums of a news item that may be an award's, as its sentences write them.</summary>
internal static class NewsAmounts
{
    /// <summary>What weighs less is another thing's sum.</summary>
    public const int Least = 8;

    private static readonly string[] Prices = ["金额", "总额", "额", "价", "总投资", "投资", "价格", "造价", "规模", "合计", "累计", "约", "为", "达", "中标"];

    public static List<Money> Read(string text, IReadOnlyList<Figure> figures)
    {
        var sums = MoneyReading.Read(text, Bare(text, figures));
        for (var i = 0; i < sums.Count; i++)
        {
            // A story gives the contract's own currency first and says what that is worth in yuan.
            if (i > 0 && sums[i].Score > sums[i - 1].Score && (MoneyReading.Restates(text, sums[i - 1].Figure, sums[i].Figure) || Bracketed(text, sums[i - 1].Figure, sums[i].Figure)))
                sums[i] = sums[i] with { Score = Least - 1 };
            else if (Bid(text, sums[i].Figure))
                sums[i] = sums[i] with { Score = 95 };
            else if (Yearly(text, sums[i].Figure) is > 0 and var more)
                sums[i] = sums[i] with { Figure = sums[i].Figure with { End = sums[i].Figure.End + more }, Score = Least + 1 };
        }

        return sums;
    }

    /// <summary>"以 3.98亿元的报价中标": what this winner bid.</summary>
    private static bool Bid(string text, Figure figure)
    {
        if (figure.Start == 0 || text[figure.Start - 1] != '以')
            return false;
        var rest = text.AsSpan(figure.End, Math.Min(14, text.Length - figure.End));
        return rest.IndexOf("中标", StringComparison.Ordinal) is >= 0 and var at && rest[..at].IndexOfAny(',', '。') < 0;
    }

    /// <summary>"总金额2.97亿": money without its 元.</summary>
    private static List<Figure> Bare(string text, IReadOnlyList<Figure> figures)
    {
        var read = new List<Figure>(figures.Count);
        foreach (var figure in figures)
        {
            var bare = figure.Kind == FigureKind.Number && text[figure.End - 1] is '亿' or '万' && Priced(text, figure) && (figure.End == text.Length || text[figure.End] is ',' or '。' or ';' or ')' or '、' or '!' or '\n');
            read.Add(bare ? figure with { Kind = FigureKind.Money, Currency = "CNY" } : figure);
        }

        return read;
    }

    private static bool Priced(string text, Figure figure)
    {
        foreach (var price in Prices)
        {
            if (text.AsSpan(0, figure.Start).EndsWith(price, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>"310万元/年" is what the portal said that a year costs.</summary>
    private static int Yearly(string text, Figure figure) =>
        text.AsSpan(figure.End).StartsWith("/年", StringComparison.Ordinal) || text.AsSpan(figure.End).StartsWith("每年", StringComparison.Ordinal) ? 2 : 0;

    private static bool Bracketed(string text, Figure first, Figure second) =>
        first.Currency != second.Currency && second.Currency == "CNY" && second.Start - first.End is > 0 and < 12 && text[first.End] == '(';
}
