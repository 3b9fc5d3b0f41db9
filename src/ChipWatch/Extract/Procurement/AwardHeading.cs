namespace ChipWatch.Extract.Procurement;

/// <summary>
/// What a filing's own heading says it is about. One headed as an award or a contract names turnovers, listings and shares of
/// markets only to introduce the parties: of the 115 such claims that 990 announcements gave, a quarter were true and none was news.
/// </summary>
internal static class AwardHeading
{
    private const int Reach = 300;
    private static readonly WordSet Awards = WordSet.Of(["中标", "中选", "成交", "中签", "合同", "协议", "订单", "签订", "签署", "签约", "采购", "招标", "项目"]);
    private static readonly WordSet Others = WordSet.Of(["业绩", "利润", "快报", "年报", "季报", "报告", "经营情况", "经营数据", "上市", "发行", "挂牌", "募集", "重组", "收购", "转让", "回复", "问询", "澄清", "波动", "说明会", "调研"]);

    /// <param name="text">Condensed.</param>
    public static bool NamesAnAward(string? title, string text) =>
        !title.AsSpan().ContainsAny(Others) && (title.AsSpan().ContainsAny(Awards) || Names(Line(text)));

    private static bool Names(ReadOnlySpan<char> heading) => heading.ContainsAny(Awards) && !heading.ContainsAny(Others);

    /// <summary>The first line that ends as headings of filings end, or nothing.</summary>
    private static ReadOnlySpan<char> Line(string text)
    {
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, Reach)).EnumerateLines())
        {
            if (line.EndsWith("公告", StringComparison.Ordinal))
                return line;
        }

        return default;
    }
}
