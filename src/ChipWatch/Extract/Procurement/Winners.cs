namespace ChipWatch.Extract.Procurement;

/// <summary>Who won, as news say it: a consortium, a subsidiary, a labelled winner, the subject of 中标, or the announcer.</summary>
internal sealed class Winners(string text, Span announcer)
{
    /// <summary>What opens a clause that has no subject of its own.</summary>
    private static readonly string[] Openers = ["收到", "接到", "到", "从", "在", "以", "通过", "按", "经", "后", "是", "把", "将", "中标", "确定", "根据", "截至", "截止", "随着", "并", "为", "其中", "预", "拟", "共", "该", "此", "这", "很快", "由于", "报告期", "包括", "项目"];

    private static readonly string[] Kin = ["全资子公司", "控股子公司", "子公司", "孙公司", "下属", "旗下", "所属", "参股公司", "控股公司"];

    private static readonly string[] Adverbs =
    [
        "预", "拟", "成功", "联合", "再次", "近日", "一举", "确认", "将", "已", "又", "被", "共同", "共", "独家", "连续", "顺利", "正式", "接连", "首次", "此前", "日前", "分别", "陆续", "累计", "均", "最终",
        "曾", "相继", "合计", "近期", "当日", "宣布", "成为", "的", "等", "已经", "也", "在此次招标中", "于", "项目", "中", "刚刚", "再度", "今日", "斩获", "晚间公告", "公告", "组成联合体", "组成的联合体", "以第一名", "第一",
    ];

    private static readonly string[] Verbs =
    [
        "以", "通过", "凭", "收到", "接到", "成为", "正式", "成功", "将", "才", "被", "在", "于", "作为", "参与", "参加", "拟", "预中", "确定", "确认", "宣布", "公告", "发布", "累计", "合计", "分别", "近日", "已", "再次",
        "曾", "从", "获", "联合体", "发来", "就", "共同", "共中", "表示", "披露", "公布", "称", "业务", "重要", "主要", "中标", "凭借", "一举", "日前", "近期", "当日", "也", "又", "上半年", "下半年", "前三季度", "今年", "项目", "于近日", "的中标", "连续", "接连",
        "是", "均", "有", "对", "最终", "独家", "顺利", "致力", "所属", "还", "先后", "多次", "让", "的预中标", "截至", "为第", "为“", "为该", "为国",
    ];

    public List<Span> Of(Span sentence, int trigger)
    {
        var found = Consortium(sentence);
        if (found.Count == 0)
            found = Subsidiary(sentence, trigger);
        if (found.Count == 0)
            found = Confirmed(sentence, trigger);
        if (found.Count == 0)
            found = Behind(sentence, trigger);
        for (var end = trigger; found.Count == 0 && end > sentence.Start + 1;)
        {
            var start = ClauseStart(sentence.Start, end);
            found = Subject(new(start, end));
            end = start - 1;
        }

        return found;
    }

    /// <summary>Where the clause around <paramref name="end"/> begins; commas inside brackets do not end one.</summary>
    private int ClauseStart(int floor, int end)
    {
        var start = end;
        while (start > floor && text[start - 1] is not (',' or ';' or ':' or '】' or ']'))
        {
            var open = text[start - 1] == ')' ? Brackets.OpenBefore(text, start - 1, floor) : -1;
            start = open >= 0 ? open : start - 1;
        }

        return start;
    }

    /// <summary>The names that a clause begins with, up to its verb.</summary>
    private List<Span> Subject(Span clause)
    {
        var start = Clean(clause).Start;
        var by = text.AsSpan(start, Math.Max(0, clause.End - start)).LastIndexOf('由');
        if (by >= 0 && clause.End - start - by > 2)
            start += by + 1;
        if (start >= clause.End || Verbal(text.AsSpan(start, clause.End - start)))
            return [];
        var end = VerbAfter(start, clause.End);
        return Listed(Strip(new(start, end)));
    }

    private static bool IsSum(ReadOnlySpan<char> text)
    {
        var unit = text.IndexOfAnyExcept("0123456789.,");
        return unit > 0 && text[unit] is '万' or '亿' or '元';
    }

    private static bool Verbal(ReadOnlySpan<char> clause)
    {
        foreach (var verb in Openers)
        {
            if (clause.StartsWith(verb, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The first verb or adverb behind a subject; a name is not cut inside 公司.</summary>
    private int VerbAfter(int start, int limit)
    {
        var company = text.AsSpan(start, limit - start).IndexOf("公司", StringComparison.Ordinal);
        var early = start + 2;
        foreach (var verb in (ReadOnlySpan<string>)["成为", "收到", "参与", "近期", "近日", "通过", "确定", "中标", "接到"])
        {
            if (company > 0 && text.AsSpan(start, company).IndexOf(verb, StringComparison.Ordinal) is var at and > 1)
                return start + at;
        }

        var from = company is > 3 and < 28 && !text.AsSpan(start, company).ContainsAny("收,;:。") ? start + company + 2 : early;
        for (var i = from; i < limit; i++)
        {
            if (text[i] is '为' or '传' && text[i - 1] == '司')
                return i;
            foreach (var verb in Verbs)
            {
                if (text.AsSpan(i, limit - i).StartsWith(verb, StringComparison.Ordinal) && !text.AsSpan(i).StartsWith("有限", StringComparison.Ordinal))
                    return i;
            }

            if (char.IsAsciiDigit(text[i]) && i - start >= 3 && IsSum(text.AsSpan(i, limit - i)))
                return i;
        }

        return limit;
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
        var start = ClauseStart(sentence.Start, end);
        var by = text.AsSpan(start, end - start).LastIndexOf('由');
        if (by >= 0 && end - start - by > 3)
            start += by + 1;
        var members = Listed(Strip(new(start, end)));
        if (members.Count == 0 && ClauseStart(sentence.Start, end) - 1 is var before && before > sentence.Start + 2)
            members = Listed(Strip(new(ClauseStart(sentence.Start, before), before)));
        return members;
    }

    private List<Span> Subsidiary(Span sentence, int trigger)
    {
        foreach (var word in (ReadOnlySpan<string>)["子公司", "孙公司", "下属公司", "下属单位", "旗下公司", "下属", "旗下", "参股公司", "所属"])
        {
            var at = text.AsSpan(sentence.Start, trigger - sentence.Start).LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = sentence.Start + at + word.Length;
            while (start < trigger && text[start] is '“' or '—' or '-' or '为' or ':')
                start++;
            var end = start;
            while (end < trigger && text[end] is not (',' or '。' or ';' or ':'))
                end++;
            end = VerbAfter(start, end);
            var names = Listed(Strip(new(start, end)));
            if (names.Count > 0)
            {
                var before = text.AsSpan(sentence.Start, at);
                if ((before.EndsWith("公司及", StringComparison.Ordinal) || before.EndsWith("公司和", StringComparison.Ordinal) || before.EndsWith("公司与", StringComparison.Ordinal) || before.EndsWith("公司及控股", StringComparison.Ordinal) || before.EndsWith("公司及全资", StringComparison.Ordinal) || before.EndsWith("公司与全资", StringComparison.Ordinal) || before.EndsWith("公司与公司全资", StringComparison.Ordinal)) && !announcer.IsEmpty)
                    names.Insert(0, announcer);
                return names;
            }
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
            if (end > 0 && text[start + end - 1] == '作' && text.AsSpan(start + end + 1, trigger - start - end - 1).IndexOf('为') is var next and > 0)
                end += next + 1;
            if (end is > 1 and < 60 && Listed(Strip(new(start, start + end))) is { Count: > 0 } confirmed)
                return confirmed;
        }

        foreach (var word in (ReadOnlySpan<string>)["被确定为", "被推荐为", "被评为", "确定成为", "已成为", "成为", "为"])
        {
            var at = text.AsSpan(sentence.Start, trigger - sentence.Start).LastIndexOf(word, StringComparison.Ordinal);
            if (at <= 0 || !IsNoun(trigger))
                continue;
            var end = sentence.Start + at;
            var start = end;
            start = ClauseStart(sentence.Start, end);
            var names = Subject(new(start, end));
            if (names.Count > 0)
                return names;
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

            if (i < raw.End && text[i] is not ('、' or '“' or '”' or ')' or '&') && !(text[i] is '与' or '和' or '及' && i - start >= 2 && raw.End - i > 2 && Separates(start, i)))
                continue;
            Add(new(start, i), names);
            start = i + 1;
        }

        return names;
    }

    private static bool Aside(ReadOnlySpan<char> inside) =>
        inside.Contains("称", StringComparison.Ordinal) || inside.Contains("牵头", StringComparison.Ordinal) || inside.Contains("成员", StringComparison.Ordinal) || inside is "(主" or "(成" || inside.Length > 8 || (inside.Length > 4 && char.IsAsciiDigit(inside[^1]));

    private bool Separates(int start, int at)
    {
        foreach (var kin in Kin)
        {
            var behind = text.AsSpan(start, at - start).LastIndexOf(kin, StringComparison.Ordinal);
            if (behind >= 0 && at - start - behind - kin.Length >= 2)
                start += behind + kin.Length;
        }

        var before = text.AsSpan(start, at - start);
        return OrganisationName.EndsHere(text, start, at) || before.EndsWith("牵头人", StringComparison.Ordinal) || before.EndsWith("牵头方", StringComparison.Ordinal) || before.EndsWith("牵头单位", StringComparison.Ordinal) || before.EndsWith("成员", StringComparison.Ordinal) || at - start <= 8 || OrganisationName.IsPronoun(text.AsSpan(start, at - start));
    }

    private void Add(Span raw, List<Span> names)
    {
        var name = OrganisationName.TrimLeft(text, Clean(raw));
        name = Clean(name);
        if (!announcer.IsEmpty && name.Length > announcer.Length + 2 && name.In(text).IndexOf('-') is var dash and > 1 && dash < name.Length - 2 && name.In(text)[..dash].SequenceEqual(announcer.In(text)[..Math.Min(dash, announcer.Length)]))
            name = name with { Start = name.Start + dash + 1 };
        if (name.Length is < 2 or > 40)
            return;
        var written = name.In(text);
        if (written.Length > 3 && (written.StartsWith("本公司", StringComparison.Ordinal) || written.StartsWith("该公司", StringComparison.Ordinal) || written.StartsWith("我公司", StringComparison.Ordinal)))
        {
            name = name with { Start = name.Start + 1 };
            written = name.In(text);
        }

        if (written.StartsWith("公司", StringComparison.Ordinal) && written.Length > 2 && !written.StartsWith("公司债", StringComparison.Ordinal))
        {
            foreach (var kin in Kin)
            {
                var at = written.IndexOf(kin, StringComparison.Ordinal);
                if (at >= 0 && written.Length - at - kin.Length >= 2)
                {
                    Add(name with { Start = name.Start + at + kin.Length }, names);
                    return;
                }
            }

            name = name with { End = name.Start + 2 };
            written = "公司";
        }
        else if (!written.StartsWith("中国", StringComparison.Ordinal))
        {
            foreach (var kin in Kin)
            {
                var at = written.IndexOf(kin, StringComparison.Ordinal);
                if (at >= 0 && written.Length - at - kin.Length >= 2)
                {
                    Add(name with { Start = name.Start + at + kin.Length }, names);
                    return;
                }
            }
        }

        var more = written.IndexOf('等');
        if (more > 1)
        {
            name = name with { End = name.Start + more };
            written = name.In(text);
        }

        if (OrganisationName.IsPronoun(written))
        {
            if (!announcer.IsEmpty && written is "公司" or "本公司" or "我公司" or "该公司" or "集团")
                name = announcer;
            else
                return;
        }
        else if (written.ContainsAny("了的%。《》[]*万亿") || char.IsAsciiDigit(written[0]) && !char.IsAsciiDigit(written[^1]) && (written.Length < 4 || written.Contains("产品", StringComparison.Ordinal)) || Dated(written) || written.Contains("招标", StringComparison.Ordinal) || written.Contains("项目", StringComparison.Ordinal) || written.Contains("亿元", StringComparison.Ordinal)
            || written.Contains("万元", StringComparison.Ordinal) || Mute(written))
        {
            return;
        }

        if (!names.Exists(n => n.In(text).SequenceEqual(name.In(text))))
            names.Add(name);
    }

    /// <summary>Words that no short company name holds: what holds one is a clause.</summary>
    private static bool Clausal(ReadOnlySpan<char> written)
    {
        if (Lexicon.OrganisationAtEnd(written) > 0)
            return false;
        foreach (var word in (ReadOnlySpan<string>)["不", "能够", "进行", "正式", "比如", "承揽", "出众", "激烈", "并列", "上述", "季度", "以下简", "价格", "债券", "使", "先后", "活动", "本次", "公布", "主营", "首次", "继续", "价值", "产品", "编号", "包8", "份以", "看来", "上半年", "世博", "技术并", "标段", "分标", "业务"])
        {
            if (written.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool EndsLike(ReadOnlySpan<char> written)
    {
        foreach (var ending in (ReadOnlySpan<string>)["网", "平台", "平台上", "讯", "记者", "公告", "战略", "领域", "招股书", "期间", "子公司", "显示", "采购", "通知书", "消息", "沟通", "合同额", "投标", "行业", "市场", "家公司", "一家"])
        {
            if (written.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool Dated(ReadOnlySpan<char> written)
    {
        var at = written.IndexOfAny('年', '月', '日');
        return at > 0 && char.IsAsciiDigit(written[at - 1]);
    }

    /// <summary>Media, portals and time words stand where a winner could, but win nothing.</summary>
    public static bool Mute(ReadOnlySpan<char> written) =>
        EndsLike(written) || Clausal(written) || written is "晚间" or "晚" or "早间" or "因此其" or "该次" or "根据" or "截止" or "简称" or "诊股" or "行情" or "结果" or "公告显示" or "看似" or "这" or "此次" or "本次" or "近期" or "近日" or "其中" or "未来" or "上半年" or "去年" or "今年" or "联合体" or "本" or "双方" or "政府" or "企业" or "累计" or "目前" or "报告期内" or "此前" or "最终" or "多次" or "首批" or "结果";

    private Span Clean(Span raw)
    {
        var (start, end) = (raw.Start, raw.End);
        var moved = true;
        while (moved && start < end)
        {
            moved = false;
            foreach (var lead in (ReadOnlySpan<string>)["“", "由", "而", "以及", "去年", "今年", "前年", "及", "与", "和", "其中", "此外", "同时", "近日", "日前", "一则", ")", "、", "(主", "(成", "在", "另外", "如", "据", "明确", "公司境外", "下属", "分别为", "分别是", "为", "其", "获悉", " ", "本周", "○", "确定", "确认", "通知", "记者", "讯", "分别", "据悉", "目前", "值得注意的是", "数据显示", "截至目前", "随着", "并", "且", "其全资", "但", "其下属", "援引", "根据", "系"])
            {
                if (text.AsSpan(start, end - start).StartsWith(lead, StringComparison.Ordinal))
                {
                    start += lead.Length;
                    moved = true;
                }
            }

            foreach (var tail in (ReadOnlySpan<string>)["”", "等", "作为牵头人", "作为牵头单位", "作为牵头方", "作为联合体", "作为", "参与", "组成", "牵头", "等单位", "等公司", "三家", "两家", "两家商超", "亦", "先后", "两省", "最新", "共同", "联合", "、", "为牵头人", " "])
            {
                if (end > start && text.AsSpan(start, end - start).EndsWith(tail, StringComparison.Ordinal))
                {
                    end -= tail.Length;
                    moved = true;
                }
            }
        }

        for (var i = end - 3; i > start; i--)
        {
            if (text[i] is '日' or '月' or '年' && char.IsAsciiDigit(text[i - 1]) && (i - 1 == start || IsDate(text.AsSpan(start, i - start))))
                return Clean(new(i + 1, end));
        }

        return new(start, end);
    }

    private static bool IsDate(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && c is not ('年' or '月' or '日' or '-'))
                return false;
        }

        return true;
    }
}
