namespace ChipWatch.Extract;

/// <summary>Words of which any is looked for.</summary>
internal sealed class WordSet
{
    private readonly WordIndex<bool> words;

    private WordSet(IEnumerable<string> words) => this.words = new(words.Distinct(StringComparer.Ordinal).Select(word => (word, true)));

    public static WordSet Of(params IEnumerable<string> words) => new(words);

    /// <summary>Where the first of the words begins, or -1.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        foreach (var (start, _, _) in words.In(text))
            return start;
        return -1;
    }
}

/// <summary>Word sets read like the framework's own search values.</summary>
internal static class WordSearch
{
    public static int IndexOfAny(this ReadOnlySpan<char> text, WordSet words) => words.IndexIn(text);

    public static bool ContainsAny(this ReadOnlySpan<char> text, WordSet words) => words.IndexIn(text) >= 0;
}
