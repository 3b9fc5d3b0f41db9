namespace ChipWatch.Extract.Procurement;

/// <summary>A string of a model that ends, or begins, with one character; <paramref name="Next"/> is the character beside that one.</summary>
internal readonly record struct Affix(string Word, char Next, int Feature)
{
    public bool EndsAt(string text, int place) =>
        Word.Length == 1 || (place >= Word.Length && text[place - 2] == Next && (Word.Length == 2 || text.AsSpan(place - Word.Length, Word.Length - 2).SequenceEqual(Word.AsSpan(0, Word.Length - 2))));

    public bool BeginsAt(string text, int place) =>
        Word.Length == 1 || (place + Word.Length <= text.Length && text[place + 1] == Next && (Word.Length == 2 || text.AsSpan(place + 2, Word.Length - 2).SequenceEqual(Word.AsSpan(2))));
}

/// <summary>The features of <see cref="ProjectModel"/> that are strings, by the character they end or begin with.</summary>
internal sealed class Affixes
{
    private Affixes()
    {
    }

    /// <summary>End right before a name.</summary>
    public Affix[] Behind { get; private init; } = [];

    /// <summary>End a name.</summary>
    public Affix[] Ends { get; private init; } = [];

    /// <summary>Stand in a name; kept by their end.</summary>
    public Affix[] Holds { get; private init; } = [];

    /// <summary>Begin a name.</summary>
    public Affix[] Opens { get; private init; } = [];

    /// <summary>Begin right behind a name.</summary>
    public Affix[] Ahead { get; private init; } = [];

    /// <summary>Every character's strings.</summary>
    public sealed class Table
    {
        private readonly byte[] slots = new byte[char.MaxValue + 1];
        private readonly List<Affixes> all = [new()];

        public Table(LinearModel model)
        {
            var (behind, ends, holds, opens, ahead) = (ByEnd(model, "behind"), ByEnd(model, "ends"), ByEnd(model, "holds"), ByBeginning(model, "opens"), ByBeginning(model, "ahead"));
            foreach (var c in new[] { behind, ends, holds, opens, ahead }.SelectMany(l => l).Select(g => g.Key).Distinct())
            {
                slots[c] = checked((byte)all.Count);
                all.Add(new() { Behind = [.. behind[c]], Ends = [.. ends[c]], Holds = [.. holds[c]], Opens = [.. opens[c]], Ahead = [.. ahead[c]] });
            }
        }

        public Affixes this[char c] => all[slots[c]];

        /// <summary>What may end a name, or stand in one.</summary>
        public IEnumerable<string> Within => all.SelectMany(a => a.Ends.Concat(a.Holds)).Select(a => a.Word);

        private static ILookup<char, Affix> ByEnd(LinearModel model, string where) =>
            Listed(model, where).ToLookup(w => w.Word[^1], w => new Affix(w.Word, w.Word.Length > 1 ? w.Word[^2] : '\0', w.Feature));

        private static ILookup<char, Affix> ByBeginning(LinearModel model, string where) =>
            Listed(model, where).ToLookup(w => w.Word[0], w => new Affix(w.Word, w.Word.Length > 1 ? w.Word[1] : '\0', w.Feature));

        /// <summary>Longest first; ¶ is a line's end.</summary>
        private static IEnumerable<(string Word, int Feature)> Listed(LinearModel model, string where) =>
            model.Names.Where(n => n.StartsWith(where + " ", StringComparison.Ordinal)).Select(n => (Word: n[(where.Length + 1)..].Replace('¶', '\n'), Feature: model[n])).OrderByDescending(w => w.Word.Length);
    }
}
