using ChipWatch.Register;

namespace ChipWatch.Extract.Procurement;

/// <summary>Where the names of companies and bodies begin and end, by their endings and by what may stand before them.</summary>
internal static class OrganisationName
{
    private const int LongestName = 60;

    /// <summary>Words that stand before a name without belonging to it; a name begins behind the last of them.</summary>
    private static readonly string[] Leads =
    [
        "重大遗漏", "占用", "控股子公司", "全资子公司", "全资孙公司", "控股孙公司", "子公司", "孙公司", "参股公司", "下属公司", "控股公司", "关联公司", "项目公司之", "收到了", "收到", "来自", "接到", "获得", "取得", "获悉", "参与", "之子公司", "所属的", "下属的", "成员方", "供应方", "投标方", "实施机构", "公司收到", "关于", "全资公司", "下属企业",
        "业主方", "业主单位", "业主", "招标人", "招标方", "招标单位", "采购人", "采购方", "采购单位", "发包人", "发包方", "建设单位", "委托方", "交易对方", "买方", "甲方", "乙方", "卖方", "需方", "供方",
        "承包人", "承包方", "中标人", "客户", "牵头人", "牵头单位", "代理机构", "近日", "日前", "分别", "以及", "委托", "授权", "签署", "签订", "确定", "确认", "公示", "根据", "按照", "其中", "通过", "成员",
        "公司与", "公司和", "公司及", "公司同", "公司向", "公司由", "公司为", "公司系", "公司对", "公司之", "公司收", "公司的", "本公司", "我公司", "的通知", "作为", "同意", "鉴于", "合作方", "出资人", "关联企业", "共同与", "中标", "依据", "关联方", "活动由", "项目由", "工程由", "采购由", "发给", "通知", "并经",
    ];

    private static readonly WordIndex<int> LeadsByPlace = new(Leads.Select((lead, i) => (lead, i)));

    /// <summary>The name whose last character stands before <paramref name="end"/>, or an empty span.</summary>
    public static Span EndingAt(string text, int end, int floor)
    {
        var start = end;
        floor = Math.Max(floor, end - LongestName);
        while (start > floor)
        {
            var c = text[start - 1];
            if (c == ')' && Brackets.OpenBefore(text, start - 1, Math.Max(floor, start - 16)) is var open and >= 0 && start != end && !IsAside(text.AsSpan(open, start - open)))
            {
                start = open;
                continue;
            }

            if (Delimits(c) && !(c == ',' && start < end && JoinsLegalForm(text, start - 1)))
                break;
            start--;
        }

        return TrimLeft(text, new(start, end));
    }

    /// <summary>The first name inside a stretch that its endings give away, or an empty span.</summary>
    public static Span FirstIn(string text, Span within)
    {
        for (var end = within.Start + 2; end <= within.End; end++)
        {
            if (!Lexicon.MayEndOrganisation(text[end - 1]) || (Delimits(text[end - 1]) && text[end - 1] != ')') || (end < within.End && char.IsAsciiLetter(text[end - 1]) && char.IsAsciiLetter(text[end])))
                continue;
            if (!EndsHere(text, within.Start, end))
                continue;
            var further = LongerEnd(text, end, within.End);
            var name = EndingAt(text, further, within.Start);
            if (Plausible(text, name))
                return name;
        }

        return default;
    }

    /// <summary>Every name in a stretch, from left to right.</summary>
    public static IEnumerable<Span> AllIn(string text, Span within)
    {
        while (within.Length > 2 && FirstIn(text, within) is { IsEmpty: false } name)
        {
            yield return name;
            within = within with { Start = name.End };
        }
    }

    public static bool Plausible(string text, Span name) =>
        name.Length >= 4 && Lexicon.OrganisationAtEnd(name.In(text)) is var ending and > 0 && name.Length >= ending + (ending >= 4 ? 1 : 2)
        && !IsPronoun(name.In(text)) && !IsNobody(name.In(text)) && !name.In(text).EndsWith("市中心", StringComparison.Ordinal);

    public static bool EndsHere(string text, int start, int end) => Lexicon.OrganisationAtEnd(text.AsSpan(start, end - start)) > 0;

    /// <summary>公司, 本公司 and the like, which stand for the filer.</summary>
    public static bool IsPronoun(ReadOnlySpan<char> name) => name is "公司" or "本公司" or "我公司" or "我司" or "本司" or "上市公司" or "该公司" or "贵公司" or "股份公司" or "子公司" or "提示公司"
        or "全资子公司" or "控股子公司" or "全资孙公司" or "控股孙公司" or "参股公司" or "孙公司" or "下属子公司" or "下属公司" or "集团公司" or "集团" or "分公司" or "项目公司" or "控股公司";

    private static bool IsNobody(ReadOnlySpan<char> name) =>
        name.IndexOfAny("《》") >= 0 || name.Contains("合同", StringComparison.Ordinal) || name.Contains("需经", StringComparison.Ordinal) || name.Contains("详见", StringComparison.Ordinal) || name.Contains("按照", StringComparison.Ordinal) || name.Contains("回报率", StringComparison.Ordinal)
        || name.EndsWith("与公司", StringComparison.Ordinal) || name.EndsWith("于公司", StringComparison.Ordinal) || name.StartsWith("并在", StringComparison.Ordinal) || name[0] == '各' || (char.IsAsciiLetter(name[0]) && name.Contains('为')) || name is "中国政府" or
        "招标公司" or "评标委员会" or "电力公司" or "采购中心" or "招标中心" or "交易中心" || name.EndsWith("本公司", StringComparison.Ordinal) || name.EndsWith("我公司", StringComparison.Ordinal) || name.EndsWith("为孙公司", StringComparison.Ordinal)
        || name.EndsWith("为子公司", StringComparison.Ordinal) || name.EndsWith("评标委员会", StringComparison.Ordinal) || name.EndsWith("项目公司", StringComparison.Ordinal) || name.EndsWith("资子公司", StringComparison.Ordinal) || name.EndsWith("股子公司", StringComparison.Ordinal);

    public static Span TrimLeft(string text, Span name)
    {
        var start = name.Start;
        var held = default(UInt128);
        foreach (var (_, _, lead) in LeadsByPlace.In(name.In(text)))
            held |= UInt128.One << lead;
        for (; held != 0; held &= held - 1)
        {
            var lead = Leads[(int)UInt128.TrailingZeroCount(held)];
            var at = text.AsSpan(start, name.End - start).LastIndexOf(lead, StringComparison.Ordinal);
            while (at >= 0)
            {
                var rest = start + at + lead.Length;
                if (name.End - rest >= 4 && (Plausible(text, new(rest, name.End)) || IsLatin(text.AsSpan(rest, name.End - rest))))
                {
                    start = rest;
                    break;
                }

                at = at == 0 ? -1 : text.AsSpan(start, at).LastIndexOf(lead, StringComparison.Ordinal);
            }
        }

        start = SkipConnectives(text, start, name.End);
        return new(start, name.End);
    }

    private static int SkipConnectives(string text, int start, int end)
    {
        for (var i = start + 2; i < end - 4; i++)
        {
            if (text[i] is '与' or '和' or '及' or '向' or '同' && EndsHere(text, start, i) && Plausible(text, new(i + 1, end)))
                return SkipConnectives(text, i + 1, end);
            if (text[i] == '联' && text[i + 1] == '合' && EndsHere(text, start, i) && Plausible(text, new(i + 2, end)))
                return SkipConnectives(text, i + 2, end);
            if (text[i] is '日' or '月' && char.IsAsciiDigit(text[i - 1]))
                return SkipConnectives(text, i + 1, end);
        }

        while (start < end - 4 && ((text[start] == '对' && text[start + 1] != '外') || text[start] is '与' or '和' or '为' or '是' or '向' or '经' or '在' or '的' or '了' or '被' or '及' or '从' or '-' or '—' or '.' or '由' or '即' or '到' or '<' || (text[start] is '日' or '方' && start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] is '员' or '应')) || char.IsAsciiDigit(text[start])))
            start++;
        return start;
    }

    /// <summary>A name may hold what ends a shorter one (中国移动 + 通信集团 + 有限公司): the farthest end before anything else is said.</summary>
    private static int LongerEnd(string text, int end, int limit)
    {
        var best = end;
        for (var i = end; i < limit && i - best < 14; i++)
        {
            if (text[i] == '(' && Brackets.CloseAfter(text, i, Math.Min(limit, i + 12)) is var close and > 0 && close + 1 < limit && !Delimits(text[close + 1]))
            {
                i = close;
                continue;
            }

            if (Delimits(text[i]) || text[i] is '与' or '和' or '及' or '的' or '于' or '为' or '是' or '在' or '给' or '由' or '签')
                break;
            if (EndsHere(text, Math.Max(best - 4, 0), i + 1))
            {
                // Two legal forms in one run are two names, as a line break lost between them leaves behind.
                if (text[i] == '司' && EndsLegally(text, best) && (i - best < 2 || EndsLegally(text, i + 1)))
                    break;
                best = i + 1;
            }
        }

        return best;
    }

    private static bool EndsLegally(string text, int end) =>
        text.AsSpan(0, end).EndsWith("有限公司", StringComparison.Ordinal) || text.AsSpan(0, end).EndsWith("有限责任公司", StringComparison.Ordinal);

    /// <summary>Names of foreign companies have no Chinese ending to go by.</summary>
    public static bool IsLatin(ReadOnlySpan<char> name)
    {
        var letters = 0;
        foreach (var c in name)
        {
            if (char.IsAsciiLetter(c))
                letters++;
            else if (c > 0x2e80)
                return false;
        }

        return letters >= 4;
    }

    /// <summary>The comma of "Co., Ltd." is no end of a clause.</summary>
    private static bool JoinsLegalForm(string text, int comma)
    {
        var rest = text.AsSpan(comma + 1).TrimStart(' ');
        return comma > 0 && (char.IsAsciiLetter(text[comma - 1]) || text[comma - 1] == '.')
            && (rest.StartsWith("Ltd", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("Inc", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("LLC", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("Limited", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A bracket that explains and is no part of the name, as (深圳) or (集团) is.</summary>
    private static bool IsAside(ReadOnlySpan<char> bracket) => bracket.IndexOfAny("称“”:,。") >= 0 || bracket.Length < 4;

    private static readonly CharacterSet Delimiters = new("\n\t。,;:、()“”《》\"!?[]【】‘’/|—＊*");

    private static bool Delimits(char c) => Delimiters.Contains(c);
}

internal static class Brackets
{
    /// <summary>Where the bracket that closes at <paramref name="close"/> opens, or -1.</summary>
    public static int OpenBefore(string text, int close, int floor)
    {
        var depth = 0;
        for (var i = close; i >= floor; i--)
        {
            if (text[i] == '\n')
                return -1;
            if (text[i] == ')')
                depth++;
            else if (text[i] == '(' && --depth == 0)
                return i;
        }

        return -1;
    }

    /// <summary>Where the bracket or quote that opens at <paramref name="open"/> closes, or -1.</summary>
    public static int CloseAfter(string text, int open, int limit)
    {
        var (opening, closing) = text[open] switch { '(' => ('(', ')'), '“' => ('“', '”'), '《' => ('《', '》'), '【' => ('【', '】'), '‘' => ('‘', '’'), '"' => ('\0', '"'), '[' => ('[', ']'), _ => ('\0', '\0') };
        var depth = 1;
        for (var i = open + 1; i < limit; i++)
        {
            if (text[i] == closing && --depth == 0)
                return i;
            if (text[i] == opening)
                depth++;
        }

        return -1;
    }
}
