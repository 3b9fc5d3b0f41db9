using ChipWatch.Register;

namespace ChipWatch.Extract;

/// <summary>
/// Words looked for all at once, as written, each with what it stands for. <see cref="System.Buffers.SearchValues{T}"/> of strings
/// falls back to an automaton of dictionaries for words that are not ASCII, at ten times the cost of a look-up by two characters.
/// </summary>
internal sealed class WordIndex<T>
{
    private readonly PairFilter filter = new();
    private readonly Dictionary<int, (string Word, T Value)[]> byPair;
    private readonly Dictionary<char, T> singles;

    /// <param name="words">Each once.</param>
    public WordIndex(IEnumerable<(string Word, T Value)> words)
    {
        var all = words.ToList();
        all.ForEach(w => filter.Add(w.Word));
        byPair = all.Where(w => w.Word.Length > 1).GroupBy(w => Pair(w.Word[0], w.Word[1])).ToDictionary(g => g.Key, g => g.ToArray());
        singles = all.Where(w => w.Word.Length == 1).ToDictionary(w => w.Word[0], w => w.Value);
    }

    /// <summary>Every place where a word stands, in order; words may overlap.</summary>
    public Places In(ReadOnlySpan<char> text) => new(this, text);

    private static int Pair(char first, char second) => (first << 16) | second;

    public ref struct Places(WordIndex<T> index, ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> text = text;
        private ReadOnlySpan<(string Word, T Value)> here;
        private int at = -1;

        public (int Start, int End, T Value) Current { get; private set; }

        public readonly Places GetEnumerator() => this;

        public bool MoveNext()
        {
            while (true)
            {
                while (!here.IsEmpty)
                {
                    var (word, value) = here[0];
                    here = here[1..];
                    if (word.Length > 2 && !text[(at + 2)..].StartsWith(word.AsSpan(2)))
                        continue;
                    Current = (at, at + word.Length, value);
                    return true;
                }

                at = index.filter.Next(text, at + 1);
                if (at >= text.Length)
                    return false;
                if (at + 1 < text.Length && index.byPair.TryGetValue(Pair(text[at], text[at + 1]), out var words))
                    here = words;
                if (!index.filter.IsSingle(text[at]))
                    continue;
                Current = (at, at + 1, index.singles[text[at]]);
                return true;
            }
        }
    }
}
