using System.Runtime.CompilerServices;
using System.Text;
using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using ChipWatch.Extract;
using ChipWatch.Read;
using ChipWatch.Register;

namespace ChipWatch.Benchmarks;

/// <summary>Announcements to documents, and on to claims, against AngleSharp's parse of the same bytes.</summary>
[MemoryDiagnoser]
public class ReadingBenchmark
{
    private const int Sample = 198;

    private static readonly byte[][] Announcements = Load();
    private static readonly DocumentReader Reader = new();
    private static readonly Extractor Claims = new(CompanyRegister.Default);
    private static readonly Document[] Documents = [.. Announcements.Select(b => Reader.Read(new(b)).Document!)];

    [Benchmark(Baseline = true)]
    public int Parse()
    {
        var nodes = 0;
        foreach (var bytes in Announcements)
        {
            using var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(bytes));
            nodes += document.ChildNodes.Length;
        }

        return nodes;
    }

    [Benchmark]
    public int Read() => Announcements.Sum(b => Reader.Read(new(b)).Document!.Text.Length);

    [Benchmark]
    public int ReadAndExtract() => Announcements.Sum(b => Claims.Extract(Reader.Read(new(b)).Document!).Count);

    [Benchmark]
    public int Extract() => Documents.Sum(d => Claims.Extract(d).Count);

    public static IEnumerable<Ratio> Ratios()
    {
        var benchmark = new ReadingBenchmark();
        yield return new("read announcements", "AngleSharp parse", benchmark.Read, benchmark.Parse, 1, Announcements.Length, "documents");
        yield return new("read and extract announcements", "AngleSharp parse", benchmark.ReadAndExtract, benchmark.Parse, 2.5, Announcements.Length, "documents");
        yield return new("extract announcements, from text", "AngleSharp parse", benchmark.Extract, benchmark.Parse, null, Announcements.Length, "documents") { Most = TimeSpan.FromMicroseconds(100) };
    }

    /// <summary>Real announcements where they are beside the project, or else our own text in their shape.</summary>
    private static byte[][] Load([CallerFilePath] string here = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "shared", "eval", "contracts", "html"));
        if (Directory.Exists(folder))
            return [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Where((_, i) => i % 5 == 0).Take(Sample).Select(File.ReadAllBytes)];
        var blocks = string.Concat(BenchmarkTexts.Chinese.Split('\n').Select(l => $"<div type=\"content\">\n {l}\n</div>\n"));
        return [.. Enumerable.Repeat(Encoding.UTF8.GetBytes($"<html><body><div title=\"中标公告\">{blocks}</div></body></html>"), Sample)];
    }
}
