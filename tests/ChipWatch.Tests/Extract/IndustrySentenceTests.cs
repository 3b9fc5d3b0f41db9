using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Tests.Extract;

/// <summary>Sentences of ours on capex, deployments, products, policy and market shares, in both languages, and as many that are close to them and say none.</summary>
public sealed class IndustrySentenceTests
{
    private static readonly Extractor Extractor = new(CompanyRegister.Default);

    [Fact]
    public void Each_kind_is_told_from_the_others_and_from_talk()
    {
        var (right, said, expected, wrong) = (0, 0, 0, new List<string>());
        foreach (var row in File.ReadLines(Path.Combine(Shared.Root, "tests", "ChipWatch.Tests", "Extract", "Sentences", "industry.tsv")).Select(line => line.Split('\t')))
        {
            string[] labelled = row[0] == "-" ? [] : [row[0]];
            var kinds = Extractor.Extract(new Document { Id = "sentence", Text = row[2], Language = row[1] }).Where(c => c is not (RevenueClaim or IpoClaim or ProcurementClaim)).Select(c => c.Kind).Distinct().ToList();
            (said, expected, right) = (said + kinds.Count, expected + labelled.Length, right + kinds.Intersect(labelled).Count());
            if (!kinds.SequenceEqual(labelled))
                wrong.Add($"{string.Join(", ", kinds)} for {row[0]}: {row[2]}");
        }

        var f1 = 2.0 * right / (said + expected);
        Assert.True(f1 >= 0.93, $"F1 {f1:0.000}; wrong:\n{string.Join('\n', wrong)}");
        Assert.True((double)right / said >= 0.95, $"precision {(double)right / said:0.000}");
    }
}
