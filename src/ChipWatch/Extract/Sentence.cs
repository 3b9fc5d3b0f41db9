using System.Buffers;

namespace ChipWatch.Extract;

/// <summary>A sentence's place in the text, closing mark included.</summary>
internal readonly record struct Sentence(int Start, int End)
{
    private const int Longest = 1_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\n。！？；.!?");

    // No full list of English abbreviations: those that stand before a capital or a digit in business prose.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = new HashSet<string>(
        [
            "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "gen", "sen", "rep", "gov", "inc", "corp", "co", "ltd", "llc", "plc", "bros",
            "no", "nos", "vs", "approx", "est", "fig", "dept", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
            "u.s", "u.k", "u.n", "e.u", "p.r", "s.a", "n.v", "a.g", "i.e", "e.g", "a.m", "p.m", "cf", "rmb", "hk", "us", "art", "sec", "para", "vol", "ph.d",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Splits at 。！？；, line ends, and at . ! ? before a space and a capital, digit, quote or Chinese character (abbreviations and decimals aside).</summary>
    public static List<Sentence> Split(string text)
    {
        var found = new List<Sentence>(1 + (text.Length / 60));
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            var step = text.AsSpan(i).IndexOfAny(Marks);
            if (step < 0)
                break;
            i += step;
            var end = i + 1;
            if (text[i] is not '\n')
            {
                while (end < text.Length && text[end] is '"' or '”' or '’' or '」' or '』' or ')' or '）' or '!' or '?' or '！' or '？')
                    end++;
            }

            if (text[i] is '.' or '!' or '?' && !Ends(text, i, end))
            {
                i = Math.Max(i + 1, text[i] is '.' ? i + 1 : end);
                continue;
            }

            Add(text, found, start, end);
            start = i = end;
        }

        Add(text, found, start, text.Length);
        return found;
    }

    private static bool Ends(string text, int mark, int end)
    {
        if (end >= text.Length)
            return true;
        var next = end;
        while (next < text.Length && text[next] is ' ' or '\u00a0' or '\t')
            next++;
        if (next >= text.Length || text[next] == '\n')
            return true;

        // Pages glue sentences together ("detail.At a time"): a lower-case word, the mark, a capitalised word.
        if (next == end)
            return text[mark] is '!' or '?' ? char.IsUpper(text[next])
                : mark > 2 && char.IsLower(text[mark - 1]) && char.IsLower(text[mark - 2]) && next + 1 < text.Length && char.IsUpper(text[next]) && char.IsLower(text[next + 1]);

        if (text[mark] == '.' && end == mark + 1 && EndsInAbbreviation(text, mark))
            return false;
        return char.IsUpper(text[next]) || char.IsDigit(text[next]) || text[next] is '"' or '“' or '‘' or '(' or '[' or '$' or '£' or '€' or '¥' or '•' || text[next] >= '\u2e80';
    }

    private static bool EndsInAbbreviation(string text, int mark)
    {
        var start = mark;
        while (start > 0 && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] == '.') && mark - start < 8)
            start--;
        var word = text.AsSpan(start, mark - start);
        return (word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.Contains(word);
    }

    /// <summary>Behind the last comma or blank of a stretch that is too long; the comma of 1,234 parts nothing.</summary>
    private static int Cut(string text, int start)
    {
        for (var cut = start + Longest; cut > start + 1; cut--)
        {
            if (text[cut - 1] is '，' or '、' or '；' or '\t' or ' ' || (text[cut - 1] == ',' && !char.IsAsciiDigit(text[cut])))
                return cut;
        }

        return start + Longest + (char.IsLowSurrogate(text[start + Longest]) ? 1 : 0);
    }

    private static void Add(string text, List<Sentence> found, int start, int end)
    {
        // Nobody writes so: a text without full stops is cut at its commas, for readers of a sentence hold each word of it against the others.
        while (end - start > Longest)
        {
            var cut = Cut(text, start);
            Add(text, found, start, cut);
            start = cut;
        }

        if (!text.AsSpan(start, end - start).IsWhiteSpace())
            found.Add(new(start, end));
    }
}
