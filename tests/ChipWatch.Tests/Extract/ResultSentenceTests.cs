using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Tests.Extract;

/// <summary>English news sentences of ours, labelled 1 where profit, turnover, sales, volumes or results are said to have risen, fallen or been reported.</summary>
public sealed class ResultSentenceTests
{
    private static readonly Extractor Extractor = new(CompanyRegister.Default);

    [Fact]
    public void Sentences_on_results_are_told_from_other_business_news()
    {
        var file = Path.Combine(Shared.Root, "tests", "ChipWatch.Tests", "Extract", "Sentences", "results.en.tsv");
        var rows = File.ReadLines(file).Where(line => line.Length > 0).Select(line => (Label: line[0] == '1', Text: line[2..])).ToList();
        var wrong = rows.Where(row => Says(row.Text) != row.Label).ToList();
        var missed = wrong.Count(row => row.Label);
        var found = rows.Count(row => row.Label) - missed;
        var f1 = 2.0 * found / (2 * found + wrong.Count);
        Assert.True(f1 >= 0.97, $"F1 {f1:0.000} over {rows.Count} sentences; wrong:\n{string.Join('\n', wrong.Select(row => $"{(row.Label ? "missed" : "false")}: {row.Text}"))}");
    }

    private static bool Says(string text) =>
        Extractor.Extract(new Document { Id = "sentence", Text = text, Language = "en" }).Any(claim => claim is RevenueClaim);
}
