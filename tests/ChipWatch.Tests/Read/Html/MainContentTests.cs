using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChipWatch.Doubles;
using ChipWatch.Read;

namespace ChipWatch.Tests.Read.Html;

/// <summary>Main text of 202 real pages against their text by hand: shingles of four words, each page weighing the same.</summary>
public sealed partial class MainContentTests(ITestOutputHelper output)
{
    [Fact]
    public void Main_text_of_real_pages_keeps_its_score()
    {
        var folder = Shared.Require("eval", "articles");
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "gold.json")));
        var reader = new DocumentReader();
        var scores = new Dictionary<string, List<(double? Precision, double? Recall)>>();
        foreach (var page in gold.RootElement.EnumerateObject())
        {
            using var gzip = new GZipStream(File.OpenRead(Path.Combine(folder, "html", page.Name + ".html.gz")), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            gzip.CopyTo(bytes);
            var got = Shingles(reader.Read(new(bytes.ToArray())).Document?.Text ?? "");
            var want = Shingles(page.Value.GetProperty("text").GetString()!);
            var common = want.Sum(s => Math.Min(s.Value, got.GetValueOrDefault(s.Key)));
            int found = got.Values.Sum(), wanted = want.Values.Sum();
            var origin = page.Value.GetProperty("from").GetString()!;
            if (!scores.TryGetValue(origin, out var list))
                scores[origin] = list = [];
            list.Add((found > 0 ? (double)common / found : null, wanted > 0 ? (double)common / wanted : null));
        }

        foreach (var (origin, pages) in scores)
        {
            var precision = pages.Average(p => p.Precision) ?? 0;
            var recall = pages.Average(p => p.Recall) ?? 0;
            var f1 = 2 * precision * recall / (precision + recall);
            output.WriteLine($"{origin}: {pages.Count} pages, precision {precision:0.0000}, recall {recall:0.0000}, F1 {f1:0.0000}");
            Assert.True(f1 >= 0.95, $"{origin}: F1 {f1:0.0000}");
        }
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToArray();
        return Enumerable.Range(0, words.Length == 0 ? 0 : Math.Max(1, words.Length - 3)).Select(i => string.Join(' ', words.Skip(i).Take(4)))
            .GroupBy(s => s, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }

    [GeneratedRegex("\\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
