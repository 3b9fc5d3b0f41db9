using System.Buffers;
using ChipWatch.Register;

namespace ChipWatch.Extract.Figures;

/// <summary>
/// Whether a clause may hold a sum of money, found at a fraction of reading its figures. Never says no to one that holds a
/// sum: <c>MoneySignsTests</c> holds it against the reader.
/// </summary>
internal static class MoneySigns
{
    /// <summary>How far a number stands from what it counts: 万 and spaces between them.</summary>
    private const int Reach = 3;

    /// <summary>Tell money by themselves, whatever stands before them.</summary>
    private const string Telling = "元圆圓币幣";

    private static readonly string[] Words = [.. Currencies.All.SelectMany(c => c.Words)];

    /// <summary>Of every Chinese currency word the character that tells it apart from other words, and every sign.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create([.. Words.Where(w => !IsLatin(w)).Select(MarkOf).Distinct(), .. Chars().Where(c => CharacterClasses.Of(c) == CharacterClass.Letter)]);

    private static readonly SearchValues<char> Numerals = SearchValues.Create([.. Chars().Where(IsNumeral)]);

    private static readonly SearchValues<string> Latin = SearchValues.Create([.. Words.Where(IsLatin)], StringComparison.OrdinalIgnoreCase);

    /// <summary>Words whose last character alone does not tell them (特 of 林吉特, 布 of 卢布; of US$ it does).</summary>
    private static readonly string[] Paired = [.. Words.Where(w => !IsLatin(w) && w.Length > 1 && MarkOf(w) == w[^1] && !Telling.Contains(w[^1], StringComparison.Ordinal) && !Words.Contains(w[^1..]))];
    private static readonly CharacterSet Untelling = new([.. Paired.Select(w => w[^1])]);
    private static readonly PairFilter Pairs = PairFilter.OfEndings(Paired);

    public static bool MayHold(ReadOnlySpan<char> text) => Next(text, 0) >= 0 && HoldsNumeral(text);

    public static bool HoldsNumeral(ReadOnlySpan<char> text) => text.IndexOfAny(Numerals) >= 0;

    /// <summary>The first place at or behind another where money is named, or -1.</summary>
    public static int Next(ReadOnlySpan<char> text, int at)
    {
        for (; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(Marks);
            if (next < 0)
                return -1;
            at += next;
            var mark = text[at];
            if (CharacterClasses.Of(mark) == CharacterClass.Letter)
            {
                var end = at;
                while (end < text.Length && CharacterClasses.Of(text[end]) is CharacterClass.Letter or CharacterClass.Space)
                    end++;
                if ((NumberBefore(text, at) || NumberBehind(text, end)) && NamesCurrency(text[at..end]))
                    return at;
                at = end - 1;
            }
            else if (mark is '分' or '角' or '毛' or '块' or '塊')
            {
                if (NumberBefore(text, at))
                    return at;
            }
            else if (!Untelling.Contains(mark) || (at > 0 && Pairs.MayEnd(text[at - 1], mark)))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Full-width letters are rare enough to be let through unread.</summary>
    private static bool NamesCurrency(ReadOnlySpan<char> letters) => letters.IndexOfAny(Latin) >= 0 || letters.IndexOfAnyExceptInRange('\0', '\u00ff') >= 0;

    private static bool NumberBefore(ReadOnlySpan<char> text, int at)
    {
        for (var i = at - 1; i >= 0 && at - i <= Reach; i--)
        {
            if (IsNumeral(text[i]))
                return true;
        }

        return false;
    }

    private static bool NumberBehind(ReadOnlySpan<char> text, int end)
    {
        for (var i = end; i < text.Length && i - end < Reach * 4; i++)
        {
            if (IsNumeral(text[i]))
                return true;
        }

        return false;
    }

    private static bool IsNumeral(char c) => CharacterClasses.Of(c) is CharacterClass.Digit or CharacterClass.Numeral;

    private static bool IsLatin(string word) => char.IsAsciiLetter(word[^1]);

    private static char MarkOf(string word)
    {
        foreach (var telling in Telling)
        {
            if (word.Contains(telling, StringComparison.Ordinal))
                return telling;
        }

        return word[0] is '块' or '塊' or '分' or '角' ? word[0] : word[^1];
    }

    private static IEnumerable<char> Chars() => Enumerable.Range(0, char.MaxValue).Select(c => (char)c);
}
