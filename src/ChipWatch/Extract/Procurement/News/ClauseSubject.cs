namespace ChipWatch.Extract.Procurement.News;

/// <summary>The subject of a clause: what its adverbials and its verb leave of it.</summary>
internal sealed class ClauseSubject(string text, Span announcer, WinnerList list, ShortName names)
{
    /// <summary>What opens a clause that has no subject of its own.</summary>
    private static readonly string[] Openers =
    [
        "收到", "接到", "到", "从", "在", "以", "通过", "按", "经", "后", "是", "把", "将", "中标", "确定", "根据", "依据", "截至", "截止", "随着", "并", "为", "其中", "预", "拟", "共", "此", "这", "很快", "由于", "报告期", "包括", "项目", "作为", "凭借", "凭", "占", "约占", "同比", "继", "自", "对", "因", "受", "若", "如果", "当", "除", "即", "也", "还", "已", "再次", "成功", "先后", "累计", "陆续", "合计", "被",
    ];

    private static readonly string[] Adverbs =
    [
        "预", "拟", "成功", "联合", "再次", "近日", "一举", "确认", "将", "已", "又", "被", "共同", "共", "独家", "连续", "顺利", "正式", "接连", "首次", "此前", "日前", "分别", "陆续", "累计", "均", "最终", "亦", "先后", "再", "双双", "强势", "大比例", "高分", "高价", "低价",
        "曾", "相继", "合计", "近期", "当日", "宣布", "成为", "的", "等", "已经", "也", "在此次招标中", "于", "项目", "中", "刚刚", "再度", "今日", "斩获", "晚间公告", "公告", "组成联合体", "组成的联合体", "以第一名", "第一", "第一名", "还", "才",
    ];

    private static readonly string[] Verbs =
    [
        "以", "通过", "凭", "收到", "接到", "成为", "正式", "成功", "将", "才", "被", "在", "于", "作为", "参与", "参加", "拟", "预中", "确定", "确认", "宣布", "公告", "发布", "累计", "合计", "分别", "近日", "已", "再次",
        "曾", "从", "获", "联合体", "发来", "就", "共同", "共中", "表示", "披露", "公布", "称", "业务", "重要", "主要", "中标", "中选", "凭借", "一举", "日前", "近期", "当日", "也", "又", "上半年", "下半年", "前三季度", "今年", "去年", "项目", "于近日", "的中标", "连续", "接连",
        "是", "均", "有", "对", "最终", "独家", "顺利", "致力", "所属", "还", "先后", "多次", "让", "的预中标", "截至", "为第", "为“", "为该", "为国", "受", "此次", "本次", "亦", "竞得", "拿下", "斩获", "联合中", "二季度", "一季度", "三季度", "四季度", "首次", "经", "依托", "因", "自",
    ];

    /// <summary>Where the clause around <paramref name="end"/> begins; commas inside brackets do not end one.</summary>
    public int ClauseStart(int floor, int end)
    {
        var start = end;
        while (start > floor && (text[start - 1] is not (',' or ';' or ':' or '】' or ']' or '!' or '?' or '》') || Grouping(start - 1)))
        {
            var open = text[start - 1] == ')' ? Brackets.OpenBefore(text, start - 1, floor) : -1;
            start = open >= 0 ? open : start - 1;
        }

        return start;
    }

    /// <summary>The comma of 95,345,678.</summary>
    private bool Grouping(int at) => text[at] == ',' && at > 0 && at + 3 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 3]);

    /// <summary>The names that a clause begins with, up to its verb.</summary>
    public List<Span> Names(Span clause)
    {
        clause = WithoutAdverbial(clause);
        if (clause.Length > 2 && text[clause.Start] is '与' or '和' or '向' or '同' or '对')
            return [];
        var start = list.Clean(clause).Start;
        var by = text.AsSpan(start, Math.Max(0, clause.End - start)).LastIndexOf('由');
        if (by >= 0 && clause.End - start - by > 2)
            start += by + 1;
        if (start >= clause.End || (Verbal(text.AsSpan(start, clause.End - start)) && names.At(start, clause.End).IsEmpty))
            return [];
        var end = VerbAfter(start, clause.End);
        foreach (var noun in (ReadOnlySpan<string>)["项目", "业务", "工程", "招标"])
        {
            if (text.AsSpan(end, clause.End - end).StartsWith(noun, StringComparison.Ordinal) && !ShortName.EndsAsCompany(text.AsSpan(start, end - start)) && !OrganisationName.EndsHere(text, start, end))
                return [];
        }

        return list.Read(Strip(new(start, end)));
    }

    /// <summary>"在 X 招标中 Y", "公告显示 Y": the subject stands behind.</summary>
    public Span WithoutAdverbial(Span clause)
    {
        var written = clause.In(text);
        foreach (var told in (ReadOnlySpan<string>)["显示", "获悉", "了解到", "公示", "透露", "报道"])
        {
            if (written.IndexOf(told, StringComparison.Ordinal) is > 0 and var at && clause.Length - at - told.Length >= 3)
                return WithoutAdverbial(clause with { Start = clause.Start + at + told.Length });
        }

        foreach (var noun in (ReadOnlySpan<string>)["企业", "龙头", "巨头", "厂商"])
        {
            if (written.IndexOf(noun, StringComparison.Ordinal) is > 0 and < 16 and var at && !names.At(clause.Start + at + 2, clause.End).IsEmpty)
                return clause with { Start = clause.Start + at + 2 };
        }

        if (written.IsEmpty || written[0] != '在')
            return clause;
        foreach (var inside in (ReadOnlySpan<string>)["招标中", "采购中", "项目中", "竞标中", "投标中", "活动中", "集采中", "竞争中"])
        {
            if (written.IndexOf(inside, StringComparison.Ordinal) is > 0 and var at)
                return clause with { Start = clause.Start + at + inside.Length };
        }

        return clause;
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

    /// <summary>The first verb or adverb behind a subject; a name is not cut inside 公司 or where its ending tells it whole.</summary>
    public int VerbAfter(int start, int limit)
    {
        var company = text.AsSpan(start, limit - start).IndexOf("公司", StringComparison.Ordinal);
        foreach (var verb in (ReadOnlySpan<string>)["成为", "收到", "参与", "近期", "近日", "通过", "确定", "中标", "接到"])
        {
            if (company > 0 && text.AsSpan(start, company).IndexOf(verb, StringComparison.Ordinal) is var at and > 1)
                return start + at;
        }

        var whole = !announcer.IsEmpty && text.AsSpan(start, limit - start).StartsWith(announcer.In(text)) ? new(start, start + announcer.Length) : names.At(start, limit);
        var from = company is > 3 and < 28 && !text.AsSpan(start, company).ContainsAny("收,;:。") ? start + company + 2 : whole.IsEmpty ? start + 2 : whole.End;
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

    private static bool IsSum(ReadOnlySpan<char> text)
    {
        var unit = text.IndexOfAnyExcept("0123456789.,");
        return unit > 0 && text[unit] is '万' or '亿' or '元';
    }

    /// <summary>Without the adverbs that stand between a name and its verb.</summary>
    public Span Strip(Span raw)
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

        // 公司新中标: only behind 公司, for names end in 新 too.
        if (end - raw.Start > 3 && text.AsSpan(raw.Start, end - raw.Start).EndsWith("公司新", StringComparison.Ordinal))
            end--;
        return raw with { End = end };
    }
}
