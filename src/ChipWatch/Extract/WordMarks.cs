using ChipWatch.Register;

namespace ChipWatch.Extract;

/// <summary>Where one of the words stands that are looked for, and which lists it is of, a bit each.</summary>
internal readonly record struct WordMark(int Start, int End, int Lists);

/// <summary>
/// Several lists of words, looked for in one pass over a text: asking each sentence for each list would read the text as
/// often as there are lists.
/// </summary>
internal sealed class WordMarks
{
    private readonly PairFilter filter = new();
    private readonly Dictionary<int, (string Word, int Lists)[]> byPair;
    private readonly Dictionary<char, int> singles;

    /// <param name="lists">Words by the bit that tells their list; a word may be of several.</param>
    public WordMarks(params IEnumerable<(int List, string[] Words)> lists)
    {
        var all = lists.SelectMany(l => l.Words, (l, word) => (l.List, Word: word)).GroupBy(w => w.Word, StringComparer.Ordinal)
            .Select(g => (Word: g.Key, Lists: g.Aggregate(0, (bits, w) => bits | w.List))).ToList();
        all.ForEach(w => filter.Add(w.Word));
        byPair = all.Where(w => w.Word.Length > 1).GroupBy(w => Pair(w.Word[0], w.Word[1])).ToDictionary(g => g.Key, g => g.ToArray());
        singles = all.Where(w => w.Word.Length == 1).ToDictionary(w => w.Word[0], w => w.Lists);
    }

    /// <summary>Every place where a word stands, in order; words may overlap.</summary>
    public List<WordMark> In(string text)
    {
        var found = new List<WordMark>(text.Length / 12);
        for (var at = filter.Next(text, 0); at < text.Length; at = filter.Next(text, at + 1))
        {
            if (filter.IsSingle(text[at]))
                found.Add(new(at, at + 1, singles[text[at]]));
            if (at + 1 >= text.Length || !byPair.TryGetValue(Pair(text[at], text[at + 1]), out var words))
                continue;
            foreach (var (word, lists) in words)
            {
                if (word.Length == 2 || text.AsSpan(at + 2).StartsWith(word.AsSpan(2)))
                    found.Add(new(at, at + word.Length, lists));
            }
        }

        return found;
    }

    private static int Pair(char first, char second) => (first << 16) | second;
}
