using System.Globalization;
using ChipWatch.Extract.Procurement;

namespace ChipWatch.Benchmarks.Training;

/// <summary>Learns <c>Extract/Procurement/Lexicon/amount.txt</c> from <see cref="LabelledAnnouncements"/>.</summary>
internal static class AmountTraining
{
    private const int Folds = 5;
    private static readonly double[] Margins = [-1, -0.5, 0, 0.5, 1, 2];

    /// <param name="folder">Of the labelled announcements.</param>
    /// <param name="weights">The word list to rewrite.</param>
    public static int Run(string folder, string weights, TextWriter output)
    {
        var choices = Read(folder).ToList();
        var ranking = new Ranking(AmountChoice.Weights.Names.Count);
        var held = ranking.CrossValidate(choices, Folds).ToList();
        foreach (var margin in Margins)
        {
            var (right, claimed, known) = (0, 0, 0);
            foreach (var (choice, scores) in held)
            {
                var (chosen, none) = (Ranking.Best(scores, margin), scores.Length - 1);
                known += choice.Right[none] ? 0 : 1;
                claimed += chosen == none ? 0 : 1;
                right += chosen != none && choice.Right[chosen] ? 1 : 0;
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{choices.Count} announcements, {Folds} folds, margin {margin}: precision {(double)right / claimed:F4}, recall {(double)right / known:F4}, F1 {2.0 * right / (claimed + known):F4}"));
        }

        var learnt = ranking.Train(choices);
        LabelledAnnouncements.Write(weights, AmountChoice.Weights.Names, learnt);
        return 0;
    }

    private static IEnumerable<Choice> Read(string folder)
    {
        foreach (var (id, announcement, _, labels) in LabelledAnnouncements.Read(folder))
        {
            // Below 100,000 the labels have lost their 万.
            if (labels.Amount < 100_000)
                continue;
            var options = announcement.Sums();
            var right = options.ConvertAll(o => labels.Amount is { } value && Math.Abs(o.Value - value) <= 1e-4 * value);
            yield return new(id, [.. options.Select(o => o.Features), AmountChoice.Nothing], [.. right, labels.Amount is null]);
        }
    }
}
