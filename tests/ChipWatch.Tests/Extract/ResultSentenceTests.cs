using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Tests.Extract;

/// <summary>News sentences of ours, labelled 1 where profit, turnover, sales, volumes or results are said to have risen, fallen or been reported.</summary>
public sealed class ResultSentenceTests
{
    private static readonly Extractor Extractor = new(CompanyRegister.Default);

    [Theory]
    [InlineData("results.en.tsv", 0.97)]
    [InlineData("wires.en.tsv", 0.88)]
    [InlineData("prose.en.tsv", 0.93)]
    [InlineData("results.zh.tsv", 0.93)]
    public void Sentences_on_results_are_told_from_other_business_news(string name, double floor)
    {
        var file = Path.Combine(Shared.Root, "tests", "ChipWatch.Tests", "Extract", "Sentences", name);
        var rows = File.ReadLines(file).Where(line => line.Length > 0).Select(line => line.Split('\t')).Select(row => (Label: row[0] == "1", Text: row[1])).ToList();
        var wrong = rows.Where(row => Says(row.Text, name.Split('.')[1]) != row.Label).ToList();
        var missed = wrong.Count(row => row.Label);
        var found = rows.Count(row => row.Label) - missed;
        var f1 = 2.0 * found / (2 * found + wrong.Count);
        Assert.True(f1 >= floor, $"F1 {f1:0.000} over {rows.Count} sentences; wrong:\n{string.Join('\n', wrong.Select(row => $"{(row.Label ? "missed" : "false")}: {row.Text}"))}");
    }

    private static bool Says(string text, string language) =>
        Extractor.Extract(new Document { Id = "sentence", Text = text, Language = language }).Any(claim => claim is RevenueClaim);
}
