using ChipWatch.Cli.Tests.Files;

namespace ChipWatch.Cli.Tests.Demo;

/// <summary><c>demo</c> as a person runs it.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => Path.Combine(folder.Path, "demo");

    [Fact]
    public async Task It_tells_what_it_found_what_it_could_not_read_and_where_all_is_and_again_finds_nothing_new()
    {
        var first = await CliProcess.RunAsync("demo", "--data", Data);
        Assert.Equal(0, first.Code);
        Assert.Contains(first.Talk, l => l.Contains("collected sample-shanghai-ipo", StringComparison.Ordinal));

        // One event in several outlets and both languages is one row; a correction shows old and new.
        Row(first, "Cambricon Technologies", "net profit", "CNY 1.038bn", "2025H1");
        Row(first, "Hygon Information Technology", "revenue", "CNY 5.464bn", "2025H1", "+45.21% yoy", "2");
        Row(first, "Nvidia", "revenue", "USD 46.7bn", "FY2026Q2", "3");
        Row(first, "恒坤新材", "approved", "CNY 1.007bn", "2");
        Row(first, "Moore Threads", "under inquiry", "CNY 8bn", "2");
        Row(first, "China Mobile → Baidu", "award", "CNY 1bn", "2");
        Row(first, "SMIC", "revenue (corrected)", "USD 4.46bn", "2025H1");
        Assert.Contains(first.Lines, l => l.Contains("was USD 4.64bn", StringComparison.Ordinal));
        Row(first, "YMTC", "plans a listing (rumour)");

        // The geological period, buses and films are no signals.
        Assert.DoesNotContain("化石", first.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("film", first.Out, StringComparison.OrdinalIgnoreCase);

        Assert.Contains(first.Lines, l => l.StartsWith("not read", StringComparison.Ordinal) && l.Contains("404", StringComparison.Ordinal));
        Assert.Contains(first.Lines, l => l.StartsWith("not read", StringComparison.Ordinal) && l.Contains("the PDF breaks off", StringComparison.Ordinal));
        foreach (var what in new[] { "digest", "as mail", "site" })
            Assert.True(File.Exists(Line(first, what)), what);
        Assert.True(Directory.Exists(Line(first, "blobs")));
        Assert.Contains("8 sources, 44 new documents", first.Out, StringComparison.Ordinal);
        Assert.Contains("1 new mail", first.Out, StringComparison.Ordinal);

        var second = await CliProcess.RunAsync("demo", "--data", Data);
        Assert.Contains("0 new documents", second.Out, StringComparison.Ordinal);
        Assert.Contains("0 new mails", second.Out, StringComparison.Ordinal);
        Assert.Equal(Table(first), Table(second));

        var fresh = await CliProcess.RunAsync("demo", "--fresh", "--data", Data);
        Assert.Contains("44 new documents", fresh.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_is_killed_is_made_up_for_by_the_next_and_two_at_once_do_not_disturb_each_other()
    {
        var alone = Path.Combine(folder.Path, "alone");
        await CliProcess.RunAsync("demo", "--data", alone);

        using (var killed = CliProcess.Start(new Dictionary<string, string>(), "demo", "--data", Data))
        {
            // Killed in the midst of its work: when the first documents are there.
            while (!killed.HasExited && !(Directory.Exists(Path.Combine(Data, Containers.Claims)) && Directory.EnumerateFiles(Path.Combine(Data, Containers.Claims), "*.json", SearchOption.AllDirectories).Skip(5).Any()))
                await Task.Delay(20, TestContext.Current.CancellationToken);
            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(0, killed.ExitCode);
        }

        var both = await Task.WhenAll(CliProcess.RunAsync("demo", "--data", Data), CliProcess.RunAsync("demo", "--data", Data));
        Assert.Contains(both, r => r.Code == 0);
        foreach (var refused in both.Where(r => r.Code != 0))
            Assert.Contains("another chipwatch works in", Assert.Single(refused.Talk), StringComparison.Ordinal);
        var (expected, actual) = (EndState.Of(alone), EndState.Of(Data));
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, e => Assert.Equal(e.Value, actual[e.Key]));
    }

    [Fact]
    public async Task The_other_commands_work_on_what_it_left()
    {
        await CliProcess.RunAsync("demo", "--data", Data);
        var sources = Path.Combine(AppContext.BaseDirectory, "Demo", "Samples", "sources");
        var replay = await CliProcess.RunAsync("replay", "--diff", "--data", Data);
        Assert.Equal((0, "44 documents, 0 would change"), (replay.Code, replay.Out.Trim()));
        var preview = await CliProcess.RunAsync("digest", "--preview", "demo", "--data", Data);
        Assert.Equal(0, preview.Code);
        Assert.Contains("ChipWatch digest", preview.Out, StringComparison.Ordinal);
        var health = await CliProcess.RunAsync("sources", "--jsonl", "--sources", sources, "--data", Data);
        Assert.Contains(health.Lines, l => l.Contains("\"source\":\"sample-tenders\"", StringComparison.Ordinal) && l.Contains("\"lastSuccess\"", StringComparison.Ordinal));
    }

    private static void Row(CliRun run, params string[] cells) =>
        Assert.Contains(run.Lines, l => cells.All(c => l.Contains(c, StringComparison.Ordinal)));

    private static string Line(CliRun run, string start) => run.Lines.Single(l => l.StartsWith(start + " ", StringComparison.Ordinal))[start.Length..].Trim();

    private static IEnumerable<string> Table(CliRun run) => run.Lines.TakeWhile(l => !l.StartsWith("not read", StringComparison.Ordinal));

    public void Dispose() => folder.Dispose();
}
