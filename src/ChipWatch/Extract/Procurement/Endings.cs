using ChipWatch.Register;

namespace ChipWatch.Extract.Procurement;

/// <summary>The longest word of a list that ends a text, found by the last two characters instead of by hashing every length.</summary>
internal sealed class Endings<T>
{
    private readonly CharacterSet lasts;
    private readonly Dictionary<int, (string Word, T Value)[]> byPair;
    private readonly Dictionary<char, T> singles;

    public Endings(IEnumerable<KeyValuePair<string, T>> words)
    {
        var all = words.ToList();
        singles = all.Where(w => w.Key.Length == 1).ToDictionary(w => w.Key[0], w => w.Value);
        byPair = all.Where(w => w.Key.Length > 1).GroupBy(w => Pair(w.Key[^2], w.Key[^1]))
            .ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Key.Length).Select(w => (w.Key, w.Value)).ToArray());
        lasts = new([.. all.Select(w => w.Key[^1])]);
    }

    public bool MayEnd(char last) => lasts.Contains(last);

    /// <returns>The word's length, or 0.</returns>
    public int LongestAtEnd(ReadOnlySpan<char> text, out T? value)
    {
        value = default;
        if (text.IsEmpty || !lasts.Contains(text[^1]))
            return 0;
        if (text.Length > 1 && byPair.TryGetValue(Pair(text[^2], text[^1]), out var words))
        {
            foreach (var (word, of) in words)
            {
                if (!text.EndsWith(word))
                    continue;
                value = of;
                return word.Length;
            }
        }

        return singles.TryGetValue(text[^1], out value) ? 1 : 0;
    }

    private static int Pair(char first, char second) => (first << 16) | second;
}
