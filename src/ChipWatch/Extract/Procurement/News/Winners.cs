namespace ChipWatch.Extract.Procurement.News;

/// <summary>Who won, as news say it: a consortium, a subsidiary, a labelled winner, the subject of 中标, or the announcer.</summary>
internal sealed class Winners(string text, Span announcer, ShortName names)
{
    private static readonly string[] Nouns = ["候选人", "候选单位", "候选供应商", "社会资本方", "社会资本", "供应商", "服务商", "承包商", "厂商", "单位", "企业", "公司", "机构", "联合体", "药企", "厂家", "者", "人", "商", "方", "结果", "名单", "的"];
    private static readonly string[] Fillers = ["名单", "公示", "显示", "分别", "依次", "如下", "共有", "一共", "主要", "最终", "则", "均", "全部"];
    private static readonly string[] Links = [":", "为", "是", "有", "包括", "包含", "即"];

    private readonly WinnerList list = new(text, announcer, names);
    private readonly ClauseSubject clauses = new(text, announcer, new(text, announcer, names), names);

    /// <param name="sentence">Where the award is told; what stands before <paramref name="floor"/> belongs to another award.</param>
    public List<Span> Of(Span sentence, int floor, BidWord word)
    {
        var trigger = word.Start;
        var told = sentence with { Start = floor };
        switch (word.Kind)
        {
            case BidWordKind.Notice:
                return Behind(sentence, word) is { Labelled: true, Names.Count: > 0 } listed ? listed.Names : Chosen(told);
            case BidWordKind.Letter:
                return Receiver(told, trigger);
            case BidWordKind.Worth:
                return clauses.Names(new(clauses.ClauseStart(floor, trigger), trigger)) is { Count: > 0 } own ? own : Subsidiary(told, trigger) is { Count: > 0 } kin ? kin : Nearest(told, trigger) is { Count: > 0 } near && near.TrueForAll(names.Known) ? near : announcer.IsEmpty && names.LastIn(told with { End = trigger }) is { IsEmpty: false } spoken ? [spoken] : [];
        }

        var (behind, labelled) = Behind(sentence, word);
        if (labelled && behind.Count > 0)
            return behind;
        var found = Consortium(told);
        if (found.Count == 0)
            found = Subsidiary(told, trigger);
        if (found.Count == 0)
            found = Confirmed(told, trigger);
        if (found.Count == 0)
            found = behind;
        if (found.Count == 0)
            found = Nearest(told, trigger);
        return found.Count == 0 && announcer.IsEmpty && names.LastIn(told with { End = trigger }) is { IsEmpty: false } last ? [last] : found;
    }

    /// <summary>The subject of the clause before a place, or else of the clauses before it; further away it has to be known as a company.</summary>
    private List<Span> Nearest(Span told, int before)
    {
        for (var end = before; end > told.Start + 1;)
        {
            var start = clauses.ClauseStart(told.Start, end);
            var found = clauses.Names(new(start, end));
            if (found.Count > 0 && (end == before || found.Exists(names.Known) || (announcer.IsEmpty && start - told.Start <= 12)))
                return found;
            end = start - 1;
        }

        return [];
    }

    /// <summary>X 收到 Y 的《中标通知书》.</summary>
    private List<Span> Receiver(Span told, int letter)
    {
        foreach (var got in (ReadOnlySpan<string>)["收到", "接到", "收悉", "取得", "获得", "接获", "收获", "拿到"])
        {
            var at = text.AsSpan(told.Start, letter - told.Start).IndexOf(got, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var before = told with { End = told.Start + at };
            return Subsidiary(told, before.End) is { Count: > 0 } kin ? kin : Nearest(before, before.End);
        }

        return [];
    }

    /// <summary>"A(牵头)、B与C组成的联合体", "A与B联合中标".</summary>
    private List<Span> Consortium(Span told)
    {
        List<Span> best = [];
        foreach (var word in (ReadOnlySpan<string>)["组成的联合体", "组成联合体", "组成的联营体", "组成联营体", "作为联合体", "(联合体)", "联合体预中标", "联合体中标", "联合体拟中标", "组建的联合体", "组建联合体", "组成的投标联合体", "组成投标联合体", "联合预中标", "联合中标", "联合体成功中标", "共同中标", "共同预中标", "组成的", "的联合体", "联合体"])
        {
            var at = text.AsSpan(told.Start, told.Length).IndexOf(word, StringComparison.Ordinal);
            if (at > 0 && Members(told, told.Start + at) is var members && members.Count > best.Count)
                best = members;
        }

        return best;
    }

    private List<Span> Members(Span told, int end)
    {
        var start = clauses.WithoutAdverbial(new(clauses.ClauseStart(told.Start, end), end)).Start;
        var joined = text[start] == '与' && start > told.Start + 2;
        var by = text.AsSpan(start, end - start).LastIndexOf('由');
        if (by >= 0 && end - start - by > 3)
            start += by + 1;
        var members = list.Read(clauses.Strip(new(start, end)));
        if (members.Count == 0 && clauses.ClauseStart(told.Start, end) - 1 is var before && before > told.Start + 2)
            members = list.Read(clauses.Strip(new(clauses.ClauseStart(told.Start, before), before)));

        // "公司牵头,与 A 组成联合体": whoever the clauses before are about is the first of them.
        if (joined && members.Count > 0 && Nearest(told, start - 1) is { Count: 1 } lead && !members.Exists(m => m.In(text).SequenceEqual(lead[0].In(text))))
            members.Insert(0, lead[0]);
        return members;
    }

    private List<Span> Subsidiary(Span told, int trigger)
    {
        foreach (var word in (ReadOnlySpan<string>)["子公司", "孙公司", "下属公司", "下属单位", "旗下公司", "下属", "旗下", "参股公司", "附属公司", "所属"])
        {
            var at = text.AsSpan(told.Start, trigger - told.Start).LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = told.Start + at + word.Length;
            while (start < trigger && text[start] is '“' or '—' or '-' or '为' or ':')
                start++;
            var end = start;
            while (end < trigger && text[end] is not (',' or '。' or ';' or ':'))
                end++;
            end = clauses.VerbAfter(start, end);
            var found = list.Read(clauses.Strip(new(start, end)));
            if (found.Count == 0)
                continue;
            if (WithParent(text.AsSpan(told.Start, at)) && !announcer.IsEmpty && !found.Exists(n => n.In(text).SequenceEqual(announcer.In(text))))
                found.Insert(0, announcer);
            return found;
        }

        return [];
    }

    /// <summary>"公司及全资子公司": both of them.</summary>
    private static bool WithParent(ReadOnlySpan<char> before)
    {
        foreach (var kin in (ReadOnlySpan<string>)["控股", "全资", "公司全资", "其", "下属"])
        {
            if (before.EndsWith(kin, StringComparison.Ordinal))
                before = before[..^kin.Length];
        }

        return before.EndsWith("公司及", StringComparison.Ordinal) || before.EndsWith("公司和", StringComparison.Ordinal) || before.EndsWith("公司与", StringComparison.Ordinal);
    }

    /// <summary>"确定公司为…中标人", "X 成为…中标人".</summary>
    private List<Span> Confirmed(Span told, int trigger)
    {
        foreach (var word in (ReadOnlySpan<string>)["确定", "确认", "通知", "推荐", "选定", "明确", "授予"])
        {
            var at = text.AsSpan(told.Start, trigger - told.Start).LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = told.Start + at + word.Length;
            if (text.AsSpan(start, trigger - start).IndexOfAny(',', '》') is var stop and >= 0 && stop < Math.Max(0, text.AsSpan(start, trigger - start).IndexOfAny('为', '是')))
                continue;
            var end = text.AsSpan(start, trigger - start).IndexOfAny('为', '是');
            if (end > 0 && text[start + end - 1] == '作' && text.AsSpan(start + end + 1, trigger - start - end - 1).IndexOf('为') is var next and > 0)
                end += next + 1;
            if (end is > 1 and < 60 && list.Read(clauses.Strip(new(start, start + end))) is { Count: > 0 } confirmed)
                return confirmed;
        }

        if (!IsNoun(trigger))
            return [];
        foreach (var word in (ReadOnlySpan<string>)["被确定为", "被推荐为", "被评为", "确定成为", "已成为", "成为", "为"])
        {
            var at = text.AsSpan(told.Start, trigger - told.Start).LastIndexOf(word, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var end = told.Start + at;
            var found = clauses.Names(new(clauses.ClauseStart(told.Start, end), end));
            if (found.Count > 0)
                return found;
        }

        return [];
    }

    /// <summary>"中标人:X", "中标企业为 X、Y", "中标的有 X".</summary>
    private (List<Span> Names, bool Labelled) Behind(Span sentence, BidWord word)
    {
        var noun = Skip(word.Start + 2, sentence.End, Nouns);
        var start = Skip(noun, sentence.End, Fillers);
        // "公布候选人,A、B入围", "公布候选人,包括A、B"
        if (noun > word.Start + 2 && start < sentence.End && text[start] == ',')
            start = Skip(start + 1, sentence.End, Fillers);
        var link = Skip(start, sentence.End, Links);
        var labelled = link > start;
        if (noun == word.Start + 2 && !labelled)
            return ([], false);
        var found = list.Read(new(link, ListEnd(link, sentence.End)));
        if (!labelled && text[noun - 1] == '的')
            found.RemoveAll(n => !Ends(n.End));
        return (found.FindAll(n => names.Known(n) || (labelled && n.Length <= 8 && Ends(n.End))), labelled);
    }

    private int Skip(int at, int limit, string[] words)
    {
        for (var again = true; again;)
        {
            again = false;
            foreach (var word in words)
            {
                if (!text.AsSpan(at, limit - at).StartsWith(word, StringComparison.Ordinal))
                    continue;
                at += word.Length;
                again = true;
                break;
            }
        }

        return at;
    }

    /// <summary>Where a list of winners ends; a comma goes on with it if a name follows.</summary>
    private int ListEnd(int start, int limit)
    {
        for (var i = start; i < limit; i++)
        {
            if (text[i] == '(' && Brackets.CloseAfter(text, i, limit) is var close and > 0)
                i = close;
            else if (text[i] is ';' or '。' or ':' || text.AsSpan(i).StartsWith("正式", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("签", StringComparison.Ordinal))
                return i;
            else if (text[i] == ',' && !OrganisationName.EndsHere(text, i + 1, Math.Min(limit, NextMark(i + 1, limit))) && names.At(i + 1, limit).IsEmpty)
                return i;
        }

        return limit;
    }

    private int NextMark(int start, int limit)
    {
        var at = text.AsSpan(start, limit - start).IndexOfAny(",、。;(");
        return at < 0 ? limit : start + at;
    }

    private bool Ends(int at) => at >= text.Length || text[at] is ',' or '、' or '。' or ';' or '(' or '\n' or '和' or '与' or '及' or '等';

    /// <summary>"X 入围", "X 在招标中胜出": said beside a result that names nobody.</summary>
    private List<Span> Chosen(Span told)
    {
        foreach (var verb in (ReadOnlySpan<string>)["入围", "入选", "胜出", "拿下", "摘得", "夺得", "拔得头筹", "位列第一", "排名第一", "位居第一"])
        {
            var at = text.AsSpan(told.Start, told.Length).IndexOf(verb, StringComparison.Ordinal);
            if (at <= 1)
                continue;
            var start = clauses.ClauseStart(told.Start, told.Start + at);
            if (clauses.Names(new(start, told.Start + at)) is { Count: > 0 } found && found.Exists(names.Known))
                return found;
            // "昆仑芯相关产品在三个标包中排名第一": whose products they are.
            var products = text.AsSpan(start, told.Start + at - start).IndexOf("相关产品", StringComparison.Ordinal) is > 1 and var related ? related : text.AsSpan(start, told.Start + at - start).IndexOf("产品", StringComparison.Ordinal);
            if (products is > 1 and <= 12 && names.Known(new(start, start + products)))
                return [new(start, start + products)];
        }

        return [];
    }

    private bool IsNoun(int trigger)
    {
        var tail = text.AsSpan(trigger, Math.Min(16, text.Length - trigger));
        return tail.Contains('人') || tail.Contains("单位", StringComparison.Ordinal) || tail.Contains('商') || tail.Contains('方') || tail.Contains("企业", StringComparison.Ordinal) || tail.Contains("社会资本", StringComparison.Ordinal);
    }
}
