using System.Buffers;
using BenchmarkDotNet.Attributes;
using ChipWatch.Extract.Figures;

namespace ChipWatch.Benchmarks;

/// <summary>The figure reader against one vectorised scan for what figures begin with.</summary>
[MemoryDiagnoser]
public class FigureReaderBenchmark
{
    private static readonly SearchValues<char> DigitsAndUnits =
        SearchValues.Create("0123456789０１２３４５６７８９零一二三四五六七八九十百千万亿元年月日%％$¥￥台张片");

    private static readonly DateOnly Published = new(2025, 11, 20);
    private string text = "";

    [Params("chinese", "english", "mixed x100", "adversarial")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Choose() => text = Text switch
    {
        "chinese" => BenchmarkTexts.Chinese,
        "english" => BenchmarkTexts.English,
        "mixed x100" => BenchmarkTexts.Times(BenchmarkTexts.Mixed, 100),
        _ => BenchmarkTexts.Adversarial(100_000),
    };

    [Benchmark]
    public int Read() => FigureReader.Read(text, Published).Count;

    [Benchmark(Baseline = true)]
    public int Scan() => Scan(text);

    public static IEnumerable<Ratio> Ratios()
    {
        const double Limit = 15;
        yield return Over("figures, Chinese announcement", BenchmarkTexts.Chinese, Limit);
        yield return Over("figures, English news", BenchmarkTexts.English, Limit);
        yield return Over("figures, both", BenchmarkTexts.Mixed, Limit);
        yield return Over("figures, both x10", BenchmarkTexts.Times(BenchmarkTexts.Mixed, 10), Limit);
        yield return Over("figures, both x100", BenchmarkTexts.Times(BenchmarkTexts.Mixed, 100), Limit);
        yield return Over("figures, adversarial 1,000", BenchmarkTexts.Adversarial(1_000), null);
        foreach (var length in new[] { 10_000, 100_000 })
        {
            var (one, many) = (BenchmarkTexts.Adversarial(1_000), BenchmarkTexts.Adversarial(length));
            yield return new($"figures, adversarial {length:n0}", "adversarial 1,000, by the character", () => FigureReader.Read(many, Published).Count, () => FigureReader.Read(one, Published).Count, 1.5, length) { FloorUnits = 1_000 };
        }
    }

    private static Ratio Over(string subject, string text, double? limit) =>
        new(subject, "SearchValues: digits and units", () => FigureReader.Read(text, Published).Count, () => Scan(text), limit, text.Length);

    private static int Scan(ReadOnlySpan<char> text)
    {
        var hits = 0;
        for (var next = text.IndexOfAny(DigitsAndUnits); next >= 0; next = text.IndexOfAny(DigitsAndUnits))
        {
            hits++;
            text = text[(next + 1)..];
        }

        return hits;
    }
}
