namespace ChipWatch.Extract.Procurement.News;

/// <summary>How far an award is, by the sentences that tell of it.</summary>
internal static class NewsStage
{
    private static readonly WordSet Void = WordSet.Of(["中标结果无效", "中标无效", "废标处理", "取消中标资格", "取消其中标资格", "取消了其中标", "宣布废标", "中标资格被取消"]);
    private static readonly WordSet Ended = WordSet.Of(["招标已终止", "终止招标", "招标终止", "采购终止", "终止采购", "采购已终止"]);
    private static readonly WordSet Candidates = WordSet.Of(["候选", "预中标", "拟中标", "预中选", "拟中选", "预成交", "拟成交"]);
    private static readonly WordSet Signings = WordSet.Of(["签订了", "签署了", "签订《", "签署《", "签订正式", "正式签", "已签", "签订合同", "签署合同"]);

    public static ProcurementStage Of(string text, Span within)
    {
        if (text.AsSpan().IndexOfAny(Void) >= 0 || within.In(text).IndexOfAny(Ended) >= 0)
            return ProcurementStage.Cancelled;
        if (within.In(text).IndexOfAny(Candidates) >= 0)
            return ProcurementStage.Candidate;
        for (var at = Next(text, within.Start, within.End); at >= 0; at = Next(text, at + 2, within.End))
        {
            if (!Unsigned(text, at))
                return ProcurementStage.Contract;
        }

        return ProcurementStage.Award;
    }

    private static int Next(string text, int start, int end)
    {
        var at = start < end ? text.AsSpan(start, end - start).IndexOfAny(Signings) : -1;
        return at < 0 ? -1 : start + at;
    }

    /// <summary>尚未, 若, 将: there is no contract yet.</summary>
    private static bool Unsigned(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < 24 && text[start - 1] is not (',' or '。' or ';' or '\n'))
            start--;
        var clause = text.AsSpan(start, at - start);
        foreach (var word in (ReadOnlySpan<string>)["未", "若", "如", "将", "拟", "待", "能否", "是否", "后续", "最终", "尽快", "可能", "不"])
        {
            if (clause.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return text.AsSpan(at, Math.Min(8, text.Length - at)).Contains('后');
    }
}
