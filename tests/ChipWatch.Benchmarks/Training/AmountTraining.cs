using System.Globalization;
using ChipWatch.Extract;
using ChipWatch.Extract.Procurement;
using ChipWatch.Read;
using ChipWatch.Register;

namespace ChipWatch.Benchmarks.Training;

/// <summary>
/// Learns <c>Extract/Procurement/Lexicon/amount.txt</c> from labelled announcements (<c>gold.tsv</c> and <c>html/</c> of
/// eval/contracts; Apache-2.0), those with one record: there the right sum is one value, or none.
/// </summary>
internal static class AmountTraining
{
    private const int Folds = 5;

    /// <param name="folder">Of the labelled announcements.</param>
    /// <param name="weights">The word list to rewrite.</param>
    public static int Run(string folder, string weights, TextWriter output)
    {
        var choices = Read(folder).ToList();
        var ranking = new Ranking(AmountChoice.Weights.Names.Count);
        var (right, claimed, known) = (0, 0, 0);
        foreach (var (choice, chosen) in ranking.CrossValidate(choices, Folds))
        {
            var none = choice.Options.Count - 1;
            known += choice.Right[none] ? 0 : 1;
            claimed += chosen == none ? 0 : 1;
            right += chosen != none && choice.Right[chosen] ? 1 : 0;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{choices.Count} announcements, {Folds} folds: precision {(double)right / claimed:F4}, recall {(double)right / known:F4}"));
        var learnt = ranking.Train(choices);
        File.WriteAllLines(weights, File.ReadLines(weights).TakeWhile(l => l.StartsWith('#')).ToList()
            .Concat(AmountChoice.Weights.Names.Select((n, i) => string.Create(CultureInfo.InvariantCulture, $"{learnt[i]:0.###}\t{n}"))));
        return 0;
    }

    private static IEnumerable<Choice> Read(string folder)
    {
        var reader = new DocumentReader();
        var rows = File.ReadLines(Path.Combine(folder, "gold.tsv")).Skip(1).Select(l => l.Split('\t')).GroupBy(r => r[0]).Where(g => g.Count() == 1);
        foreach (var row in rows.Select(g => g.First()))
        {
            var gold = row.Length > 5 && double.TryParse(row[5], CultureInfo.InvariantCulture, out var sum) ? sum : (double?)null;
            var document = reader.Read(new(File.ReadAllBytes(Path.Combine(folder, "html", row[0] + ".html")))).Document;

            // Below 100,000 the labels have lost their 万.
            if (gold < 100_000 || document is null || ProcurementExtractor.Announcement(new Reading(document, CompanyRegister.Default)) is not { } found)
                continue;
            var options = found.Announcement.Sums();
            var right = options.ConvertAll(o => gold is { } value && Math.Abs(o.Value - value) <= 1e-4 * value);
            yield return new(row[0], [.. options.Select(o => o.Features), AmountChoice.Nothing], [.. right, gold is null]);
        }
    }
}
