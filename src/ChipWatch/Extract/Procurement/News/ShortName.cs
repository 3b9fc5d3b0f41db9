using ChipWatch.Register;

namespace ChipWatch.Extract.Procurement.News;

/// <summary>Short names of companies, which no 公司 ends: by how they end, by a ticker behind them, by being said again.</summary>
internal sealed class ShortName(string text, CompanyRegister register)
{
    private const int Longest = 8;

    /// <summary>Whether something beside its place in the sentence says that this is a company.</summary>
    public bool Known(Span name)
    {
        var written = name.In(text);
        if (OrganisationName.Plausible(text, name) || EndsAsCompany(written) || HasTicker(name) || (name.Length <= 30 && register.IdOf(written.ToString()) is not null))
            return true;
        return name.Length is >= 3 and <= Longest && !NoWinner.Is(written) && SaidTwice(name);
    }

    /// <summary>四川路桥, 中兴通讯: a company's ending with at least two characters before it, and no clause.</summary>
    public static bool EndsAsCompany(ReadOnlySpan<char> written) =>
        written.Length is >= 4 and <= Longest && Lexicon.CompanyAtEnd(written) is > 0 and var ending && written.Length >= ending + 2 && !NoWinner.IsPhrase(written) && !written.ContainsAny("的了在和与是为有、,") && !written.Contains("公司", StringComparison.Ordinal);

    public bool HasTicker(Span name)
    {
        if (name.End + 6 >= text.Length || text[name.End] != '(')
            return false;
        var digits = 0;
        for (var i = name.End + 1; i < text.Length && i - name.End < 16 && text[i] != ')'; i++)
        {
            if (char.IsAsciiDigit(text[i]))
                digits++;
            else if (digits > 0 && text[i] != '.' && !char.IsAsciiLetter(text[i]))
                return digits is 5 or 6;
        }

        return digits is 5 or 6;
    }

    /// <summary>The longest short name that begins at a place and is told by its ending; what follows must not go on with it.</summary>
    public Span At(int start, int limit)
    {
        for (var end = Math.Min(limit, start + Longest); end >= start + 4; end--)
        {
            if (!EndsAsCompany(text.AsSpan(start, end - start)))
                continue;
            var rest = text.AsSpan(end, Math.Min(4, text.Length - end));
            if (!rest.StartsWith("有限", StringComparison.Ordinal) && !rest.StartsWith("股份", StringComparison.Ordinal) && !rest.StartsWith("集团", StringComparison.Ordinal) && !rest.StartsWith("公司", StringComparison.Ordinal))
                return Whole(new(start, end));
        }

        return default;
    }

    /// <summary>百度智能云 is one name that the register knows, although 百度智能 ends as companies do.</summary>
    private Span Whole(Span name)
    {
        for (var end = Math.Min(text.Length, name.End + 4); end > name.End; end--)
        {
            if (register.IdOf(text[name.Start..end]) is not null)
                return new(name.Start, end);
        }

        return name;
    }

    /// <summary>The last short name before a place that its ending tells and that begins where a name can begin.</summary>
    public Span LastIn(Span within)
    {
        for (var end = within.End; end >= within.Start + 4; end--)
        {
            if (Lexicon.CompanyAtEnd(text.AsSpan(within.Start, end - within.Start)) == 0)
                continue;
            for (var start = Math.Max(within.Start, end - 6); start <= end - 4; start++)
            {
                if ((start == within.Start || Opens(text[start - 1]) || (end - start == 4 && SaidTwice(new(start, end)))) && At(start, end) is { IsEmpty: false } name && name.End >= end)
                    return name;
            }
        }

        return default;
    }

    /// <summary>The company that the clauses before a place were last about, which 公司 there means if nobody announces anything.</summary>
    public Span LastSubject(int place)
    {
        for (var i = place - 4; i >= 0 && place - i < 300; i--)
        {
            if (i > 0 && text[i - 1] is not (',' or '。' or '\n' or ';' or ':' or '】' or '!' or '?'))
                continue;
            if (At(i, place) is { IsEmpty: false } name)
                return name;
            var full = OrganisationName.FirstIn(text, new(i, Math.Min(place, i + 30)));
            if (full.Start == i && !full.IsEmpty && (full.In(text).EndsWith("公司", StringComparison.Ordinal) || full.In(text).EndsWith("集团", StringComparison.Ordinal)))
                return full;
        }

        return default;
    }

    private static bool Opens(char before) => before is ',' or '。' or ';' or ':' or '、' or '\n' or ')' or '】' or '“' or '”' or '(' or '的' or '和' or '与' or '及' or '由' or '如' or '助' or '—' or '!' or '?' or '》' or ' ';

    private bool SaidTwice(Span name)
    {
        var written = name.In(text);
        var first = text.AsSpan().IndexOf(written, StringComparison.Ordinal);
        return first >= 0 && text.AsSpan(first + name.Length).IndexOf(written, StringComparison.Ordinal) >= 0;
    }
}
