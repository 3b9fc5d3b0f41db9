using ChipWatch.Register;

namespace ChipWatch.Extract;

/// <summary>
/// Words looked for all at once, as written. <see cref="System.Buffers.SearchValues{T}"/> of strings falls back to an
/// automaton of dictionaries for words that are not ASCII, at ten times the cost of a look-up by the first two characters.
/// </summary>
internal sealed class WordSet
{
    private readonly PairFilter filter = new();
    private readonly Dictionary<int, string[]> byPair;

    private WordSet(IEnumerable<string> words)
    {
        var all = words.Distinct().ToList();
        all.ForEach(filter.Add);
        byPair = all.Where(word => word.Length > 1).GroupBy(word => Pair(word[0], word[1])).ToDictionary(group => group.Key, group => group.ToArray());
    }

    public static WordSet Of(params IEnumerable<string> words) => new(words);

    /// <summary>Where the first of the words begins, or -1.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        for (var at = filter.Next(text, 0); at < text.Length; at = filter.Next(text, at + 1))
        {
            if (filter.IsSingle(text[at]) || Begins(text[at..]))
                return at;
        }

        return -1;
    }

    private bool Begins(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !byPair.TryGetValue(Pair(text[0], text[1]), out var words))
            return false;
        foreach (var word in words)
        {
            if (text.StartsWith(word))
                return true;
        }

        return false;
    }

    private static int Pair(char first, char second) => (first << 16) | second;
}

/// <summary>Word sets read like the framework's own search values.</summary>
internal static class WordSearch
{
    public static int IndexOfAny(this ReadOnlySpan<char> text, WordSet words) => words.IndexIn(text);

    public static bool ContainsAny(this ReadOnlySpan<char> text, WordSet words) => words.IndexIn(text) >= 0;
}
