using ChipWatch.Backfill;
using ChipWatch.Collect.State;
using ChipWatch.Collect.Tests.Rig;
using ChipWatch.Doubles;

namespace ChipWatch.Collect.Tests;

/// <summary>Killed before or after any single write or send, and run again: the end is that of an undisturbed run.</summary>
public sealed class CrashSpecs
{
    [Fact]
    public async Task A_poll_that_dies_at_any_step_and_runs_again_ends_as_if_it_had_not()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 12, "2026-03-03")).AnswerAsync;
        await AnyStepAsync(site, watcher => watcher.PollAsync());
    }

    [Fact]
    public async Task A_backfill_that_dies_at_any_step_and_runs_again_ends_as_if_it_had_not()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows([.. Rows.Numbered(1, 6, "2026-02-20"), .. Rows.Numbered(7, 6, "2026-01-15")]).AnswerAsync;
        await AnyStepAsync(site, async watcher =>
        {
            await watcher.Backfills.StartAsync(new("rows-source", new(2026, 1, 14), new(2026, 2, 20)), TestContext.Current.CancellationToken);
            await BackfillSpecs.DrainAsync(watcher);
        });
    }

    private static async Task AnyStepAsync(Site site, Func<Watcher, Task> work)
    {
        var (expected, steps) = await RunAsync(site, work, int.MaxValue, after: false);
        Assert.InRange(steps, 10, 500);
        for (var step = 0; step < steps; step++)
        {
            Assert.Equal(expected, (await RunAsync(site, work, step, after: false)).End);
            Assert.Equal(expected, (await RunAsync(site, work, step + 1, after: true)).End);
        }
    }

    private static async Task<(string End, int Steps)> RunAsync(Site site, Func<Watcher, Task> work, int kill, bool after)
    {
        var (store, queue) = (new MemoryBlobStore(), new MemoryWorkQueue());
        var killer = new Killer(store, queue) { Steps = kill, AfterTheStep = after };
        await using (var first = new Watcher(site, store: store, queue: queue, killer: killer))
        {
            try
            {
                await work(first);
            }
            catch (KilledException)
            {
                // That is the point.
            }
        }

        var steps = kill - killer.Steps;
        await using var second = new Watcher(site, store: store, queue: queue);
        await work(second);
        return (await EndAsync(second), steps);
    }

    /// <summary>Everything that is kept: raw names, what the ledger knows, which documents were asked for under which month.</summary>
    private static async Task<string> EndAsync(Watcher watcher)
    {
        var state = await watcher.StateAsync();
        var ledger = new List<string>();
        foreach (var month in new[] { "2026-01", "2026-02", "2026-03" })
            ledger.AddRange((await watcher.Get<SourceStates>().EntriesAsync(state, month)).Values.Select(e => $"{e.Item.ExternalId} {e.Month} {e.Revision} {e.Capture?.Sha256}"));
        var raw = watcher.Store.Snapshot().Keys.Where(n => n.Container == Containers.Raw).Select(n => n.Name);
        var sent = watcher.Documents.Select(d => $"{d.Item.ExternalId} {d.Month} {d.Revision} {d.Backfill} {d.Capture.Sha256}").Distinct(StringComparer.Ordinal);
        return string.Join('\n', [.. ledger.Order(StringComparer.Ordinal), .. raw.Order(StringComparer.Ordinal), .. sent.Order(StringComparer.Ordinal), $"open {state.Open.Count}"]);
    }
}
