using ChipWatch.Extract.Procurement;

namespace ChipWatch.Benchmarks.Training;

/// <summary>One choice to learn from: the options of one document, and which of them are right.</summary>
internal sealed record Choice(string Document, IReadOnlyList<Features> Options, IReadOnlyList<bool> Right)
{
    public bool Decidable => Right.Contains(true);
}

/// <summary>
/// Conditional logistic regression: the right options' share of the document's probability grows. AdaGrad in a fixed order,
/// weights averaged over the later rounds, so that a run on the same documents writes the same file.
/// </summary>
internal sealed class Ranking(int features)
{
    private const int Rounds = 12;
    private const double Rate = 0.1;
    private const double Decay = 4e-3;

    public double[] Train(IReadOnlyList<Choice> choices)
    {
        var (weights, squares, sum) = (new double[features], new double[features], new double[features]);
        Array.Fill(squares, 1e-6);
        var order = choices.Where(c => c.Decidable).OrderBy(c => Fold(c, 1 << 20)).ToArray();
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var choice in order)
                Step(choice, weights, squares);
            if (round < Rounds / 2)
                continue;
            for (var i = 0; i < features; i++)
                sum[i] += weights[i] / (Rounds - (Rounds / 2));
        }

        return sum;
    }

    /// <summary>Each document's scores by weights that its fold had no part in.</summary>
    public IEnumerable<(Choice Choice, double[] Scores)> CrossValidate(IReadOnlyList<Choice> choices, int folds)
    {
        for (var fold = 0; fold < folds; fold++)
        {
            var weights = Train([.. choices.Where(c => Fold(c, folds) != fold)]);
            foreach (var choice in choices.Where(c => Fold(c, folds) == fold))
                yield return (choice, [.. choice.Options.Select(o => Score(o, weights))]);
        }
    }

    /// <summary>The best option when the last, "none", has to win by a margin.</summary>
    public static int Best(double[] scores, double margin) =>
        Enumerable.Range(0, scores.Length).MaxBy(i => i == scores.Length - 1 ? scores[i] - margin : scores[i]);

    private static int Fold(Choice choice, int folds)
    {
        var hash = 2166136261u;
        foreach (var c in choice.Document)
            hash = (hash ^ c) * 16777619;
        return (int)(hash % (uint)folds);
    }

    private static void Step(Choice choice, double[] weights, double[] squares)
    {
        var shares = choice.Options.Select(o => Math.Exp(Score(o, weights))).ToArray();
        var (all, right) = (shares.Sum(), shares.Where((_, i) => choice.Right[i]).Sum());
        var slope = new Dictionary<int, double>();
        for (var i = 0; i < shares.Length; i++)
        {
            var pull = (shares[i] / all) - (choice.Right[i] ? shares[i] / right : 0);
            foreach (var feature in On(choice.Options[i]))
                slope[feature] = slope.GetValueOrDefault(feature) + pull;
        }

        foreach (var (feature, pull) in slope)
        {
            var gradient = pull + (Decay * weights[feature]);
            squares[feature] += gradient * gradient;
            weights[feature] -= Rate * gradient / Math.Sqrt(squares[feature]);
        }
    }

    private static double Score(Features option, double[] weights) => On(option).Sum(f => weights[f]);

    private static IEnumerable<int> On(Features option)
    {
        for (var i = 0; i < option.Bits.Length; i++)
        {
            for (var bits = option.Bits[i]; bits != 0; bits &= bits - 1)
                yield return (i * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits);
        }
    }
}
