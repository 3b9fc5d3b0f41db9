using System.Buffers;

namespace ChipWatch.Extract.Finance;

/// <summary>A list of Chinese words by their first character, so that one place of a text is held against the few that can begin there.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<char, string[]> byHead;
    private readonly SearchValues<char> heads;

    public WordTable(IEnumerable<string> words)
    {
        byHead = words.Distinct(StringComparer.Ordinal).GroupBy(word => word[0]).ToDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());
        heads = SearchValues.Create([.. byHead.Keys]);
    }

    /// <summary>Length of the longest word that the text begins with, or 0.</summary>
    public int At(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !byHead.TryGetValue(text[0], out var words))
            return 0;
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return word.Length;
        }

        return 0;
    }

    /// <summary>Whether the text holds one of the words.</summary>
    public bool In(ReadOnlySpan<char> text)
    {
        for (var next = text.IndexOfAny(heads); next >= 0; next = text.IndexOfAny(heads))
        {
            text = text[next..];
            if (At(text) > 0)
                return true;
            text = text[1..];
        }

        return false;
    }

    /// <summary>Whether the text ends in one of the words, of six characters at most.</summary>
    public bool Ends(ReadOnlySpan<char> text)
    {
        for (var start = text.Length - 1; start >= 0 && text.Length - start <= 6; start--)
        {
            if (start + At(text[start..]) is var end && end == text.Length && end > start)
                return true;
        }

        return false;
    }
}
