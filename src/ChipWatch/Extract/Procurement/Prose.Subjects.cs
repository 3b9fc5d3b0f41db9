namespace ChipWatch.Extract.Procurement;

/// <content>The one who got, signed or won.</content>
internal sealed partial class Prose
{
    /// <summary>"…的子公司，X（以下简称…" names the subsidiary; "作为 Y 的子公司，X 实力雄厚" praises somebody else's.</summary>
    private bool Apposed(int start, Span name) => text[start] != ',' || (name.End < text.Length && text[name.End] == '(');

    /// <summary>The one who got, signed or won: a subsidiary where one is named, else the filer.</summary>
    private void Subject(Span before, int score, bool shortNames = true)
    {
        if (before.IsEmpty)
            return;
        foreach (var word in ofKin ? Kin : [])
        {
            var at = text.AsSpan(before.Start, before.Length).IndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = before.Start + at + word.Length;
            while (start < before.End && text[start] is '—' or '-' or ':')
                start++;
            if (OrganisationName.FirstIn(text, new(start, Math.Min(before.End + 1, text.Length))) is { IsEmpty: false } name && name.Start <= start + 6 && Apposed(start, name))
            {
                name = Youngest(name, before.End);
                var and = text.AsSpan(before.Start, at);
                var both = and.Contains("公司及", StringComparison.Ordinal) || and.Contains("公司与", StringComparison.Ordinal) || and.Contains("公司和", StringComparison.Ordinal) || and.Contains(")及", StringComparison.Ordinal) || and.Contains(")与", StringComparison.Ordinal) || and.Contains(")和", StringComparison.Ordinal);
                findings.Suppliers.Add(new(definitions.Resolve(name), both ? score - 60 : score, before.Start));
                return;
            }
        }

        if (!shortNames)
            return;
        var item = BehindNumber(before);
        if (item.Start > before.Start && First(item) is { IsEmpty: false } first)
        {
            findings.Suppliers.Add(new(first, score - 10, before.Start));
            return;
        }

        var length = Math.Min(before.Length, 40);
        if (length < 2)
            return;
        foreach (var (alias, full) in definitions.Known)
        {
            if (alias.Length >= 2 && text.AsSpan(before.Start, length).StartsWith(alias, StringComparison.Ordinal) && OrganisationName.Plausible(text, full))
            {
                findings.Suppliers.Add(new(full, score - 10, before.Start));
                return;
            }
        }
    }

    /// <summary>"公司及子公司A、B中标": the last of a list that the filer heads.</summary>
    private bool AmongOthers(Span before)
    {
        var clause = before.In(text);
        clause = clause[(clause.LastIndexOfAny(',', ';') + 1)..];
        return clause.Contains('、') && (clause.StartsWith("公司及", StringComparison.Ordinal) || clause.StartsWith("本公司及", StringComparison.Ordinal) || clause.Contains(")及", StringComparison.Ordinal));
    }

    /// <summary>"A的下属全资子公司B": B.</summary>
    private Span Youngest(Span name, int limit)
    {
        foreach (var word in Kin)
        {
            var next = text.AsSpan(name.End, Math.Max(0, Math.Min(limit - name.End, 10))).IndexOf(word, StringComparison.Ordinal);
            if (next < 0 || text[name.End] is not ('的' or '之' or '下'))
                continue;
            var start = name.End + next + word.Length;
            if (OrganisationName.FirstIn(text, new(start, Math.Min(text.Length, limit + 1))) is { IsEmpty: false } younger && younger.Start == start)
                return younger;
        }

        return name;
    }

    /// <summary>Behind the number of an item of a list: "2、", "（三）".</summary>
    private Span BehindNumber(Span item)
    {
        var start = item.Start;
        while (start < item.End && start - item.Start < 6 && (text[start] is '、' or '.' or '(' or ')' or ' ' || char.IsAsciiDigit(text[start]) || text[start] is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十'))
            start++;
        return start > item.Start && text[start - 1] is '、' or '.' or ')' ? item with { Start = start } : item;
    }

    /// <summary>Whom an item of a list begins with, where that is the filer or one of its own: "2、天津院与X签订…".</summary>
    private Span First(Span item)
    {
        foreach (var (alias, full) in definitions.Known)
        {
            if (alias.Length >= 2 && item.In(text).StartsWith(alias, StringComparison.Ordinal) && Acts(item.Start + alias.Length) && OrganisationName.Plausible(text, full) && (OrganisationName.IsPronoun(alias) || IsKin(text, full)))
                return full;
        }

        return OrganisationName.FirstIn(text, item with { End = Math.Min(item.End + 1, item.Start + 40) }) is { IsEmpty: false } name && name.Start == item.Start && Acts(name.End) && IsKin(text, name) ? name : default;

        bool Acts(int at) => at >= item.End || text[at] is '与' or '和' or '同' or '于' or '近' or '中' or '收' or '签' or '(';
    }

    /// <summary>Where an announcement introduces its companies: a list of hundreds must not be searched once for each.</summary>
    private const int KinHead = 20_000;

    /// <summary>Whether the text calls a company the filer's own, by itself or in a list of them.</summary>
    public static bool IsKin(string text, Span name)
    {
        var written = name.In(text).ToString();
        var head = Math.Min(text.Length, KinHead);
        for (var at = text.IndexOf(written, 0, head, StringComparison.Ordinal); at >= 0; at = text.IndexOf(written, at + 1, head - at - 1, StringComparison.Ordinal))
        {
            var lead = text.AsSpan(0, at)[Math.Max(0, at - 80)..];
            if (lead[(lead.LastIndexOfAny('。', ',', '\n') + 1)..].HoldsAny(Kin))
                return true;
        }

        return false;
    }
}
