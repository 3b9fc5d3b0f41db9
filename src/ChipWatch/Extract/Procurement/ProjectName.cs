namespace ChipWatch.Extract.Procurement;

/// <summary>Where a project's name begins and ends beside the words that speak of it.</summary>
internal static class ProjectName
{
    /// <summary>What a project's name ends with when nothing else marks its end.</summary>
    private static readonly string[] Endings =
    [
        "项目", "工程", "标段", "合同段", "标包", "采购", "招标", "总承包", "施工", "服务", "设备", "系统", "建设", "标", "包", "活动", "EPC", "PPP", "BOT", "段",
    ];

    /// <summary>What stands before and behind a name without belonging to it.</summary>
    private static readonly string[] Leads = ["了", "本次", "关于", "公司", "上述", "该", "为", "的", ":", ",", "、", "由", "“”", "其", " ", "-", "\t"];
    private static readonly string[] Tails = ["的进展公告", "的提示性公告", "的公告", "的", "。", ";", ",", "、", " ", ":", "\t", "\n", "(以下简称", "第一", "等", ".", "预", "拟"];
    private static readonly System.Buffers.SearchValues<char> LeadHeads = System.Buffers.SearchValues.Create([.. Leads.Select(l => l[0])]);
    private static readonly System.Buffers.SearchValues<char> TailEnds = System.Buffers.SearchValues.Create([.. Tails.Select(t => t[^1])]);

    /// <summary>The object behind 中标 or in front of 的中标人: quoted, or up to the end of the clause.</summary>
    public static Span Trim(string text, Span raw)
    {
        var (start, end) = (raw.Start, raw.End);
        var moved = true;
        while (moved && start < end)
        {
            moved = false;
            if (!LeadHeads.Contains(text[start]))
                break;
            foreach (var lead in Leads)
            {
                if (text.AsSpan(start, end - start).StartsWith(lead, StringComparison.Ordinal))
                {
                    start += lead.Length;
                    moved = true;
                }
            }
        }

        moved = true;
        while (moved && start < end)
        {
            moved = false;
            if (!TailEnds.Contains(text[end - 1]))
                break;
            foreach (var tail in Tails)
            {
                if (text.AsSpan(start, end - start).EndsWith(tail, StringComparison.Ordinal))
                {
                    end -= tail.Length;
                    moved = true;
                }
            }
        }

        if (end - start > 2 && text[start] is '“' or '《' or '"' or '‘' && Brackets.CloseAfter(text, start, end) == end - 1)
            return Trim(text, new(start + 1, end - 1));
        end = WithoutAside(text, start, end);
        return new(start, end);
    }

    /// <summary>Without the short names that a name's parts get in passing: "X公司（以下简称“X”）2025年采购项目".</summary>
    public static string WithoutShortNames(string name)
    {
        for (var at = name.IndexOf("以下简称", StringComparison.Ordinal); at > 0; at = name.IndexOf("以下简称", StringComparison.Ordinal))
        {
            var close = name.AsSpan(at).IndexOfAny(')', '）');
            if (close < 0 || name[at - 1] is not ('(' or '（'))
                break;
            name = string.Concat(name.AsSpan(0, at - 1), name.AsSpan(at + close + 1));
        }

        return name;
    }

    /// <summary>“P”项目 whole, unless P says already that it is one.</summary>
    public static Span WithNoun(string text, Span inner, int limit)
    {
        foreach (var noun in (ReadOnlySpan<string>)["项目", "工程", "标段"])
        {
            if (inner.End + 1 + noun.Length <= limit + 2 && text.AsSpan(inner.End + 1).StartsWith(noun, StringComparison.Ordinal) && !EndsAsProject(inner.In(text)))
                return new(inner.Start - 1, inner.End + 1 + noun.Length);
        }

        return inner;
    }

    /// <summary>A name that ends, its bracket aside, as projects' names do; no clause that speaks of one.</summary>
    public static bool IsTitle(string text, Span name)
    {
        if (!Plausible(text, name))
            return false;
        var end = name.End;
        if (text[end - 1] == ')' && Brackets.OpenBefore(text, end - 1, name.Start) is var open && open > name.Start)
            end = open;
        var body = text.AsSpan(name.Start, end - name.Start);
        if (body.IndexOfAny(AnyClausal) >= 0)
            return false;

        foreach (var ending in Endings)
        {
            if (body.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Words of sentences about projects, not of their names.</summary>
    private static readonly string[] Clausal = ["金额", "总价", "总额", "总投资", "预计", "中标", "收到", "签订", "签署", "合计", "占公司", "对公司", "以下简称", "影响", "风险", "概况", "情况", "本公司", "内容", "介绍", "公告", "投资额", "建设期", "签约"];

    private static readonly WordSet AnyClausal = WordSet.Of(Clausal);

    private static bool EndsAsProject(ReadOnlySpan<char> name) =>
        name.EndsWith("项目", StringComparison.Ordinal) || name.EndsWith("工程", StringComparison.Ordinal) || name.EndsWith("标段", StringComparison.Ordinal) || name.EndsWith("采购", StringComparison.Ordinal);

    /// <summary>From a position to the end of the clause, brackets and quotes kept whole.</summary>
    public static Span Clause(string text, int start, int limit)
    {
        for (var i = start; i < limit; i++)
        {
            if (text[i] is '(' or '“' or '《' or '‘' && Brackets.CloseAfter(text, i, limit) is var close and > 0)
            {
                i = close;
                continue;
            }

            if (text[i] == ',' && i > start && i + 3 < limit && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 3]))
                continue;
            if (text[i] is ',' or '。' or ';' or '\n' or '!' or '?' or '\t' || (text[i] == ':' && i > start))
                return new(start, i);
        }

        return new(start, limit);
    }

    /// <summary>Whether it reads like a project: long enough and ending, brackets aside, as projects do.</summary>
    public static bool Plausible(string text, Span name)
    {
        if (name.Length is < 5 or > 130)
            return false;
        var end = name.End;
        if (text[end - 1] == ')' && Brackets.OpenBefore(text, end - 1, name.Start) is var open && open > name.Start)
            end = open;
        var body = text.AsSpan(name.Start, end - name.Start);
        foreach (var ending in Endings)
        {
            if (body.Contains(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Drops a bracket at the end that names the number, the short name or the terms.</summary>
    private static int WithoutAside(string text, int start, int end)
    {
        while (end > start + 4)
        {
            var open = text.AsSpan(start, end - start).LastIndexOf('(') is var at and >= 0 ? start + at : -1;
            if (open <= start)
                return end;
            var inside = text.AsSpan(open, end - open);
            if (text[end - 1] == ')')
            {
                open = Brackets.OpenBefore(text, end - 1, start);
                if (open <= start)
                    return end;
                inside = text.AsSpan(open, end - open);
            }
            else if (inside.Contains(')'))
            {
                return end;
            }

            if (!(inside.Contains("编号", StringComparison.Ordinal) || inside.Contains("简称", StringComparison.Ordinal) || inside.Contains("下称", StringComparison.Ordinal)
                || inside.Contains("公告", StringComparison.Ordinal) || inside.Contains("标号", StringComparison.Ordinal)))
                return end;
            end = open;
        }

        return end;
    }
}
