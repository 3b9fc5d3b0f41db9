namespace ChipWatch.Extract.Procurement;

/// <summary>Who won, as news say it: a consortium, a subsidiary, a labelled winner, the subject of 中标, or the announcer.</summary>
internal sealed class Winners(string text, Span announcer)
{
    private static readonly string[] Adverbs =
    [
        "预", "拟", "成功", "联合", "再次", "近日", "一举", "确认", "将", "已", "又", "被", "共同", "共", "独家", "连续", "顺利", "正式", "接连", "首次", "此前", "日前", "分别", "陆续", "累计", "均", "最终",
        "曾", "相继", "合计", "近期", "当日", "宣布", "成为", "的", "等", "已经", "也", "在此次招标中", "于", "项目", "中", "刚刚", "再度", "今日", "斩获", "晚间公告", "公告", "组成联合体", "组成的联合体", "以第一名", "第一",
    ];

    public List<Span> Of(Span sentence, int trigger)
    {
        var clause = trigger;
        while (clause > sentence.Start && text[clause - 1] is not (',' or ';' or ':'))
            clause--;
        var found = Consortium(sentence);
        if (found.Count == 0)
            found = Subsidiary(sentence, trigger);
        if (found.Count == 0)
            found = Confirmed(sentence, trigger);
        if (found.Count == 0)
            found = Behind(sentence, trigger);
        if (found.Count == 0)
            found = Listed(Strip(new(clause, trigger)));
        return found;
    }

    /// <summary>"A(牵头)、B与C组成的联合体", "A与B联合中标".</summary>
    private List<Span> Consortium(Span sentence)
    {
        var end = -1;
        foreach (var word in (ReadOnlySpan<string>)["组成的联合体", "组成联合体", "组成的联营体", "组成联营体", "作为联合体", "(联合体)", "联合体预中标", "联合体中标", "组建的联合体", "组成的投标联合体", "组成投标联合体", "联合预中标", "联合中标", "联合体成功中标", "共同中标", "组成的", "的联合体"])
        {
            end = text.AsSpan(sentence.Start, sentence.Length).IndexOf(word, StringComparison.Ordinal);
            if (end > 0)
                break;
        }

        if (end <= 0)
            return [];
        end += sentence.Start;
        var start = end;
        while (start > sentence.Start && text[start - 1] is not (',' or ';' or ':'))
            start--;
        return Listed(Strip(new(start, end)));
    }

    private List<Span> Subsidiary(Span sentence, int trigger)
    {
        foreach (var word in (ReadOnlySpan<string>)["子公司", "孙公司", "下属公司", "下属单位", "旗下公司", "下属", "旗下", "参股公司", "所属"])
        {
            var at = text.AsSpan(sentence.Start, sentence.Length).LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = sentence.Start + at + word.Length;
            while (start < sentence.End && text[start] is '“' or '—' or '-' or '为' or ':')
                start++;
            var end = start;
            while (end < sentence.End && text[end] is not (',' or '。' or ';' or '”' or '(' or ':'))
                end++;
            if (start < trigger)
                end = Math.Min(end, trigger);
            else
                continue;
            var names = Listed(Strip(new(start, end)));
            if (names.Count > 0)
                return names;
        }

        return [];
    }

    /// <summary>"确定公司为…中标人", "X 成为…中标人", "中标人为 X".</summary>
    private List<Span> Confirmed(Span sentence, int trigger)
    {
        foreach (var word in (ReadOnlySpan<string>)["确定", "确认", "通知"])
        {
            var at = text.AsSpan(sentence.Start, trigger - sentence.Start).LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = sentence.Start + at + word.Length;
            var end = text.AsSpan(start, trigger - start).IndexOfAny('为', '是');
            if (end is > 1 and < 60)
                return Listed(Strip(new(start, start + end)));
        }

        foreach (var word in (ReadOnlySpan<string>)["被确定为", "被推荐为", "被评为", "确定成为", "已成为", "成为", "为"])
        {
            var at = text.AsSpan(sentence.Start, trigger - sentence.Start).LastIndexOf(word, StringComparison.Ordinal);
            if (at <= 0 || !IsNoun(trigger))
                continue;
            var end = sentence.Start + at;
            var start = end;
            while (start > sentence.Start && text[start - 1] is not (',' or ';' or ':'))
                start--;
            var names = Listed(Strip(new(start, end)));
            if (names.Count > 0)
                return names;
            if (start > sentence.Start)
            {
                var before = start - 1;
                while (before > sentence.Start && text[before - 1] is not (',' or ';' or ':'))
                    before--;
            }
        }

        return [];
    }

    /// <summary>"中标人:X", "中标企业 X", "由 X 中标".</summary>
    private List<Span> Behind(Span sentence, int trigger)
    {
        foreach (var word in (ReadOnlySpan<string>)["中标候选人如下", "中标候选人为", "中标候选人", "中标单位", "中标企业", "中标社会资本方", "中标社会资本", "中标供应商", "中标公司", "中标人", "中标方", "中标厂商"])
        {
            if (!text.AsSpan(trigger, sentence.End - trigger).StartsWith(word, StringComparison.Ordinal))
                continue;
            var start = trigger + word.Length;
            while (start < sentence.End && text[start] is ':' or '为' or '是')
                start++;
            var end = start;
            while (end < sentence.End && text[end] is not (',' or ';' or '。') && !text.AsSpan(end).StartsWith("正式", StringComparison.Ordinal) && !text.AsSpan(end).StartsWith("签", StringComparison.Ordinal))
                end++;
            return Listed(new(start, end)).FindAll(n => OrganisationName.Plausible(text, n));
        }

        return [];
    }

    private bool IsNoun(int trigger)
    {
        var tail = text.AsSpan(trigger, Math.Min(16, text.Length - trigger));
        return tail.Contains('人') || tail.Contains("单位", StringComparison.Ordinal) || tail.Contains('商') || tail.Contains('方') || tail.Contains("企业", StringComparison.Ordinal) || tail.Contains("社会资本", StringComparison.Ordinal);
    }

    private Span Strip(Span raw)
    {
        var end = raw.End;
        var moved = true;
        while (moved && end > raw.Start)
        {
            moved = false;
            foreach (var word in Adverbs)
            {
                if (text.AsSpan(raw.Start, end - raw.Start).EndsWith(word, StringComparison.Ordinal))
                {
                    end -= word.Length;
                    moved = true;
                }
            }
        }

        return raw with { End = end };
    }

    /// <summary>The names of an enumeration, 公司 resolved to the announcer.</summary>
    private List<Span> Listed(Span raw)
    {
        var names = new List<Span>();
        var start = raw.Start;
        for (var i = raw.Start; i <= raw.End; i++)
        {
            if (i < raw.End && text[i] == '(' && Brackets.CloseAfter(text, i, Math.Min(text.Length, raw.End + 30)) is var close and > 0)
            {
                if (close < raw.End && !Aside(text.AsSpan(i, close - i)))
                {
                    i = close;
                    continue;
                }

                Add(new(start, i), names);
                i = Math.Min(close, raw.End);
                start = Math.Min(close + 1, raw.End);
                continue;
            }

            if (i < raw.End && text[i] is not ('、' or '“' or '”' or ')') && !(text[i] is '与' or '和' or '及' && i - start >= 2 && raw.End - i > 2 && Separates(start, i)))
                continue;
            Add(new(start, i), names);
            start = i + 1;
        }

        return names;
    }

    private static bool Aside(ReadOnlySpan<char> inside) =>
        inside.Contains("称", StringComparison.Ordinal) || inside.Contains("牵头", StringComparison.Ordinal) || inside.Contains("成员", StringComparison.Ordinal) || inside is "(主" or "(成" || inside.Length > 8 || (inside.Length > 4 && char.IsAsciiDigit(inside[^1]));

    private bool Separates(int start, int at) =>
        OrganisationName.EndsHere(text, start, at) || at - start <= 8 || OrganisationName.IsPronoun(text.AsSpan(start, at - start));

    private void Add(Span raw, List<Span> names)
    {
        var name = OrganisationName.TrimLeft(text, Clean(raw));
        name = Clean(name);
        if (name.Length is < 2 or > 40)
            return;
        var written = name.In(text);
        if (OrganisationName.IsPronoun(written))
        {
            if (!announcer.IsEmpty && written is "公司" or "本公司" or "我公司" or "该公司" or "集团")
                name = announcer;
            else
                return;
        }
        else if (written.ContainsAny("了的%。《》[]") || char.IsAsciiDigit(written[0]) && written.Length < 4 || written.Contains("招标", StringComparison.Ordinal) || written.Contains("项目", StringComparison.Ordinal) || written.Contains("亿元", StringComparison.Ordinal)
            || written.Contains("万元", StringComparison.Ordinal) || Mute(written))
        {
            return;
        }

        if (!names.Exists(n => n.In(text).SequenceEqual(name.In(text))))
            names.Add(name);
    }

    private static bool Mute(ReadOnlySpan<char> written) =>
        written is "此次" or "本次" or "近期" or "近日" or "其中" or "未来" or "上半年" or "去年" or "今年" or "联合体" or "本" or "双方" or "政府" or "企业" or "累计" or "目前" or "报告期内" or "此前" or "最终" or "多次" or "首批" or "结果";

    private Span Clean(Span raw)
    {
        var (start, end) = (raw.Start, raw.End);
        var moved = true;
        while (moved && start < end)
        {
            moved = false;
            foreach (var lead in (ReadOnlySpan<string>)["“", "由", "而", "以及", "及", "与", "和", "其中", "此外", "同时", "近日", "日前", "一则", ")", "、", "(主", "(成", "在", "另外", "如", "据", "分别为", "分别是", "为", "其", "获悉", " "])
            {
                if (text.AsSpan(start, end - start).StartsWith(lead, StringComparison.Ordinal))
                {
                    start += lead.Length;
                    moved = true;
                }
            }

            foreach (var tail in (ReadOnlySpan<string>)["”", "等", "作为牵头人", "作为牵头单位", "作为牵头方", "作为联合体", "作为", "参与", "组成", "牵头", "等单位", "等公司", "三家", "两家", "共同", "联合", "、", "为牵头人", " "])
            {
                if (end > start && text.AsSpan(start, end - start).EndsWith(tail, StringComparison.Ordinal))
                {
                    end -= tail.Length;
                    moved = true;
                }
            }
        }

        var year = text.AsSpan(start, end - start).LastIndexOfAny('日', '月');
        if (year > 0 && char.IsAsciiDigit(text[start + year - 1]) && end - start - year - 1 >= 2)
            start += year + 1;
        return new(start, end);
    }
}
