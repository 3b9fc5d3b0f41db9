using System.Runtime.CompilerServices;

namespace ChipWatch.Register;

/// <summary>
/// Whether any word of a list may begin with two given characters. Wrong now and then, never missing one, and small enough to
/// stay in a core's first cache, which a table over all characters is not: most places of a text are settled here.
/// </summary>
internal sealed class PairFilter
{
    private const int Bits = 15;
    private readonly ulong[] pairs = new ulong[(1 << Bits) / 64];
    private readonly CharacterSet singles = new([]);

    public void Add(char first, char second)
    {
        var slot = Slot(first, second);
        pairs[slot >> 6] |= 1UL << (slot & 63);
    }

    /// <summary>A word of one character: whatever follows.</summary>
    public void Add(char only) => singles.Add(only);

    public void Add(string word)
    {
        if (word.Length == 1)
            Add(word[0]);
        else
            Add(word[0], word[1]);
    }

    /// <summary>A word known by its end: <see cref="MayEnd"/> asks for it.</summary>
    private void AddEnding(string word)
    {
        if (word.Length == 1)
            Add(word[0]);
        else
            Add(word[^2], word[^1]);
    }

    public static PairFilter OfEndings(IEnumerable<string> words)
    {
        var filter = new PairFilter();
        foreach (var word in words)
            filter.AddEnding(word);
        return filter;
    }

    public bool IsSingle(char c) => singles.Contains(c);

    /// <summary>Index of the first place at or behind <paramref name="at"/> where a word may begin, or the text's length.</summary>
    public int Next(ReadOnlySpan<char> text, int at)
    {
        var (pairs, singles) = (this.pairs, this.singles);
        for (; at + 1 < text.Length; at++)
        {
            var c = text[at];
            var slot = Slot(c, text[at + 1]);
            if ((pairs[slot >> 6] & (1UL << (slot & 63))) != 0 || singles.Contains(c))
                return at;
        }

        return at < text.Length && !IsSingle(text[at]) ? text.Length : at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayBegin(char first, char second)
    {
        var slot = Slot(first, second);
        return (pairs[slot >> 6] & (1UL << (slot & 63))) != 0 || singles.Contains(first);
    }

    /// <summary>Whether a word may end with the second of two characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayEnd(char before, char last)
    {
        var slot = Slot(before, last);
        return (pairs[slot >> 6] & (1UL << (slot & 63))) != 0 || singles.Contains(last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(char first, char second) => (int)(((((uint)first << 5) - first + second) * 0x9E3779B1u) >> (32 - Bits));
}
