namespace ChipWatch.Extract.Procurement.News;

internal enum BidWordKind
{
    /// <summary>The verb: "X 中标 P".</summary>
    Won,

    /// <summary>Who won: 中标人, 中标候选人.</summary>
    Winner,

    /// <summary>中标通知书: whoever gets it won, whoever stands right before it sends it.</summary>
    Letter,

    /// <summary>中标公告, 中标结果: what a portal publishes.</summary>
    Notice,

    /// <summary>中标金额, 中标份额: says more of an award, not that there is another.</summary>
    Worth,
}

/// <summary>A place where a text says that a bid was won.</summary>
internal readonly record struct BidWord(int Start, BidWordKind Kind);

/// <summary>Finds the words that say a bid was won, and what each of them is; those that hope, doubt or deny are left out.</summary>
internal static class BidWords
{
    private static readonly WordSet Any = WordSet.Of(["中标", "中选", "成交供应商", "成交候选人", "成交单位", "成交人", "成交通知书"]);

    /// <summary>Phrases around the word that say nobody has won, or that it is another word (其中标的资产, 中标准).</summary>
    private static readonly string[] Denials =
    [
        "未中标", "未能中标", "没有中标", "没中标", "未能成功中标", "若中标", "如中标", "一旦中标", "能否中标", "是否中标", "若能中标", "如能中标", "如果中标", "有望中标", "力争中标", "争取中标", "不中标", "中标率", "中标概率",
        "若是中标", "假如中标", "并未中标", "尚未中标", "若成功中标", "如成功中标", "可能中标", "中标可能", "中标与否", "希望中标", "无法中标", "或将中标", "或中标", "中标机会", "其中标的公司", "其中标的资产", "其中标的企业", "中标准", "中标志", "中标明", "中标注", "中标签", "中标识",
        "未中选", "没有中选", "是否中选", "能否中选", "若中选", "中选率", "有望中选", "集中选", "中选择", "中选取", "中选用", "中选出", "中选拔", "中选派", "中选购", "中选定",
    ];

    private static readonly string[] Conditions = ["若", "如果", "假如", "一旦", "倘若", "如公司", "如最终", "如成功", "如能", "无论", "不论", "只有"];

    private static readonly WordSet Doubts = WordSet.Of(["能否", "是否", "尚未", "未能", "有望", "力争", "争取", "或将", "若能", "如能", "未收到", "更有可能", "不一定"]);

    private static readonly string[] Winners = ["候选", "联合体", "社会资本", "供应商", "服务商", "承包商", "代理商", "厂商", "单位", "企业", "公司", "机构", "药企", "人", "商", "方"];
    private static readonly string[] NoWinners = ["人民", "人工", "人才", "人社", "人口", "商业", "商务", "商用", "商品", "商飞", "方案", "方舱", "公司债"];
    private static readonly string[] Letters = ["通知", "函", "确认函"];
    private static readonly string[] Notices = ["公告", "公示", "结果", "名单", "情况", "信息", "喜讯", "消息", "榜单", "公布"];
    private static readonly string[] Worths = ["价", "金额", "额", "总额", "总金额", "总价", "份额", "合同金额", "合同额", "合同价", "合同总", "数量", "产品", "比例", "量", "报价", "均价", "规模", "占比", "标价", "费率", "项目", "订单", "概念", "未签", "尚未", "待签"];

    /// <summary>"此次中标标志着…": what an award means to the company.</summary>
    private static readonly string[] Remarks = ["标志", "是", "将", "对", "意味", "表明", "体现", "彰显", "有助", "有利", "为公司", "充分", "也", "不仅", "进一步", "有望", "不", "后"];

    public static List<BidWord> In(string text, Span within)
    {
        var found = new List<BidWord>();
        for (var at = Next(text, within.Start, within.End); at >= 0; at = Next(text, at + 2, within.End))
        {
            if (!Denied(text, at) && !Conditional(text, at, within.Start))
                found.Add(new(at, KindOf(text, at + 2, within.End)));
        }

        return found;
    }

    public static bool AnyIn(ReadOnlySpan<char> text) => text.IndexOfAny(Any) >= 0;

    private static int Next(string text, int start, int end)
    {
        var at = start < end ? text.AsSpan(start, end - start).IndexOfAny(Any) : -1;
        return at < 0 ? -1 : start + at;
    }

    private static BidWordKind KindOf(string text, int end, int limit)
    {
        var rest = text.AsSpan(end, Math.Min(16, text.Length - end));
        if (StartsWithAny(rest, Letters))
            return BidWordKind.Letter;
        if (Titled(text, end))
            return BidWordKind.Notice;
        if (StartsWithAny(rest, Notices))
            return BidWordKind.Notice;
        if (StartsWithAny(rest, Winners) && !StartsWithAny(rest, NoWinners))
        {
            foreach (var notice in Notices)
            {
                if (rest.IndexOf(notice, StringComparison.Ordinal) is >= 1 and <= 6)
                    return BidWordKind.Notice;
            }

            return BidWordKind.Winner;
        }

        return (StartsWithAny(rest, Worths) && end < limit) || (StartsWithAny(rest, Remarks) && text.AsSpan(Math.Max(0, end - 4), 2) is "此次" or "本次" or "这次" or "成功") ? BidWordKind.Worth : BidWordKind.Won;
    }

    /// <summary>《关于项目中标的提示性公告》: a title says that somebody announced it.</summary>
    private static bool Titled(string text, int end)
    {
        var rest = text.AsSpan(end, Math.Min(30, text.Length - end));
        return rest.IndexOf('》') is > 1 and var close && (rest[..close].EndsWith("公告", StringComparison.Ordinal) || rest[..close].EndsWith("公示", StringComparison.Ordinal)) && rest[..close].IndexOf('《') < 0;
    }

    private static bool Denied(string text, int at)
    {
        foreach (var denial in Denials)
        {
            var offset = Math.Max(denial.IndexOf("中标", StringComparison.Ordinal), denial.IndexOf("中选", StringComparison.Ordinal));
            if (at >= offset && text.AsSpan(at - offset).StartsWith(denial, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>若公司最终中标: the clause says what would be.</summary>
    private static bool Conditional(string text, int at, int floor)
    {
        var start = at;
        while (start > floor && text[start - 1] is not (',' or ';' or ':' or '。'))
            start--;
        var clause = text.AsSpan(start, at - start);
        return StartsWithAny(clause, Conditions) || clause.IndexOfAny(Doubts) >= 0;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
