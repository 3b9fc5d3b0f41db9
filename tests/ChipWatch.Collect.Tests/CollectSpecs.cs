using ChipWatch.Collect.Tests.Rig;

namespace ChipWatch.Collect.Tests;

public sealed class CollectSpecs
{
    [Fact]
    public async Task A_first_poll_captures_every_listed_item_and_sends_it_on_oldest_first()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 3, "2026-03-03")).AnswerAsync;
        await using var watcher = new Watcher(site);

        var outcome = await watcher.PollAsync();

        Assert.Equal(WorkOutcome.Done, outcome);
        Assert.Equal(["n1", "n2", "n3"], watcher.Collected);
        Assert.All(watcher.Documents, d => Assert.Equal("2026-03", d.Month));
        Assert.All(watcher.Documents, d => Assert.True(watcher.Store.Snapshot().ContainsKey(Containers.RawOf(d.Capture.Sha256))));
    }

    [Fact]
    public async Task An_unchanged_poll_writes_one_state_blob_and_sends_nothing()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 3, "2026-03-03")).AnswerAsync;
        await using var watcher = new Watcher(site);
        await watcher.PollAsync();
        watcher.Store.Transactions.Clear();
        watcher.Queue.Sent.Clear();

        await watcher.PollAsync();

        Assert.Equal(["state/sources/rows-source.json"], watcher.Store.Transactions.Where(t => t.Verb == "write").Select(t => t.Name.ToString()));
        Assert.Empty(watcher.Queue.Sent);
    }
}
