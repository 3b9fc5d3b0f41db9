namespace ChipWatch.Extract.Procurement;

/// <summary>The kinds of notices by the words of their titles.</summary>
internal static class NoticeStages
{
    private static readonly (string Words, ProcurementStage Stage)[] Titles =
    [
        ("更正", ProcurementStage.Amendment), ("变更公告", ProcurementStage.Amendment), ("澄清公告", ProcurementStage.Amendment),
        ("废标", ProcurementStage.Cancelled), ("流标", ProcurementStage.Cancelled), ("终止公告", ProcurementStage.Cancelled), ("采购终止", ProcurementStage.Cancelled), ("采购失败", ProcurementStage.Cancelled), ("招标失败", ProcurementStage.Cancelled), ("项目终止", ProcurementStage.Cancelled),
        ("中标候选人公示", ProcurementStage.Candidate), ("候选人公示", ProcurementStage.Candidate), ("候选人公告", ProcurementStage.Candidate), ("评标结果公示", ProcurementStage.Candidate), ("中选候选人", ProcurementStage.Candidate), ("成交候选人", ProcurementStage.Candidate), ("预中标", ProcurementStage.Candidate),
        ("采购意向", ProcurementStage.Planning), ("意向公开", ProcurementStage.Planning), ("意向公告", ProcurementStage.Planning), ("招标计划", ProcurementStage.Planning),
        ("合同公告", ProcurementStage.Contract), ("合同公示", ProcurementStage.Contract), ("合同签订公告", ProcurementStage.Contract),
        ("中标结果", ProcurementStage.Award), ("中标公告", ProcurementStage.Award), ("中标公示", ProcurementStage.Award), ("成交公告", ProcurementStage.Award), ("成交结果", ProcurementStage.Award), ("中选结果", ProcurementStage.Award), ("中选公告", ProcurementStage.Award), ("中选公示", ProcurementStage.Award), ("结果公告", ProcurementStage.Award), ("结果公示", ProcurementStage.Award), ("单一来源", ProcurementStage.Award),
        ("招标公告", ProcurementStage.Tender), ("采购公告", ProcurementStage.Tender), ("比选公告", ProcurementStage.Tender), ("磋商公告", ProcurementStage.Tender), ("谈判公告", ProcurementStage.Tender), ("询价公告", ProcurementStage.Tender), ("资格预审公告", ProcurementStage.Tender),
    ];

    /// <param name="title">The document's own, which may say what its text does not; or empty.</param>
    /// <returns>Null for a text that is no notice.</returns>
    public static ProcurementStage? Of(ReadOnlySpan<char> title, ReadOnlySpan<char> text) => Find(title, out _) ?? Find(FirstLines(text), out _);

    /// <summary>A title that ends with its kind is a portal's own, and no story's: "…采购项目招标公告".</summary>
    public static bool Ends(ReadOnlySpan<char> title)
    {
        title = title.TrimEnd();
        return Find(title, out var at) is not null && (title.EndsWith("公告", StringComparison.Ordinal) || title.EndsWith("公示", StringComparison.Ordinal) || title.EndsWith("意向", StringComparison.Ordinal) || title.EndsWith("公开", StringComparison.Ordinal)) && title.Length - at < 12;
    }

    /// <summary>Where the words that name the kind of notice begin in a title, or -1; the project's name stands before them.</summary>
    public static int WordsStart(ReadOnlySpan<char> title)
    {
        Find(title, out var at);
        return at;
    }

    private static ProcurementStage? Find(ReadOnlySpan<char> title, out int at)
    {
        foreach (var (words, stage) in Titles)
        {
            at = title.IndexOf(words, StringComparison.Ordinal);
            if (at >= 0)
                return stage;
        }

        at = -1;
        return null;
    }

    /// <summary>The first two lines: portals put a breadcrumb or the project above the kind.</summary>
    private static ReadOnlySpan<char> FirstLines(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, 160)];
        var first = head.IndexOf('\n');
        if (first < 0)
            return head;
        var second = head[(first + 1)..].IndexOf('\n');
        return second < 0 ? head : head[..(first + 1 + second)];
    }
}
