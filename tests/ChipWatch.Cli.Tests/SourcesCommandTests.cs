using ChipWatch.Cli.Files;
using ChipWatch.Cli.Tests.Files;
using ChipWatch.Collect.Coverage;
using ChipWatch.Collect.State;
using ChipWatch.Sources;

namespace ChipWatch.Cli.Tests;

/// <summary><c>sources</c>: what was covered, what was not, and a code that a script can act on.</summary>
public sealed class SourcesCommandTests : IDisposable
{
    private static readonly string[] Watched = [.. SourceCatalogue.Load().Sources.Where(s => s.Enabled).Select(s => s.Id).Take(3)];
    private readonly TemporaryFolder folder = new();
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task The_table_says_who_answers_who_does_not_and_what_is_missing_of_a_day()
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        await PutAsync(Watched[0], s => s with { LastSuccess = now.AddMinutes(-5), NewestContent = now.AddHours(-2) });
        await PutAsync(Watched[1], s => s with { Problem = new(SourceProblemKind.Blocked, "answered 403 with a block page", now.AddHours(-7)) });
        await PutAsync(Watched[2], s => s with { LastSuccess = now.AddMinutes(-5), NewestContent = now.AddHours(-2), ReconciledDay = day });
        var missing = new CoverageGap("x-1", "A title", GapKind.CaptureMissing, now);
        await Store.WriteJsonAsync(CoverageDay.NameOf(Watched[2], day), new CoverageDay(Watched[2], day) { Declared = 9, Listed = 9, Captured = 8, Read = 7, Gaps = [missing], ComparedWith = ["another"] });

        var run = await CliProcess.RunAsync("sources", "--data", folder.Path);

        Assert.Equal(1, run.Code);
        Assert.Contains(" ok ", Row(run, Watched[0]), StringComparison.Ordinal);
        Assert.Contains(" alarm ", Row(run, Watched[1]), StringComparison.Ordinal);
        Assert.Contains("answered 403 with a block page (since ", Row(run, Watched[1]), StringComparison.Ordinal);
        Assert.Contains(" failing ", Row(run, Watched[2]), StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{day:MM-dd}: 9 listed of 9 declared, 8 captured, 7 read, 1 gaps open"), Text(run), StringComparison.Ordinal);
        Assert.Contains(" off ", Row(run, "hkex-title-search"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_to_be_alarmed_it_ends_well()
    {
        await PutAsync(Watched[0], s => s with { LastSuccess = now.AddMinutes(-5), NewestContent = now.AddHours(-2) });
        Assert.Equal(0, (await CliProcess.RunAsync("sources", "--data", folder.Path)).Code);
    }

    public void Dispose() => folder.Dispose();

    private FileBlobStore Store => new(folder.Path);

    private Task<string?> PutAsync(string source, Func<SourceState, SourceState> state) =>
        Store.WriteAsync(SourceState.NameOf(source), Json.WriteBytes(state(new(source) { LastPoll = now.AddMinutes(-5) })), cancellation: TestContext.Current.CancellationToken);

    private static string Row(CliRun run, string source) => run.Lines.First(l => l.TrimStart().StartsWith(source + " ", StringComparison.Ordinal));

    /// <summary>Remarks run over several lines.</summary>
    private static string Text(CliRun run) => string.Join(' ', string.Join(' ', run.Lines).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
