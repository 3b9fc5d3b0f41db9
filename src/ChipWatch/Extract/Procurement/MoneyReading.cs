using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>A sum of money and how surely it is the award's.</summary>
internal readonly record struct Money(Figure Figure, int Score)
{
    public Span Span => new(Figure.Start, Figure.End);
    public decimal? Value => Figure.Max ?? Figure.Min;

    public MoneyCell Cell { get; init; }

    /// <summary>Said to be what a project costs to build, not what was bid for it.</summary>
    public bool Investment { get; init; }
}

/// <summary>The sums of a text, weighed by the words before them.</summary>
internal static class MoneyReading
{
    /// <summary>Words of the clause before a sum that show it to be something other than an award's worth.</summary>
    private static readonly string[] Foreign =
    [
        "注册资本", "注册资金", "营业收入", "营业总收入", "主营业务收入", "总收入", "净利润", "利润总额", "保证金", "保函", "总资产", "净资产", "资产总额", "负债", "预付款", "违约金", "补贴",
        "出资", "注资", "认缴", "实缴", "股本", "资本金", "每股", "单价", "手续费", "类似业务", "代理费", "服务费率", "年销售", "销售收入", "累计销售", "担保", "授信", "贷款", "融资额",
        "销售额", "营收", "产值", "交易金额为", "发生", "采购额", "首付", "质保金", "罚", "支付", "限价", "控制价", "固定资产", "募集", "利息", "预备费", "流动资金", "其他费",
    ];

    /// <summary>Of those, what no award's worth is ever told by.</summary>
    private static readonly WordSet AnyUnfit = WordSet.Of(["补贴", "募集资金"]);

    private static readonly WordSet AnyForeign = WordSet.Of(Foreign);

    /// <summary>Figures are read only in clauses that may hold a sum, which saves most of that work.</summary>
    public static List<Money> Read(string text, DateOnly? published)
    {
        var figures = new List<Figure>(8);
        for (var sign = MoneySigns.Next(text, 0); sign >= 0;)
        {
            var (start, end) = (StartOfClause(text, sign), EndOfClause(text, sign));
            if (MoneySigns.HoldsNumeral(text.AsSpan(start, end - start)))
                FigureReader.Read(text, start, end, published, figures);
            sign = end < text.Length ? MoneySigns.Next(text, end) : -1;
        }

        return Read(text, figures);
    }

    private static int StartOfClause(string text, int at)
    {
        while (at > 0 && !Cuts(text, at - 1))
            at--;
        return at;
    }

    private static int EndOfClause(string text, int at)
    {
        while (at < text.Length && !Cuts(text, at))
            at++;
        return at;
    }

    /// <summary>A comma inside a number does not.</summary>
    private static bool Cuts(string text, int at) =>
        text[at] is '\n' or '。' or ';' || (text[at] == ',' && !(at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])));

    /// <summary>The score of a sum that cannot be an award's.</summary>
    public const int Unfit = -1;

    public static List<Money> Read(string text, IReadOnlyList<Figure> figures)
    {
        var sums = new List<Money>(figures.Count);
        foreach (var figure in figures)
        {
            if (figure.Kind != FigureKind.Money || (figure.Max ?? figure.Min) is not > 0)
                continue;
            var score = Weigh(text, figure);
            if (sums.Count > 0 && Restates(text, sums[^1].Figure, figure))
                score = sums[^1].Score + 1;
            sums.Add(new(figure, score) { Investment = score > 5 && IsInvestment(text, figure) });
        }

        return sums;
    }

    private static bool IsInvestment(string text, Figure figure)
    {
        var before = text.AsSpan(Math.Max(0, figure.Start - 14), figure.Start - Math.Max(0, figure.Start - 14));
        return before.Contains("总投资", StringComparison.Ordinal) || before.Contains("投资总额", StringComparison.Ordinal) || before.Contains("投资总金额", StringComparison.Ordinal) || before.Contains("投资规模", StringComparison.Ordinal);
    }

    /// <summary>"7亿美元,折合人民币44.58亿元": a filing counts in yuan where it gives both.</summary>
    public static bool Restates(string text, Figure first, Figure second) =>
        first.Currency != "CNY" && second.Currency == "CNY" && second.Start - first.End is >= 0 and < 90 && text.AsSpan(first.End, second.Start - first.End) is var between
        && !between.Contains('。') && (between.Contains("折合", StringComparison.Ordinal) || between.Contains("约合", StringComparison.Ordinal) || between.Contains("折算", StringComparison.Ordinal) || text.AsSpan(second.Start, second.Length).Contains("合", StringComparison.Ordinal));

    private static int Weigh(string text, Figure figure)
    {
        var floor = Math.Max(0, figure.Start - 40);
        var clause = figure.Start;
        while (clause > floor && text[clause - 1] is not ('。' or ',' or ';' or '\n' or '\t'))
            clause--;
        var before = text.AsSpan(clause, figure.Start - clause);
        if (before.IndexOfAny(AnyForeign) >= 0)
            return before.IndexOfAny(AnyUnfit) >= 0 ? Unfit : 0;

        if (before.Contains('占') || text.AsSpan(figure.End, Math.Min(4, text.Length - figure.End)) is var after && (after.StartsWith("/", StringComparison.Ordinal) || after.StartsWith("的", StringComparison.Ordinal) && !after.Contains('价') && !after.Contains('大') && !after.Contains('成') && !after.Contains('总')))
            return 5;
        var value = figure.Max ?? figure.Min ?? 0;
        if (value < 10_000)
            return 2;
        var score = Named(before);
        if (score > 0 && (before.Contains("合计", StringComparison.Ordinal) || before.Contains("总", StringComparison.Ordinal) || before.Contains("共计", StringComparison.Ordinal)))
            score += 4;
        return score == 0 && (before.EndsWith("合计", StringComparison.Ordinal) || before.Contains("合计", StringComparison.Ordinal)) ? 40 : Math.Max(score, 8);
    }

    private static int Named(ReadOnlySpan<char> before)
    {
        var priced = before.IndexOfAny("价额造资") >= 0 || before.Contains("金额", StringComparison.Ordinal) || before.Contains("投资", StringComparison.Ordinal);
        if (!priced)
            return before.Contains("中标", StringComparison.Ordinal) || before.Contains("合同", StringComparison.Ordinal) || before.Contains("费用", StringComparison.Ordinal) || before.Contains("租金", StringComparison.Ordinal) || before.Contains("总值", StringComparison.Ordinal) || before.Contains("价值", StringComparison.Ordinal) ? 30 : 0;
        if (before.Contains("中标", StringComparison.Ordinal) || before.Contains("成交", StringComparison.Ordinal) || before.Contains("中选", StringComparison.Ordinal))
            return 90;
        if (before.Contains("合同", StringComparison.Ordinal) || before.Contains("订单", StringComparison.Ordinal) || before.Contains("协议", StringComparison.Ordinal))
            return 86;
        if (before.Contains("报价", StringComparison.Ordinal) || before.Contains("投标", StringComparison.Ordinal))
            return 80;
        if (before.Contains("总价", StringComparison.Ordinal) || before.Contains("造价", StringComparison.Ordinal) || before.Contains("总金额", StringComparison.Ordinal) || before.Contains("价款", StringComparison.Ordinal))
            return 70;
        return before.Contains("投资", StringComparison.Ordinal) ? 60 : 50;
    }
}
