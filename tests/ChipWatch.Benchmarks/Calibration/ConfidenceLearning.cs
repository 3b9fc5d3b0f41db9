using System.Globalization;
using System.Text;
using ChipWatch.Extract.Procurement;
using Trait = ChipWatch.Extract.Procurement.Confidence.Trait;

namespace ChipWatch.Benchmarks.Calibration;

/// <summary>
/// Learns confidence.txt from labelled announcements and news: a logistic regression with a ridge over what can be seen of a
/// claim. Prints the calibration error of folds that were held out, then fits all and writes.
/// </summary>
internal static class ConfidenceLearning
{
    private const int Folds = 5;
    private const int Steps = 3_000;
    private const double Rate = 0.5;
    private const double Ridge = 2;

    private sealed record Example(string Id, ulong Traits, bool Right);

    public static int Run(string weightsFile, TextWriter output)
    {
        List<Example> examples = [.. LabelledSets.Announcements().Select(claim => Of(claim, news: false)), .. LabelledSets.News().Select(claim => Of(claim, news: true))];
        var held = new List<(double Said, bool Right)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit([.. examples.Where(e => Fold(e) != fold)]);
            held.AddRange(examples.Where(e => Fold(e) == fold).Select(e => (Confidence.Of(e.Traits, weights), e.Right)));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{examples.Count} claims, {examples.Count(e => e.Right)} right; held out: expected calibration error {CalibrationTable.Error(held):0.000}"));
        var learned = Fit(examples);
        var lines = new StringBuilder("# learned by tests/ChipWatch.Benchmarks -- learn-confidence; see Confidence.cs\n");
        foreach (var trait in Enum.GetValues<Trait>())
            lines.Append(CultureInfo.InvariantCulture, $"{trait} {learned[(int)trait]:0.00}\n");
        File.WriteAllText(weightsFile, lines.ToString());
        return 0;
    }

    private static Example Of(LabelledClaim claim, bool news) =>
        new(claim.Document.Id, Confidence.Traits((ProcurementClaim)claim.Claim, claim.Document.Text, news, claim.Claims), claim.Right);

    private static double[] Fit(List<Example> examples)
    {
        var weights = new double[Enum.GetValues<Trait>().Length];
        var slope = new double[weights.Length];
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(slope);
            foreach (var example in examples)
            {
                var off = Confidence.Of(example.Traits, weights) - (example.Right ? 1 : 0);
                for (var trait = 0; trait < weights.Length; trait++)
                    slope[trait] += (example.Traits >> trait & 1) * off;
            }

            for (var trait = 0; trait < weights.Length; trait++)
                weights[trait] -= Rate * (slope[trait] + (trait == 0 ? 0 : Ridge * weights[trait])) / examples.Count;
        }

        return weights;
    }

    /// <summary>By document, so that claims of one document are never on both sides; the same on every run.</summary>
    private static int Fold(Example example) => example.Id.Sum(c => c) % Folds;
}
