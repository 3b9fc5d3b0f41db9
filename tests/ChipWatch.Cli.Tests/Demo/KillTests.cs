using ChipWatch.Cli.Demo;
using ChipWatch.Cli.Host;
using ChipWatch.Cli.Tests.Files;

namespace ChipWatch.Cli.Tests.Demo;

/// <summary>The demo killed at any moment and run again ends as the one that was left alone.</summary>
public sealed class KillTests
{
    /// <summary>Every so many steps: a prime, so that other runs of the suite need not meet the same places only.</summary>
    private const int Stride = 41;

    [Fact]
    public async Task Killed_before_or_after_any_step_and_run_again_the_demo_ends_as_if_it_had_not_been()
    {
        using var alone = new TemporaryFolder();
        var steps = await RunAsync(alone.Path, int.MaxValue, after: false);
        var expected = EndState.Of(alone.Path);
        Assert.InRange(steps, 200, 4000);
        Assert.Single(expected.Keys, k => k.EndsWith(".eml", StringComparison.Ordinal));
        Assert.DoesNotContain(expected.Keys, k => k.StartsWith(".queues/", StringComparison.Ordinal) || k.StartsWith(".tmp/", StringComparison.Ordinal));

        // The last steps write the digest and the site: each of them.
        for (var step = 1; step <= steps; step += step < steps - 12 ? Stride : 1)
            await KillAsync(step, after: step % 2 == 0, expected);
    }

    [Fact]
    public async Task A_second_demo_finds_nothing_new_and_mails_nothing()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder.Path, int.MaxValue, after: false);
        var once = EndState.Of(folder.Path);
        var mailed = File.GetLastWriteTimeUtc(Directory.GetFiles(Path.Combine(folder.Path, "outbox"), "*.eml").Single());
        await RunAsync(folder.Path, int.MaxValue, after: false);
        AssertSame(once, EndState.Of(folder.Path), "run twice");
        Assert.Equal(mailed, File.GetLastWriteTimeUtc(Directory.GetFiles(Path.Combine(folder.Path, "outbox"), "*.eml").Single()));
    }

    private static async Task KillAsync(int step, bool after, SortedDictionary<string, string> expected)
    {
        using var folder = new TemporaryFolder();
        try
        {
            await RunAsync(folder.Path, step, after);
        }
        catch (Exception death) when (death is KilledException or OperationCanceledException)
        {
            // That is the point.
        }

        await RunAsync(folder.Path, int.MaxValue, after: false);
        AssertSame(expected, EndState.Of(folder.Path), $"killed {(after ? "after" : "before")} step {step}");
    }

    private static async Task<int> RunAsync(string folder, int dieAt, bool after)
    {
        using var life = new DyingServices(dieAt, after);
        await using var pipeline = LocalPipeline.Open(DemoCommand.Setup(folder) with { Adjust = life.Adjust });
        await DemoCommand.WorkAsync(pipeline, life.Death);
        return life.Steps;
    }

    private static string FirstDifference(string expected, string actual)
    {
        var at = Math.Max(0, expected.AsSpan().CommonPrefixLength(actual) - 60);
        return $"  {expected[at..Math.Min(expected.Length, at + 200)]}\n  {actual[at..Math.Min(actual.Length, at + 200)]}";
    }

    private static void AssertSame(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual, string when)
    {
        var missing = expected.Keys.Except(actual.Keys, StringComparer.Ordinal).ToList();
        var surplus = actual.Keys.Except(expected.Keys, StringComparer.Ordinal).ToList();
        var other = expected.Where(e => actual.TryGetValue(e.Key, out var now) && now != e.Value).Select(e => $"{e.Key}\n{FirstDifference(e.Value, actual[e.Key])}").ToList();
        Assert.True(missing.Count + surplus.Count + other.Count == 0, $"{when}\nmissing: {string.Join(", ", missing)}\nsurplus: {string.Join(", ", surplus)}\nother: {string.Join('\n', other)}");
    }
}
