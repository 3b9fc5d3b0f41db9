namespace ChipWatch.Extract.Procurement.News;

/// <summary>What was bid for, as news call it: by a label, by the words around 中标, or as the subject of a clause.</summary>
internal sealed class NewsProject(string text)
{
    /// <summary>Words that speak of a project and do not name one score less.</summary>
    private const int Least = 40;

    private static readonly string[] Endings = ["项目", "工程", "标段", "采购", "集采", "合约"];
    private static readonly string[] Followers = ["已", "完成", "开标", "评标", "公布", "因", "的中标", "的招标", "的采购", "的评标", "的成交", "结果", "中标", "成交", "由", "于", "近日", "日前", "正式", "招标", "拟", "预中", "的第", "中,"];
    private static readonly string[] Openers = ["公布了", "公示了", "发布了", "公布", "公示", "发布", "参与", "参加", "获授", "承接", "拿下", "斩获", "夺得"];

    private readonly List<Labelled> labels = FieldLabels.Read(text);

    /// <param name="within">The sentences that belong to the award.</param>
    /// <param name="findings">What they say of buyers and projects; labelled ones are added.</param>
    public Span Of(Span within, Findings findings)
    {
        foreach (var label in labels)
        {
            if (!within.Contains(label.Value))
                continue;
            var clause = ProjectName.Clause(text, label.Value.Start, label.Value.End);
            if (label.Role == Role.Project && ProjectName.Trim(text, clause) is var named && ProjectName.Plausible(text, named))
                findings.Projects.Add(new(named, 95, label.Label.Start));
            if (label.Role == Role.Buyer && OrganisationName.FirstIn(text, clause) is { IsEmpty: false } buyer && buyer.Start <= clause.Start + 1)
                findings.Buyers.Add(new(buyer, 95, label.Label.Start));
        }

        var best = Findings.Best(findings.Projects.FindAll(p => p.Score >= Least && !Many(p.Span)));
        if (best is { Score: >= 60 })
            return Trim(best.Value.Span);
        return Spoken(within) is { IsEmpty: false } spoken ? spoken : best is null ? default : Trim(best.Value.Span);
    }

    /// <summary>"公司中标的 P 于近日…", "P 已完成评标", "公示了 P 的中标结果".</summary>
    private Span Spoken(Span within)
    {
        var start = within.Start;
        var verb = false;
        for (var i = within.Start; i < within.End; i++)
        {
            if (i - start is >= 6 and < 60 && Ends(start, i) && (Follows(i) || (verb && text[i] is ',' or '。')) && ProjectName.Trim(text, new(start, i)) is var name && IsName(name))
                return Trim(name);
            if (text[i] is ',' or '。' or '\n' or ';' or ':' || text.AsSpan(i).StartsWith("中标的", StringComparison.Ordinal))
            {
                verb = text[i] == '中';
                start = verb ? i + 3 : i + 1;
                continue;
            }

            foreach (var opener in Openers)
            {
                if (i - start < 2 || !text.AsSpan(i).StartsWith(opener, StringComparison.Ordinal))
                    continue;
                start = i + opener.Length;
                verb = true;
            }
        }

        return default;
    }

    private bool Ends(int start, int end) => text.AsSpan(start, end - start).EndsWithAny(Endings);

    private bool Follows(int end) => text.AsSpan(end).BeginsWithAny(Followers);

    private bool IsName(Span name)
    {
        if (name.Length < 6 || Many(name))
            return false;
        var written = name.In(text);
        foreach (var word in (ReadOnlySpan<string>)["中标", "公司", "收到", "上述", "该项目", "本次", "此次", "这", "目前", "截至", "表示", "随着", "如果", "通过", "业务", "占", "有利于", "根据", "正在", "积极", "持续", "关于"])
        {
            if (written.Contains(word, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>"多个项目", "上述项目": said of projects and no project's name.</summary>
    private bool Many(Span name)
    {
        if (name.In(text).StartsWith("未签", StringComparison.Ordinal) || name.In(text).Contains("金额", StringComparison.Ordinal))
            return true;
        if (name.Length < 8 && name.In(text).IndexOfAny('包', '标') >= 0)
            return true;
        foreach (var word in (ReadOnlySpan<string>)["多个", "多项", "若干", "一批", "众多", "更多", "数个", "两个", "三个", "四个", "五个", "各类", "上述", "以及", "相关", "其他", "部分", "该等"])
        {
            if (name.In(text).StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Without the sum before it or who organised it.</summary>
    private Span Trim(Span name)
    {
        var start = Purchaser.BehindSum(text, name.Start, name.End);
        if (text.AsSpan(start, name.End - start).IndexOf("组织的", StringComparison.Ordinal) is > 0 and < 30 and var at)
            start += at + 3;
        var end = name.End;
        foreach (var tail in (ReadOnlySpan<string>)["预成交", "预中标", "拟中标", "中标", "成交"])
        {
            if (text.AsSpan(start, end - start).EndsWith(tail, StringComparison.Ordinal))
                end -= tail.Length;
        }

        return end - start >= 4 ? new(start, end) : name;
    }
}
