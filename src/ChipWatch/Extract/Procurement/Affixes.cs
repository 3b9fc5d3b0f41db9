using ChipWatch.Register;

namespace ChipWatch.Extract.Procurement;

/// <summary>
/// A string of a model that ends, or begins, with one character. The character beside that one and the length tell nearly all
/// apart before the string itself is looked at.
/// </summary>
internal readonly record struct Affix(string Word, int Length, char Next, int Feature)
{
    public bool EndsAt(string text, int place) =>
        Length == 1 || (place >= Length && text[place - 2] == Next && (Length == 2 || text.AsSpan(place - Length, Length - 2).SequenceEqual(Word.AsSpan(0, Length - 2))));

    public bool BeginsAt(string text, int place) =>
        Length == 1 || (place + Length <= text.Length && text[place + 1] == Next && (Length == 2 || text.AsSpan(place + 2, Length - 2).SequenceEqual(Word.AsSpan(2))));
}

/// <summary>What one character may tell of a name that stands beside it: the strings of <see cref="ProjectModel"/> that end or begin with it, and marks.</summary>
internal sealed class Affixes
{
    private const string BeforeNames = "为是在的由:就,。;\n“《(、.了与和认)";
    private const string NeverFirst = ",。;:、)\n” 》的\t";
    private const string Bounding = "。;\n()“”《》,";
    private static readonly string[] WordsBeforeNames = ["中标", "成交", "中选", "关于", "参与", "参加", "收到", "获得", "承建", "承接", "签订", "签署", "确定", "公司", "投标"];

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

    /// <summary>A name may begin behind it, or behind it and one of these before it.</summary>
    public bool BeforeName { get; private init; }
    public string BeforeNameWith { get; private init; } = "";

    /// <summary>It ends a sentence or a clause, or opens or closes a bracket.</summary>
    public bool Bounds { get; private init; }

    /// <summary>Every character's.</summary>
    public sealed class Table
    {
        private readonly byte[] slots = new byte[char.MaxValue + 1];
        private readonly Affixes[] all;

        public Table(LinearModel model)
        {
            var (behind, ends, holds, opens, ahead) = (ByEnd(model, "behind"), ByEnd(model, "ends"), ByEnd(model, "holds"), ByBeginning(model, "opens"), ByBeginning(model, "ahead"));
            var with = WordsBeforeNames.ToLookup(w => w[1], w => w[0]);
            var found = new List<Affixes> { new() };
            foreach (var c in new[] { behind, ends, holds, opens, ahead }.SelectMany(l => l).Select(g => g.Key).Concat(with.Select(g => g.Key)).Concat(Affixes.BeforeNames + Bounding).Distinct())
            {
                slots[c] = checked((byte)found.Count);
                found.Add(new()
                {
                    Behind = [.. behind[c]], Ends = [.. ends[c]], Holds = [.. holds[c]], Opens = [.. opens[c]], Ahead = [.. ahead[c]],
                    BeforeName = Affixes.BeforeNames.Contains(c, StringComparison.Ordinal), BeforeNameWith = string.Concat(with[c]),
                    Bounds = Bounding.Contains(c, StringComparison.Ordinal),
                });
            }

            all = [.. found];
        }

        public Affixes this[char c] => all[slots[c]];

        public IReadOnlyList<Affixes> All => all;

        /// <summary>The last characters of what a name may begin behind, as far as they fit.</summary>
        public static char[] Before(Func<char, bool> fits) => [.. Affixes.BeforeNames.Concat(WordsBeforeNames.Select(w => w[1])).Where(fits)];

        /// <summary>What no name begins with.</summary>
        public CharacterSet NeverFirst { get; } = new(Affixes.NeverFirst);

        /// <summary>Where names end, what stands in them, and what bounds them.</summary>
        public IEnumerable<string> Telling => all.SelectMany(a => a.Ends.Concat(a.Holds)).Select(a => a.Word).Concat(Bounding.Select(c => c.ToString()));

        private static ILookup<char, Affix> ByEnd(LinearModel model, string where) =>
            Listed(model, where).ToLookup(w => w.Word[^1], w => new Affix(w.Word, w.Word.Length, w.Word.Length > 1 ? w.Word[^2] : '\0', w.Feature));

        private static ILookup<char, Affix> ByBeginning(LinearModel model, string where) =>
            Listed(model, where).ToLookup(w => w.Word[0], w => new Affix(w.Word, w.Word.Length, w.Word.Length > 1 ? w.Word[1] : '\0', w.Feature));

        /// <summary>Longest first; ¶ is a line's end.</summary>
        private static IEnumerable<(string Word, int Feature)> Listed(LinearModel model, string where) =>
            model.Names.Where(n => n.StartsWith(where + " ", StringComparison.Ordinal)).Select(n => (Word: n[(where.Length + 1)..].Replace('¶', '\n'), Feature: model[n])).OrderByDescending(w => w.Word.Length);
    }
}
