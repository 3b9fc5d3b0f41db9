using System.IO.Compression;
using System.Text.Json;
using ChipWatch.Cli.Tests.Files;

namespace ChipWatch.Cli.Tests;

/// <summary><c>read</c> and <c>extract</c>: data on stdout in input order, talk on stderr, failures as lines.</summary>
public sealed class DocumentCommandTests : IDisposable
{
    private const string Claim = "寒武纪2025年上半年实现营业收入28.81亿元，同比增长4347.82%。";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Output_order_is_input_order_whatever_is_faster()
    {
        // The first files are the longest: they are ready last.
        for (var i = 0; i < 120; i++)
            Put($"{i:000}.txt", string.Concat(Enumerable.Repeat(Claim + "\n", 400 / (i + 1))));
        var run = await CliProcess.RunAsync("extract", folder.Path, "--jsonl");
        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"{i:000}"), run.Lines.Select(l => Field(l, "id")));
    }

    [Fact]
    public async Task Packed_and_plain_files_and_lines_are_read_and_what_cannot_be_is_a_line_with_its_reason()
    {
        Put("a.txt", Claim);
        await using (var packed = new GZipStream(File.Create(Path.Combine(folder.Path, "b.html.gz")), CompressionLevel.Fastest))
            await packed.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"<html><body><p>{Claim}</p></body></html>"), TestContext.Current.CancellationToken);
        Put("c.jsonl", $$"""{"id":"c-1","text":"{{Claim}}"}""" + "\n\n{broken\n" + $$"""{"id":"c-2","content":"{{Claim}}"}""" + "\n");
        Put("d.pdf", "%PDF-1.4 nothing more");
        Put("e.jsonl.gz", "no gzip");
        Put("f.doc", "not read at all");

        var run = await CliProcess.RunAsync("extract", folder.Path, "--jsonl");

        Assert.Equal(1, run.Code);
        Assert.Equal(["a", "b", "c-1", "c:3", "c-2", "d", "e"], run.Lines.Select(l => Field(l, "id")));
        Assert.Equal([true, true, true, false, true, false, false], run.Lines.Select(l => Field(l, "error") is null));
        Assert.All(run.Lines.Where(l => Field(l, "error") is null), l => Assert.Contains("2881000000", l, StringComparison.Ordinal));
        Assert.Equal("chipwatch: 3 of 7 could not be read", Assert.Single(run.Talk));
    }

    [Fact]
    public async Task A_text_files_offsets_hold_in_the_file()
    {
        Put("a.txt", "\r\n" + Claim + "\r\n");
        var run = await CliProcess.RunAsync("extract", Path.Combine(folder.Path, "a.txt"), "--jsonl");
        using var line = JsonDocument.Parse(run.Lines[0]);
        var text = (await File.ReadAllTextAsync(Path.Combine(folder.Path, "a.txt"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var evidence = line.RootElement.GetProperty("claims").EnumerateArray().SelectMany(c => c.GetProperty("evidence").EnumerateArray()).ToList();
        Assert.NotEmpty(evidence);
        Assert.All(evidence, e => Assert.Equal(e.GetProperty("quote").GetString(), text[e.GetProperty("start").GetInt32()..e.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task For_a_reader_the_text_or_the_claims_in_words()
    {
        Put("a.txt", Claim);
        var read = await CliProcess.RunAsync("read", folder.Path);
        Assert.Contains(Claim, read.Out, StringComparison.Ordinal);
        var extract = await CliProcess.RunAsync("extract", folder.Path);
        Assert.Contains("28.81亿元", extract.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', extract.Out);
    }

    [Fact]
    public async Task A_folder_without_anything_to_read_is_said()
    {
        var run = await CliProcess.RunAsync("read", folder.Path, "--jsonl");
        Assert.Equal((0, ""), (run.Code, run.Out));
        Assert.Contains("nothing to read in", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_the_work_without_a_word()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs bash");
        for (var i = 0; i < 400; i++)
            Put($"{i:000}.txt", string.Concat(Enumerable.Repeat(Claim + "\n", 60)));
        var run = await CliProcess.ShellAsync($"chipwatch extract '{folder.Path}' --jsonl | head -n 1 | cut -c1-20; echo ${{PIPESTATUS[0]}}");
        Assert.Equal(["""{"id":"000","languag""", "1"], run.Lines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_full_disk_under_the_output_is_one_line()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        Put("a.txt", Claim);
        var run = await CliProcess.ShellAsync($"chipwatch extract '{folder.Path}' --jsonl > /dev/full; echo $?");
        Assert.Equal("1", run.Out.Trim());
        Assert.Contains("No space left", Assert.Single(run.Talk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_into_one_file_follow_each_other()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs bash");
        Put("a.txt", Claim);
        Put("b.txt", Claim);
        var to = Path.Combine(folder.Path, "out");
        await CliProcess.ShellAsync($"( chipwatch read '{folder.Path}/a.txt' --jsonl; chipwatch read '{folder.Path}/b.txt' --jsonl ) > '{to}'");
        Assert.Equal(["a", "b"], (await File.ReadAllLinesAsync(to, TestContext.Current.CancellationToken)).Select(l => Field(l, "id")));
    }

    private void Put(string name, string content) => File.WriteAllText(Path.Combine(folder.Path, name), content);

    private static string? Field(string line, string name)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    public void Dispose() => folder.Dispose();
}
