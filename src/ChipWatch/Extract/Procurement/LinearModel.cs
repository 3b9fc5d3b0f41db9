using System.Globalization;

namespace ChipWatch.Extract.Procurement;

/// <summary>
/// What a feature adds to a candidate's score: lines of "weight, tab, feature" in a word list, written by
/// <c>ChipWatch.Benchmarks</c>. A feature "where 词" is true when the word stands in that stretch beside the candidate.
/// </summary>
internal sealed class LinearModel
{
    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly List<float> weights = [];

    private LinearModel(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            index.Add(line[(tab + 1)..], names.Count);
            names.Add(line[(tab + 1)..]);
            weights.Add(float.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture));
        }
    }

    public IReadOnlyList<string> Names => names;

    public static LinearModel Load(string list) => new(Lexicon.Lines(list));

    /// <summary>The feature's number; a feature that code asks for and the list lacks is a mistake in either.</summary>
    public int this[string feature] => index.TryGetValue(feature, out var found) ? found : throw new InvalidOperationException($"no weight for the feature '{feature}'");

    public float Weight(int feature) => weights[feature];

    public Features None() => new(new ulong[(names.Count + 63) / 64]);

    public float Score(Features features)
    {
        var score = 0f;
        for (var i = 0; i < features.Bits.Length; i++)
        {
            for (var bits = features.Bits[i]; bits != 0; bits &= bits - 1)
                score += weights[(i * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits)];
        }

        return score;
    }

    public WordFeatures Words(string where) =>
        new(names.Where(n => n.StartsWith(where + " ", StringComparison.Ordinal)).Select(n => (n[(where.Length + 1)..], index[n])));
}

/// <summary>Which features are true of one candidate.</summary>
internal readonly record struct Features(ulong[] Bits)
{
    public void Add(int feature) => Bits[feature >> 6] |= 1UL << feature;

    public void Add(Features others)
    {
        for (var i = 0; i < Bits.Length; i++)
            Bits[i] |= others.Bits[i];
    }

    public bool Has(int feature) => (Bits[feature >> 6] >> feature & 1) != 0;
}

/// <summary>Words that are features where they stand.</summary>
internal sealed class WordFeatures(IEnumerable<(string Word, int Feature)> words)
{
    private readonly WordIndex<int> index = new(words);

    public void Mark(ReadOnlySpan<char> stretch, Features features)
    {
        foreach (var (_, _, feature) in index.In(stretch))
            features.Add(feature);
    }
}
