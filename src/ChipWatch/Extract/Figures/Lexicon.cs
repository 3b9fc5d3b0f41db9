namespace ChipWatch.Extract.Figures;

/// <summary>Finds the longest word or phrase that begins at a place.</summary>
internal static class Lexicon
{
    private static readonly Lexeme[] Entries = [.. Words.All()];
    private const int NoLetter = 26;
    private const int LatinKeys = char.MaxValue + 1;
    private static readonly ushort[] BucketOf = new ushort[LatinKeys + 26 * 27 * 27];
    private static readonly Bucket[] Buckets = BuildBuckets();

    /// <summary>A bit for each beginning of an entry, up to four letters of its first word: few enough to stay in the nearest cache.</summary>
    private static readonly uint[] Begun = BuildBegun();
    private const int HashBits = 15;

    /// <summary>Of ASCII units the letter's number, case aside, or <see cref="NoLetter"/>.</summary>
    private static ReadOnlySpan<byte> Letters =>
    [
        26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26,
        26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26,
        26, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 26, 26, 26, 26,
        26, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 26, 26, 26, 26,
    ];

    /// <summary>Whether a word or phrase may begin with a Latin word.</summary>
    /// <param name="letters">The word's first four units, the first of them lowest, each with bit 5 set.</param>
    /// <param name="length">How many letters the word has.</param>
    public static bool MayBegin(ulong letters, int length)
    {
        var bit = Hash(length < 4 ? letters & ((1UL << (16 * length)) - 1) : letters);
        return (Begun[(int)(bit >> 5)] >> (int)(bit & 31) & 1) != 0;
    }

    private static uint[] BuildBegun()
    {
        var bits = new uint[1 << (HashBits - 5)];
        foreach (var text in Texts)
        {
            var letters = 0UL;
            for (var i = 0; i < Math.Min(4, text.Length) && char.IsAsciiLetter(text[i]); i++)
                letters |= (ulong)text[i] << (16 * i);
            var bit = Hash(letters);
            bits[bit >> 5] |= 1u << (int)(bit & 31);
        }

        return bits;
    }

    private static uint Hash(ulong letters) => (uint)(letters * 0x9E3779B97F4A7C15 >> (64 - HashBits));

    /// <summary>The key of three ASCII units, the first of them a letter; -1 for others.</summary>
    private static int AsciiKey(char first, char second, char third)
    {
        if ((first | second | third) >= 128 || Letters[first] == NoLetter)
            return -1;
        var next = Letters[second];
        return LatinKeys + (((Letters[first] * 27) + next) * 27) + (next == NoLetter ? NoLetter : Letters[third]);
    }

    public static IEnumerable<string> Texts => Entries.Select(e => e.Text);

    /// <summary>First characters of entries, lower case.</summary>
    public static IEnumerable<char> Heads => Entries.Select(e => e.Text[0]).Distinct();

    /// <returns>The entry and where it ends in the text, or null.</returns>
    public static Lexeme? Match(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        var key = Key(text, at);
        var number = BucketOf[key];
        if (number == 0)
            return null;
        ref readonly var bucket = ref Buckets[number];
        // What a Latin bucket's entries begin with is compared by the key; the fourth character tells most of them apart.
        var fourth = key >= LatinKeys && at + 3 < text.Length ? Lower(text[at + 3]) : '\0';
        foreach (var entry in bucket.MayBePhrase(text, at) ? bucket.All : bucket.Words)
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
        if (at + 2 < text.Length && AsciiKey(text[at], text[at + 1], text[at + 2]) is >= 0 and var key)
            return key;
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

    private static Bucket[] BuildBuckets()
    {
        var buckets = new List<Bucket> { new([]) };
        foreach (var group in Entries.GroupBy(e => Key(e.Text, 0)))
        {
            BucketOf[group.Key] = (ushort)buckets.Count;
            buckets.Add(new([.. group.OrderByDescending(e => e.Text.Length)]));
        }

        return [.. buckets];
    }

    /// <summary>The entries of one key, longest first.</summary>
    private readonly struct Bucket
    {
        /// <summary>Letters of the phrases' first word, where all have as many; 0 where there is nothing to tell by.</summary>
        private readonly int first;

        /// <summary>One bit for each letter that a second word begins with.</summary>
        private readonly uint seconds;

        public Bucket(Lexeme[] all)
        {
            All = all;
            Words = [.. all.Where(e => e.First == 0)];
            var phrases = all.Where(e => e.First > 0).ToList();
            if (phrases.Count == 0 || phrases.Exists(e => e.First != phrases[0].First || !char.IsAsciiLetterLower(e.Text[e.First + 1])))
                return;
            first = phrases[0].First;
            foreach (var phrase in phrases)
                seconds |= 1u << (phrase.Text[first + 1] - 'a');
        }

        public Lexeme[] All { get; }
        public Lexeme[] Words { get; }

        /// <summary>False where the two units around the first space can be no phrase's.</summary>
        public bool MayBePhrase(ReadOnlySpan<char> text, int at)
        {
            var gap = at + first;
            if (first == 0 || gap + 1 >= text.Length || !char.IsAscii(text[gap]) || !char.IsAscii(text[gap + 1]) || text[gap + 1] == ' ')
                return true;
            return text[gap] is ' ' or '-' && char.IsAsciiLetter(text[gap + 1]) && (seconds >> ((text[gap + 1] | 0x20) - 'a') & 1) != 0;
        }
    }
}
