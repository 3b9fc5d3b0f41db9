using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Benchmarks;

/// <summary>Extraction by the character as the text grows: what it costs more than at one length's cost is what is not linear.</summary>
public static class ScalingBenchmark
{
    /// <summary>Caches and longer lists may cost a little more by the character; anything quadratic costs a hundred times.</summary>
    private const double Limit = 2;

    private static readonly Extractor Claims = new(CompanyRegister.Default);

    public static IEnumerable<Ratio> Ratios()
    {
        foreach (var (name, text) in (IEnumerable<(string, string)>)[("announcement", BenchmarkTexts.Chinese), ("English news", BenchmarkTexts.English), ("adversarial", BenchmarkTexts.Adversarial(1_200)), ("brackets and quotes", Times(BenchmarkTexts.Brackets, 1_200)), ("triggers and names", Times(BenchmarkTexts.Triggers, 1_200)), ("clauses without a stop", Times(BenchmarkTexts.Clauses, 1_200))])
        {
            foreach (var times in new[] { 10, 100 })
                yield return Over($"extract {name} x{times}", name + " x1, by the character", text, times);
        }

        foreach (var times in new[] { 10, 100 })
            yield return Over($"extract list of awards x{times}", "list of 20 awards, by the character", Of(BenchmarkTexts.Awards(20)), Of(BenchmarkTexts.Awards(20 * times)));
    }

    private static Ratio Over(string subject, string floor, string text, int times) => Over(subject, floor, Of(text), Of(BenchmarkTexts.Times(text + "\n", times)));

    private static Ratio Over(string subject, string floor, Document one, Document many) =>
        new(subject, floor, () => Claims.Extract(many).Count, () => Claims.Extract(one).Count, Limit, many.Text.Length) { FloorUnits = one.Text.Length };

    private static string Times(string piece, int length) => BenchmarkTexts.Times(piece, length / piece.Length + 1);

    private static Document Of(string text) =>
        new() { Id = "1", Text = text, Language = text.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh" : "en", PublishedOn = new(2025, 11, 20) };
}
