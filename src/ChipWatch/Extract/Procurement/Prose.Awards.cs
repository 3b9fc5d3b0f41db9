namespace ChipWatch.Extract.Procurement;

/// <content>Who is named as the winner of what.</content>
internal sealed partial class Prose
{
    private static readonly string[] Winners = ["中标", "成交", "中选", "预中标", "拟中标", "候选", "入围", "承包", "中标社会资本", "社会资本", "代建", "供应商", "承建", "实施", "总承包"];

    /// <summary>确定公司为 P 的中标单位; 成为 P 的第一中标候选人.</summary>
    private void Named(Span sentence)
    {
        for (var at = sentence.Start; at < sentence.End; at++)
        {
            var step = text.AsSpan(at, sentence.End - at).IndexOfAny('为', '是');
            if (step < 0)
                return;
            at += step;
            var stop = -1;
            var clause = ProjectName.Clause(text, at + 1, sentence.End);
            foreach (var winner in Winners)
            {
                var w = text.AsSpan(clause.Start, clause.Length).LastIndexOf(winner, StringComparison.Ordinal);
                if (w >= 0 && (stop < 0 || clause.Start + w < stop))
                    stop = clause.Start + w;
            }

            if (stop < 0 || stop - at < 6)
                continue;
            var tail = text.AsSpan(stop, clause.End - stop);
            if (!(tail.Contains('人') || tail.Contains("单位", StringComparison.Ordinal) || tail.Contains('商') || tail.Contains('方') || tail.Contains("社会资本", StringComparison.Ordinal) || tail.Contains("企业", StringComparison.Ordinal) || tail.Contains("联合体", StringComparison.Ordinal)))
                continue;
            if (text.AsSpan(at + 1, stop - at - 1).Contains("公司", StringComparison.Ordinal) && text.AsSpan(at - Math.Min(6, at - sentence.Start), Math.Min(6, at - sentence.Start)).Contains("中标", StringComparison.Ordinal))
                continue;
            Subject(new(sentence.Start, at), 82, shortNames: false);
            if (OrganisationName.FirstIn(text, new(at + 1, stop)) is { IsEmpty: false } owner && owner.Start <= at + 2)
                findings.Buyers.Add(new(definitions.Resolve(owner), 50, sentence.Start, Clue.Prefix));
            if (Project(new(at + 1, stop), 82, sentence.Start))
                break;
        }
    }

    /// <summary>中标人, 中标金额, 中标通知书: what stands behind the word is no name that was won, though a name may begin with the same sign (金华, 合肥, 通州).</summary>
    private static bool TellsNoAward(ReadOnlySpan<char> after) =>
        "人单价结总额方企标的情书,、)》”后不及或风目率将是若如与".Contains(after[0], StringComparison.Ordinal)
        || after.BeginsWithAny("金额", "候选", "通知", "通告", "公示", "公告", "公司", "项目", "合同", "合计", "合作", "供应", "供货", "提示", "提醒", "社会", "联合", "工程", "工作", "产品");

    /// <summary>中标 P.</summary>
    private void Won(Span sentence)
    {
        for (var at = Find("中标", sentence); at >= 0; at = at + 2 < sentence.End ? Find("中标", new(at + 2, sentence.End)) : -1)
        {
            var after = text.AsSpan(at + 2, Math.Min(sentence.End - at - 2, 4));
            if (after is [')', ..] && Brackets.OpenBefore(text, at + 2, sentence.Start) is var open and > 0)
                Subject(new(open + 1, at), 80, shortNames: false);
            if (after.IsEmpty || TellsNoAward(after))
                continue;
            Subject(new(sentence.Start, at), 80, shortNames: false);
            if (!AmongOthers(new(sentence.Start, at)) && (AliasEndingAt(at, sentence.Start) is { IsEmpty: false } winner || (OrganisationName.EndingAt(text, at, sentence.Start) is var named && named.In(text).EndsWith("有限公司", StringComparison.Ordinal) && !(winner = named).IsEmpty)))
                findings.Suppliers.Add(new(winner, SpeaksAsUs(winner) ? 0 : 63, sentence.Start));
            if (Project(ProjectName.Clause(text, at + 2, sentence.End), 76, sentence.Start))
                break;
        }

        var won = Find("中标", sentence);
        var by = won > sentence.Start ? text.LastIndexOf('由', won - 1, Math.Min(40, won - sentence.Start)) : -1;
        if (by > sentence.Start + 5)
        {
            var start = by;
            while (start > sentence.Start && text[start - 1] is not (',' or '。' or '\n'))
                start--;
            if (ProjectName.IsTitle(text, ProjectName.Trim(text, new(start, by))))
                Project(new(start, by), 78, sentence.Start);
        }
    }

    /// <summary>参与了“P”的投标; 在“P”招标活动中.</summary>
    private void Entered(Span sentence)
    {
        foreach (var word in (ReadOnlySpan<string>)["参与了", "参加了", "参与", "参加", "在"])
        {
            for (var at = Find(word, sentence); at >= 0; at = Find(word, sentence with { Start = at + 1 }))
            {
                var start = at + word.Length;
                var clause = ProjectName.Clause(text, start, sentence.End);
                var bid = -1;
                foreach (var end in (ReadOnlySpan<string>)["的投标", "的公开招标", "的招标", "招标活动中", "的公开投标", "投标", "的竞标", "项目中", "招标中", "的招投标", "的竞争性磋商", "的采购"])
                {
                    var found = clause.In(text).LastIndexOf(end, StringComparison.Ordinal);
                    if (found > 5)
                    {
                        bid = found + (end is "招标活动中" or "招标中" or "项目中" ? 2 : 0);
                        break;
                    }
                }

                if (bid > 0 && word[0] == '参' && OrganisationName.FirstIn(text, clause) is { IsEmpty: false } host && host.Start <= start + 1)
                    findings.Buyers.Add(new(definitions.Resolve(host), 45, sentence.Start, Clue.Organised));
                if (bid > 0)
                    Project(new(start, clause.Start + bid), text[start] == '“' ? 66 : 55, sentence.Start);
                if (sentence.End - at < 4)
                    break;
            }
        }
    }
}
