namespace ChipWatch.Extract.Figures;

/// <summary>Finds the longest word or phrase that begins at a place.</summary>
internal static class Lexicon
{
    private static readonly Lexeme[] Entries = [.. Words.All()];
    private const int NoLetter = 26;
    private const int LatinKeys = char.MaxValue + 1;
    private static readonly ushort[] BucketOf = new ushort[LatinKeys + 26 * 27 * 27];
    private static readonly Lexeme[][] Buckets = BuildBuckets();

    public static IEnumerable<string> Texts => Entries.Select(e => e.Text);

    /// <summary>First characters of entries, lower case.</summary>
    public static IEnumerable<char> Heads => Entries.Select(e => e.Text[0]).Distinct();

    /// <returns>The entry and where it ends in the text, or null.</returns>
    public static Lexeme? Match(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        var key = Key(text, at);
        var bucket = BucketOf[key];
        if (bucket == 0)
            return null;
        // What a Latin bucket's entries begin with is compared by the key; the fourth character tells most of them apart.
        var fourth = key >= LatinKeys && at + 3 < text.Length ? Lower(text[at + 3]) : '\0';
        foreach (var entry in Buckets[bucket])
        {
            if (fourth != '\0' && entry.Fourth != fourth && entry.Fourth != '\0')
                continue;
            end = EndOf(entry, text, at, entry.Keyed);
            if (end >= 0)
                return entry;
        }

        end = at;
        return null;
    }

    /// <summary>Latin words are keyed by their first three letters: a bucket per letter would hold too many to try.</summary>
    private static int Key(ReadOnlySpan<char> text, int at)
    {
        var first = Lower(text[at]);
        if (!char.IsAsciiLetter(first))
            return first;
        var second = Letter(text, at + 1);
        var third = second == NoLetter ? NoLetter : Letter(text, at + 2);
        return LatinKeys + ((first - 'a') * 27 + second) * 27 + third;
    }

    private static int Letter(ReadOnlySpan<char> text, int at) =>
        at < text.Length && Lower(text[at]) is >= 'a' and <= 'z' and var letter ? letter - 'a' : NoLetter;

    private static int EndOf(Lexeme entry, ReadOnlySpan<char> text, int at, int compared)
    {
        var p = at + compared;
        foreach (var wanted in entry.Text.AsSpan(compared))
        {
            if (p >= text.Length)
                return -1;
            if (wanted == ' ')
            {
                if (CharacterClasses.Of(text[p]) != CharacterClass.Space && text[p] != '-')
                    return -1;
                p++;
                for (var spaces = 0; spaces < 4 && p < text.Length && CharacterClasses.Of(text[p]) == CharacterClass.Space; spaces++)
                    p++;
            }
            else if (Lower(text[p++]) != wanted)
            {
                return -1;
            }
        }

        return entry.Latin && p < text.Length && CharacterClasses.Of(text[p]) == CharacterClass.Letter ? -1 : p;
    }

    public static char Lower(char c)
    {
        if (char.IsAscii(c))
            return char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        var folded = Characters.Fold(c);
        return folded is >= 'A' and <= 'Z' ? (char)(folded | 0x20) : folded;
    }

    private static Lexeme[][] BuildBuckets()
    {
        var buckets = new List<Lexeme[]> { Array.Empty<Lexeme>() };
        foreach (var group in Entries.GroupBy(e => Key(e.Text, 0)))
        {
            BucketOf[group.Key] = (ushort)buckets.Count;
            buckets.Add([.. group.OrderByDescending(e => e.Text.Length)]);
        }

        return [.. buckets];
    }
}
