namespace ChipWatch.Extract.Procurement.News;

/// <summary>Reads the names of an enumeration, 公司 resolved to whose announcement it is.</summary>
internal sealed class WinnerList(string text, Span announcer, ShortName names)
{
    public static readonly string[] Kin = ["全资子公司", "控股子公司", "子公司", "全资孙公司", "控股孙公司", "孙公司", "下属公司", "下属企业", "旗下公司", "下属", "旗下", "所属", "参股公司", "控股公司", "联营公司", "合营公司", "关联公司", "全资附属公司", "附属公司", "附属"];

    private static readonly string[] Leads =
    [
        "“", "【", "由", "而", "以及", "去年", "今年", "前年", "上半年", "下半年", "及", "与", "和", "其中", "此外", "同时", "近日", "日前", "一则", ")", "、", "(主", "(成", "在", "另外", "如", "据", "依据", "明确", "公司境外", "境外", "下属", "分别为", "分别是", "为", "其", "获悉", " ", "本周", "○", "确定", "确认", "通知", "公示", "记者", "讯", "分别",
        "据悉", "目前", "值得注意的是", "数据显示", "截至目前", "随着", "并", "且", "其全资", "但", "其下属", "援引", "根据", "系", "—", "-", "中资企业", "上市公司", "龙头企业", "新三板公司", "国内企业", "民营企业", "包括", "推荐", "称", "还有如", "还有", "承建方", "援引", "就是", "也是", "牵头方", "牵头人", "选定", "此前", "当日", "最终", "使", "加上", "已经中标的", "A股公司", "港股公司", "该",
    ];

    private static readonly string[] Tails =
    [
        "”", "等", "作为牵头人", "作为牵头单位", "作为牵头方", "作为联合体", "作为", "参与", "组成", "牵头", "等单位", "等公司", "等企业", "三家", "两家", "四家", "五家", "两家商超", "亦", "先后", "两省", "最新", "共同", "联合", "、", "为牵头人", " ", "(", "此次", "今日", "昨日", "近日", "日前", "近期", "就", "也", "均", "成立", "所属", "—", "-",
    ];

    public List<Span> Read(Span raw)
    {
        var found = new List<Span>();
        var start = raw.Start;
        for (var i = raw.Start; i <= raw.End; i++)
        {
            if (i < raw.End && text[i] == '(' && Brackets.CloseAfter(text, i, Math.Min(text.Length, raw.End + 30)) is var close and > 0)
            {
                if (close < raw.End && !Aside(text.AsSpan(i + 1, close - i - 1)))
                {
                    i = close;
                    continue;
                }

                if (!Add(new(start, i), found))
                    return found;
                i = Math.Min(close, raw.End);
                start = Math.Min(close + 1, raw.End);
                continue;
            }

            if (i < raw.End && text[i] is not ('、' or '“' or '”' or ')' or '&') && !(text[i] is '与' or '和' or '及' && i - start >= 2 && raw.End - i > 2 && Separates(start, i)))
                continue;
            if (!Add(new(start, i), found))
                return found;
            start = i + 1;
        }

        return found;
    }

    /// <summary>What a bracket behind a name says about it; (深圳) and (集团) belong to the name.</summary>
    private static bool Aside(ReadOnlySpan<char> inside)
    {
        foreach (var word in (ReadOnlySpan<string>)["称", "牵头", "成员", "主", "成", "联合", "行情", "诊股", "SH", "SZ", "HK", "HK", "设计", "施工"])
        {
            if (inside.Contains(word, StringComparison.Ordinal) && inside.Length != 2)
                return true;
        }

        return inside is "主" or "成" || inside.Length > 7 || (inside.Length > 3 && char.IsAsciiDigit(inside[^1]));
    }

    private bool Separates(int start, int at)
    {
        foreach (var kin in Kin)
        {
            var behind = text.AsSpan(start, at - start).LastIndexOf(kin, StringComparison.Ordinal);
            if (behind >= 0 && at - start - behind - kin.Length >= 2)
                start += behind + kin.Length;
        }

        var before = text.AsSpan(start, at - start);
        return OrganisationName.EndsHere(text, start, at) || before.EndsWith("牵头人", StringComparison.Ordinal) || before.EndsWith("牵头方", StringComparison.Ordinal) || before.EndsWith("牵头单位", StringComparison.Ordinal) || before.EndsWith("成员", StringComparison.Ordinal) || at - start <= 8 || OrganisationName.IsPronoun(before);
    }

    /// <returns>False where a list is one of the winner's products, and no list of winners.</returns>
    private bool Add(Span raw, List<Span> found)
    {
        var name = Clean(OrganisationName.TrimLeft(text, Clean(raw)));
        if (names.At(name.Start, name.End) is { IsEmpty: false } known && !OrganisationName.EndsHere(text, name.Start, name.End))
            name = known;
        name = WithoutParent(name);
        if (name.Length is < 2 or > 40)
            return true;
        var written = name.In(text);
        if (written.Length > 3 && (written.StartsWith("本公司", StringComparison.Ordinal) || written.StartsWith("该公司", StringComparison.Ordinal) || written.StartsWith("我公司", StringComparison.Ordinal)))
        {
            name = name with { Start = name.Start + 1 };
            written = name.In(text);
        }

        var self = written.StartsWith("公司", StringComparison.Ordinal) && !written.StartsWith("公司债", StringComparison.Ordinal);
        if ((self && written.Length > 2) || !written.StartsWith("中国", StringComparison.Ordinal))
        {
            foreach (var kin in Kin)
            {
                var at = written.IndexOf(kin, StringComparison.Ordinal);
                if (at < 0 || written.Length - at - kin.Length < 2)
                    continue;
                if (self && at > 2 && written[2] is '及' or '和' or '与')
                    Add(name with { End = name.Start + 2 }, found);
                return Add(name with { Start = name.Start + at + kin.Length }, found);
            }
        }

        var products = self && written.Length > 4 && written[2] is '产' or '的';
        if (self)
            name = name with { End = name.Start + 2 };
        if (name.In(text).IndexOf('等') is var more and > 1)
            name = name with { End = name.Start + more };
        if (Pronoun(name.In(text)))
        {
            if (announcer.IsEmpty || name.In(text).Contains("子公司", StringComparison.Ordinal) || name.In(text) is "孙公司" or "附属公司" or "参股公司" or "下属公司" or "分公司" or "项目公司" or "控股公司")
                return true;
            name = announcer;
        }
        else if (!Names(name))
        {
            return true;
        }

        if (!found.Exists(n => n.In(text).SequenceEqual(name.In(text))))
            found.Add(name);
        return !products;
    }

    /// <summary>"正泰电器-诺雅克": the company behind the dash won, its parent's name stands before it.</summary>
    private Span WithoutParent(Span name)
    {
        if (announcer.IsEmpty || name.Length <= announcer.Length + 2 || name.In(text).IndexOf('-') is not (> 1 and var dash) || dash >= name.Length - 2)
            return name;
        return name.In(text)[..dash].SequenceEqual(announcer.In(text)[..Math.Min(dash, announcer.Length)]) ? name with { Start = name.Start + dash + 1 } : name;
    }

    private static bool Pronoun(ReadOnlySpan<char> written) => OrganisationName.IsPronoun(written) || written is "该行" or "该集团" or "该企业" or "公司方面" or "后者";

    /// <summary>Whether it can be a name at all; sums, dates, projects and clauses are none.</summary>
    private bool Names(Span name)
    {
        var written = name.In(text);
        if (written.ContainsAny("了的%。《》[]") || (written.Contains('*') && !written.StartsWith("*ST", StringComparison.Ordinal)) || written.Contains("招标", StringComparison.Ordinal) || written.Contains("项目", StringComparison.Ordinal) || written.Contains("亿元", StringComparison.Ordinal) || written.Contains("万元", StringComparison.Ordinal) || Dated(written))
            return false;
        if (char.IsAsciiDigit(written[0]) && !char.IsAsciiDigit(written[^1]) && written.Length < 4)
            return false;
        return ShortName.EndsAsCompany(written) || !NoWinner.Is(written);
    }

    private static bool Dated(ReadOnlySpan<char> written)
    {
        var at = written.IndexOfAny('年', '月', '日');
        return at > 0 && char.IsAsciiDigit(written[at - 1]);
    }

    public Span Clean(Span raw)
    {
        var (start, end) = (raw.Start, raw.End);
        var moved = true;
        while (moved && start < end)
        {
            moved = false;
            foreach (var lead in Leads)
            {
                if (text.AsSpan(start, end - start).StartsWith(lead, StringComparison.Ordinal) && !(lead.Length < 3 && names.At(start, Math.Min(end, start + 5)) is { IsEmpty: false }))
                {
                    start += lead.Length;
                    moved = true;
                }
            }

            foreach (var tail in Tails)
            {
                if (end > start && text.AsSpan(start, end - start).EndsWith(tail, StringComparison.Ordinal))
                {
                    end -= tail.Length;
                    moved = true;
                }
            }
        }

        for (var i = start + 3; i < end; i++)
        {
            if (text[i] == '家' && "一二两三四五六七八九十0123456789".Contains(text[i - 1]) && (i + 1 == end || text.AsSpan(i + 1, end - i - 1) is var kind && (kind.StartsWith("企业") || kind.StartsWith("公司") || kind.StartsWith("单位") || kind.StartsWith("厂商") || kind.StartsWith("供应商"))))
                return Clean(new(start, i - 1));
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
            if (!char.IsAsciiDigit(c) && c is not ('年' or '月' or '日' or '-' or '、'))
                return false;
        }

        return true;
    }
}
