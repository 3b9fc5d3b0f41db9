using System.Buffers;

namespace ChipWatch.Extract.Figures;

/// <summary>Whether a stretch of text can hold a sum of money at all, told without reading its figures.</summary>
internal static class MoneySigns
{
    private const int Reach = 3;

    /// <summary>Of every Chinese currency word the character that tells it apart from other words, and every sign.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create([.. Currencies.All.SelectMany(c => c.Words).Select(MarkOf).Distinct(), .. Letters()]);

    public static bool MayHold(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(Marks);
            if (next < 0)
                return false;
            at += next;
            if (text[at] is '分' or '角' or '毛' or '块' or '塊')
            {
                if (NumberBefore(text, at))
                    return true;
            }
            else if (CharacterClasses.Of(text[at]) != CharacterClass.Letter)
            {
                return true;
            }
            else
            {
                var end = at;
                while (end < text.Length && CharacterClasses.Of(text[end]) is CharacterClass.Letter or CharacterClass.Space)
                    end++;
                if (NumberBefore(text, at) || NumberBehind(text, end))
                    return true;
                at = end - 1;
            }
        }

        return false;
    }

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

    private static char MarkOf(string word)
    {
        foreach (var telling in "元圆圓币幣")
        {
            if (word.Contains(telling, StringComparison.Ordinal))
                return telling;
        }

        return char.IsAsciiLetter(word[^1]) ? 'a' : word[0] is '块' or '塊' or '分' or '角' ? word[0] : word[^1];
    }

    private static IEnumerable<char> Letters() => Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(c => CharacterClasses.Of(c) == CharacterClass.Letter);
}
