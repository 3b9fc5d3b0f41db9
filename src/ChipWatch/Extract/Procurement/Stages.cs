namespace ChipWatch.Extract.Procurement;

/// <summary>The step of a purchase, by the words that portals use for it.</summary>
internal static class Stages
{
    public static ProcurementStage Of(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, 400)];
        if (Any(head, "废标", "流标", "终止公告", "采购终止", "招标终止"))
            return ProcurementStage.Cancelled;
        if (Any(head, "候选人", "候选供应商", "预中标", "拟中标", "中标公示", "评标结果公示", "预成交"))
            return ProcurementStage.Candidate;
        if (Titled(head[..Math.Min(head.Length, 160)], "中标公告") || Titled(head[..Math.Min(head.Length, 160)], "中标的公告"))
            return ProcurementStage.Award;
        if (Any(head, "签订", "签署", "合同公告", "签定"))
            return ProcurementStage.Contract;
        return Any(text, "中标", "成交", "中选") ? ProcurementStage.Award : ProcurementStage.Contract;
    }

    /// <summary>The announcement's own title, not one that it quotes.</summary>
    private static bool Titled(ReadOnlySpan<char> head, string title) =>
        head.IndexOf(title, StringComparison.Ordinal) is var at and >= 0 && at + title.Length < head.Length && head[at + title.Length] == '\n';

    private static bool Any(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
