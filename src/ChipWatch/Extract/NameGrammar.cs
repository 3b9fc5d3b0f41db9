using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract;

/// <summary>Company names by the way they are written, for those that no register knows.</summary>
internal static class NameGrammar
{
    /// <summary>Sentences of a text that is more than a flash or an extract.</summary>
    public const int Page = 12;

    /// <summary>How far a page speaks of one company.</summary>
    private const int Nearby = 10_000;

    private static readonly string[] Titles = ["CEO", "CFO", "president", "chairman", "analyst", "analysts", "executive", "officer", "director", "Mr", "Mr.", "Ms", "Ms.", "Mrs.", "economist", "manager"];

    /// <summary>What stands before a name without a mark: "当季云智能集团" is 云智能集团.</summary>
    private static readonly string[] Openers = ["全资子公司", "控股子公司", "子公司", "旗下", "收购", "通过本次", "此外", "其中", "当季", "当期", "单季", "本季", "上季", "本期", "期内", "同期", "期间", "全年", "当年", "之全资", "关于"];

    /// <summary>Capitalised names of an English passage that may be companies, in order.</summary>
    public static List<(int Start, int End)> English(Passage passage)
    {
        var found = new List<(int, int)>();
        var text = passage.Text;
        for (var i = passage.Start; i < passage.End;)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            // "Mobile.The" is one word to WordEnd, and two sentences.
            var end = Math.Min(NameEnd(passage, i, out var from), passage.End);
            var start = from;
            if (start < end && !passage.Mentions.Any(m => m.Start < end && m.End > start) && !Person(passage, start, end) && !MereNoun(passage, start, end) && !SaidOnce(passage, start, end))
                found.Add((start, end));
            i = Math.Max(end, WordEnd(text, i));
        }

        return found;
    }

    /// <summary>
    /// The name of a Chinese company that ends in a company's word before the place (…股份, …科技有限公司), or that opens the
    /// sentence before a figure, a ticker or a verb of reporting.
    /// </summary>
    public static (int Start, int End)? Chinese(Passage passage, int until)
    {
        for (var i = passage.Terms.Length - 1; i >= 0; i--)
        {
            var term = passage.Terms[i];
            if (term.End > until || !EndsName(passage, term))
                continue;
            var start = ChineseStart(passage, term.Start);
            if (term.Start - start is >= 2 and <= 20 && Plausible(passage.Between(start, term.End)))
                return (start, term.End);
        }

        // The clause that speaks first, then back to the one that opens the sentence.
        for (var end = until; ;)
        {
            var clause = end;
            while (clause > passage.Start && passage.Text[clause - 1] is not ('，' or ',' or '；' or ';'))
                clause--;
            if (Opening(passage, clause, until) is { } opening && Plausible(passage.Between(opening.Start, opening.End)) && (clause == passage.Start || Tells(passage, opening)))
                return opening;
            if (clause <= passage.Start)
                return null;
            end = clause - 1;
        }
    }

    /// <summary>"本合同金额占公司", "改善公司": a clause's words before 公司 are no name.</summary>
    private static bool Plausible(ReadOnlySpan<char> name)
    {
        foreach (var word in (ReadOnlySpan<string>)["占", "金额", "合同", "改善", "增加", "提升", "提高", "部分", "凭借", "双方", "进一步", "初步", "存在", "采购量", "暂估", "使得", "导致", "本次", "此次", "合作公司", "项目"])
        {
            if (name.Contains(word, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>Inside a sentence only what goes on with a verb of reporting is taken for a name, and nothing that a segment is called by.</summary>
    private static bool Tells(Passage passage, (int Start, int End) name) =>
        name.End - name.Start >= 4 && (passage.Text[name.End] is '(' or '（' || passage.Terms.Any(t => t.Start == name.End && t.Kind is TermKind.Report or TermKind.Expect && t.End - t.Start > 1))
        && passage.Text[name.End - 1] is not ('类' or '端' or '区' or '部' or '场' or '片' or '目' or '利' or '量' or '额' or '费' or '率' or '户' or '备' or '人' or '司') && Finance.IpoNameWords.Sound(passage.Between(name.Start, name.End));

    private static bool EndsName(Passage passage, Term term) =>
        (term.Kind == TermKind.Suffix || term is { Kind: TermKind.Self, Value: "" } && passage.Text[term.End - 1] is '司' or '团' or '團')
        && (term.End == passage.End || !IsName(passage.Text[term.End]) || IsFunction(passage.Text[term.End]) || passage.Terms.Any(t => t.Start == term.End) || passage.Figures.Any(f => f.Start == term.End));

    private static int ChineseStart(Passage passage, int end)
    {
        var start = end;
        while (start > passage.Start && end - start < 20 && IsName(passage.Text[start - 1]) && !IsFunction(passage.Text[start - 1]))
            start--;
        foreach (var figure in passage.Figures)
            if (figure.Start < end && figure.End > start)
                start = Math.Min(end, figure.End);
        foreach (var term in passage.Terms)
            if (term.End <= end && term.End > start && (term.End - term.Start > 1 || term.Kind != TermKind.Report) && term.Kind is TermKind.Report or TermKind.Expect or TermKind.Prior or TermKind.Self or TermKind.Metric or TermKind.Market)
                start = term.End;
        foreach (var opener in Openers)
        {
            var at = passage.Between(start, end).LastIndexOf(opener, StringComparison.Ordinal);
            start = at < 0 ? start : start + at + opener.Length;
        }

        return start;
    }

    private static (int Start, int End)? Opening(Passage passage, int start, int until)
    {
        while (start < until && passage.Text[start] is ' ' or '　' or '【' or '"' or '“' or '\n')
            start++;
        var end = start;
        while (end < until && IsName(passage.Text[end]) && (end == start + 1 || !IsFunction(passage.Text[end])) && !StartsSomething(passage, end))
            end++;
        var bounded = end < passage.End && (passage.Text[end] is '(' or '（' or '：' or ':' || StartsSomething(passage, end));
        return bounded && end - start is >= 2 and <= 10 && passage.Text[start] >= '\u2e80' && !StartsWord(passage.Text.AsSpan(start, end - start))
            && !passage.Has(TermKind.Market, start, end) && passage.Text[end - 1] is not ('线' or '后' or '务' or '品' or '块' or '前' or '中' or '年' or '来') ? (start, end) : null;
    }

    private static bool StartsSomething(Passage passage, int place) =>
        passage.Terms.Any(t => t.Start == place && t.Kind is not TermKind.Suffix) || passage.Figures.Any(f => f.Start == place);

    private static bool StartsWord(ReadOnlySpan<char> word)
    {
        foreach (var opener in (ReadOnlySpan<string>)["其中", "此外", "今日", "昨日", "近日", "日前", "截至", "报告期", "同时", "另外", "去年", "今年", "受", "由于", "因", "而", "但", "并", "数据显示", "单季", "单看", "分季", "从", "按", "上半年", "下半年", "全年", "一季", "二季", "三季", "四季", "前三季", "目前", "据", "主要", "根据", "期内", "年内", "本期", "当期", "当季", "整体", "此次", "综合", "对于", "关于", "经", "每", "随着", "公告显示", "财报显示", "尽管", "虽然", "该", "全球", "各", "这", "本", "某", "某些", "我国", "所有", "一些", "多家", "国产", "国内"])
        {
            if (word.StartsWith(opener, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsName(char c) => c >= '\u4e00' && c <= '\u9fff' || char.IsAsciiLetterOrDigit(c) || c is '·' or '-' or '*' or '（' or '）' && false;

    private static bool IsFunction(char c) => c is '的' or '以' or '使' or '后' or '致' or '了' or '在' or '和' or '与' or '及' or '是' or '被' or '将' or '于' or '对' or '从' or '向' or '等' or '到' or '由' or '其' or '让' or '给' or '据' or '至' or '为';

    private static int NameEnd(Passage passage, int at, out int start)
    {
        var text = passage.Text;
        start = at;
        var end = at;
        var first = true;
        for (var p = at; p < passage.End;)
        {
            var wordEnd = WordEnd(text, p);
            var word = text.AsSpan(p, wordEnd - p);
            if (!IsCapital(word) || passage.Figures.Any(f => f.Start <= p && f.End > p) || Ends(passage, p))
                break;
            var skip = first && (Vocabulary.Default.IsCommon(word) || passage.Terms.Any(t => t.Start == p && t.Kind is not (TermKind.Suffix or TermKind.Region)));
            if (skip)
                start = end = wordEnd;
            else if (!first && Vocabulary.Default.IsCommon(word) && !passage.Terms.Any(t => t.Start == p && t.Kind == TermKind.Suffix))
                break;
            else
                (start, end, first) = (first ? p : start, wordEnd, false);
            p = wordEnd;
            if (p < passage.End && text[p] is '.' && p - at <= 5 + (end - start) && EndsCompanyWord(text.AsSpan(start, end - start)))
                p++;
            var gap = p;
            while (gap < passage.End && text[gap] is ' ' or '&' or '-')
                gap++;
            if (gap == p || gap >= passage.End || skip && text[p] is '-')
                break;
            p = gap;
        }

        // A region alone is a place, not a company.
        var (from, to) = (start, end);
        if (passage.Terms.Any(t => t.Start <= from && t.End >= to))
            start = end;
        return end;
    }

    /// <summary>One capitalised word that opens the sentence is a name only before a verb, a comma or a possessive: "Subscriber growth" has none.</summary>
    private static bool MereNoun(Passage passage, int start, int end)
    {
        var lead = passage.Between(passage.Start, start).Trim();
        if (lead.Length > 1 || passage.Between(start, end).Contains(' ') || end >= passage.End || passage.Text[end] is not ' ')
            return false;
        var next = end + 1;
        var word = passage.Between(next, WordEnd(passage.Text, next));
        return !(passage.Terms.Any(t => t.Start == next && t.Kind is TermKind.Report or TermKind.Move or TermKind.Expect or TermKind.Beat or TermKind.Affect or TermKind.Invest or TermKind.Deploy or TermKind.Launch or TermKind.Hypothetical)
            || word is "said" or "says" or "has" or "had" or "is" or "was" or "and" or "of" or "also" or "which");
    }

    /// <summary>
    /// In a whole page a company is said again, and not in lower case: "Customizable reports like net income", "SUV sales". Of a
    /// sentence or two nothing of the kind can be asked.
    /// </summary>
    private static bool SaidOnce(Passage passage, int start, int end)
    {
        if (passage.Reading.Sentences.Count < Page || passage.Between(start, end).ContainsAny(' ', '.', '&'))
            return false;
        var name = passage.Text[start..end];
        if (name.Length <= 3 && !name.AsSpan().ContainsAnyExceptInRange('A', 'Z'))
            return true;
        // Near it: each name of a prospectus must not cost the whole of it.
        var from = Math.Max(0, start - Nearby);
        var before = passage.Text.AsSpan(from, start - from);
        var behind = passage.Text.AsSpan(end, Math.Min(Nearby, passage.Text.Length - end));
        var lower = " " + name.ToLowerInvariant();
        return !(before.Contains(name, StringComparison.Ordinal) || behind.Contains(name, StringComparison.Ordinal))
            || before.Contains(lower, StringComparison.Ordinal) || behind.Contains(lower, StringComparison.Ordinal);
    }

    private static bool Ends(Passage passage, int place) =>
        passage.Terms.Any(t => t.Start <= place && t.End > place && t.Kind is TermKind.Metric or TermKind.Basis or TermKind.Prior or TermKind.Report or TermKind.Move or TermKind.Analyst);

    private static bool EndsCompanyWord(ReadOnlySpan<char> name) =>
        name.EndsWith("Inc") || name.EndsWith("Corp") || name.EndsWith("Ltd") || name.EndsWith("Co") || name.EndsWith(".com");

    private static bool IsCapital(ReadOnlySpan<char> word) => char.IsAsciiLetterUpper(word[0]) || (word.Length > 1 && char.IsAsciiDigit(word[0]) && char.IsAsciiLetterUpper(word[^1]));

    private static int WordEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]) && end > start))
            end++;
        return Math.Max(end, start + 1);
    }

    private static bool Person(Passage passage, int start, int end)
    {
        foreach (var title in Titles)
        {
            if (passage.Precedes(title, start))
                return true;
        }

        var comma = passage.Between(end, Math.Min(passage.End, end + 40));
        return comma.StartsWith(", chief") || comma.StartsWith(", the chief") || comma.StartsWith(", CEO") || comma.StartsWith(", an analyst") || comma.StartsWith(", president")
            || comma.StartsWith(", head of") || comma.StartsWith(", finance") || comma.StartsWith(", an economist") || comma.StartsWith(", analyst");
    }
}
