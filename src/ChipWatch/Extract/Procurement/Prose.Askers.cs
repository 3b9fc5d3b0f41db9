namespace ChipWatch.Extract.Procurement;

/// <content>Who asked for bids, and under which title.</content>
internal sealed partial class Prose
{
    /// <summary>招标人 X, 业主为 X, X 发布了《…公示》, 由 X 招标.</summary>
    private void Asked(Span sentence, Told told)
    {
        foreach (var word in told.HasFlag(Told.Asker) ? Callings : [])
        {
            var at = Find(word, sentence);
            if (at < 0)
                continue;
            var start = at + word.Length;
            var labelled = start < sentence.End && text[start] is '为' or '是' or ':' or '-' or '系';
            if (labelled)
                start++;
            var clause = ProjectName.Clause(text, start, Math.Min(sentence.End, start + 45));
            var name = OrganisationName.FirstIn(text, clause);
            if (!name.IsEmpty && name.Start <= start + 2)
                findings.Buyers.Add(new(definitions.Resolve(name), labelled ? 80 : 72, sentence.Start, Clue.Called));
        }

        foreach (var word in told.HasFlag(Told.Publishing) ? Publishings : [])
        {
            var at = Find(word, sentence);
            if (at < 0)
                continue;
            var name = OrganisationName.FirstIn(text, new(sentence.Start, at));
            if (!name.IsEmpty)
                findings.Buyers.Add(new(definitions.Resolve(name), 40, sentence.Start, Clue.Published));
            break;
        }

        foreach (var word in told.HasFlag(Told.Organised) ? Organisings : [])
        {
            var at = Find(word, sentence);
            if (at > 0 && OrganisationName.EndingAt(text, at, sentence.Start) is var name && OrganisationName.Plausible(text, name))
                findings.Buyers.Add(new(definitions.Resolve(name), 66, sentence.Start, Clue.Organised));
        }
    }

    /// <summary>发布了《P 中标候选人公示》.</summary>
    private void Published(Span sentence)
    {
        for (var open = sentence.Start; open < sentence.End; open++)
        {
            var step = text.AsSpan(open, sentence.End - open).IndexOfAny('“', '《');
            if (step < 0)
                return;
            open += step;
            if (Brackets.CloseAfter(text, open, Math.Min(text.Length, open + 150)) is not (var close and > 0))
                continue;
            var title = text.AsSpan(open + 1, close - open - 1);
            foreach (var tail in (ReadOnlySpan<string>)["推荐的成交候选人公示", "中标候选人公示", "中标候选人公告", "中标候选人", "中标结果公示", "中标结果公告", "预中标公示", "预中标结果公示", "预中标公告", "预中标结果公告", "中标公示", "中标公告", "成交公告", "成交结果公告", "招标中标人名单", "中标人名单", "中标名单", "评标结果公示", "评标公示", "推荐中标候选人公示", "中标人公示", "采购结果公告", "结果公示", "结果公告", "的公告", "公告", "公示"])
            {
                if (!title.EndsWith(tail, StringComparison.Ordinal))
                    continue;
                if (!title.StartsWith("关于", StringComparison.Ordinal) && !title.Contains("股份有限公司关于", StringComparison.Ordinal))
                    Project(new(open + 1, close - tail.Length), 64, sentence.Start);
                break;
            }

            open = close;
        }
    }
}
