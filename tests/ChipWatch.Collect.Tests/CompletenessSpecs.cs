using ChipWatch.Collect.Coverage;
using ChipWatch.Collect.Tests.Rig;
using CsCheck;

namespace ChipWatch.Collect.Tests;

public sealed class CompletenessSpecs
{
    private static readonly DateOnly Day = new(2026, 3, 3);

    [Fact]
    public async Task Any_captures_that_are_deleted_are_as_many_gaps_and_come_back()
    {
        await using var site = await Site.StartAsync();
        var all = Rows.Numbered(1, 24, "2026-03-03").ToList();
        site.Answer = new Rows(all).AnswerAsync;
        await Gen.Bool.Array[24].SampleAsync(async lost =>
        {
            await using var watcher = new Watcher(site);
            await watcher.PollAsync();
            var captures = watcher.Documents.ToDictionary(d => d.Item.ExternalId, d => Containers.RawOf(d.Capture.Sha256), StringComparer.Ordinal);
            var deleted = all.Where((_, i) => lost[i]).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var id in deleted)
                await watcher.Store.DeleteAsync(captures[id]);

            var coverage = await ReconcileAsync(watcher);

            Assert.Equal(deleted, [.. coverage.Gaps.Where(g => g.Kind == GapKind.CaptureMissing).Select(g => g.Title["Title of ".Length..])]);
            Assert.All(coverage.Gaps, g => Assert.NotNull(g.Healed));
            Assert.All(captures.Values, name => Assert.True(watcher.Store.Snapshot().ContainsKey(name)));
            Assert.Equal((24, 24, 24, 0), (coverage.Declared, coverage.Listed, coverage.Captured, coverage.Failed));
        }, iter: 20, threads: 1);
    }

    [Fact]
    public async Task Any_rows_that_the_list_dropped_are_as_many_gaps_and_are_collected()
    {
        await using var site = await Site.StartAsync();
        var all = Rows.Numbered(1, 24, "2026-03-03").ToList();
        await Gen.Bool.Array[24].SampleAsync(async dropped =>
        {
            await using var watcher = new Watcher(site);
            site.Answer = new Rows(all.Where((_, i) => !dropped[i])).AnswerAsync;
            await watcher.PollAsync();
            site.Answer = new Rows(all).AnswerAsync;

            var coverage = await ReconcileAsync(watcher);

            Assert.Equal(all.Where((_, i) => dropped[i]).Select(r => $"Title of {r.Id}").Order(StringComparer.Ordinal), coverage.Gaps.Select(g => g.Title).Order(StringComparer.Ordinal));
            Assert.All(coverage.Gaps, g => Assert.Equal((GapKind.NotListed, true), (g.Kind, g.Healed is not null)));
            Assert.Equal(24, watcher.Collected.Distinct().Count());
            Assert.Equal(24, watcher.Collected.Count);

            var again = await ReconcileAsync(watcher);
            Assert.Equal(24, watcher.Collected.Count);
            Assert.All(again.Gaps, g => Assert.NotNull(g.Healed));
        }, iter: 20, threads: 1);
    }

    [Fact]
    public async Task What_only_the_second_list_has_is_collected_from_there()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 6, "2026-03-03"));
        site.Answer = context => rows.AnswerAsync(context);
        var second = Watcher.Source("mirror") with { Url = new("http://list.example/mirror") };
        await using var watcher = new Watcher(site, sources: [Watcher.Source() with { SecondList = "mirror" }, second]);
        var hidden = rows.All[2];
        rows.All.Remove(hidden);
        await watcher.PollAsync();
        site.Answer = context =>
        {
            var shown = new Rows(context.Request.Path == "/mirror" ? [hidden, .. rows.All] : rows.All);
            return shown.AnswerAsync(context);
        };

        var coverage = await ReconcileAsync(watcher);

        var gap = Assert.Single(coverage.Gaps);
        Assert.Equal((GapKind.OnlyInSecondList, "Title of n4", "collected from mirror"), (gap.Kind, gap.Title, gap.Reason));
        Assert.Equal(["rows-source", "mirror"], coverage.ComparedWith);
        Assert.Equal("mirror", watcher.Documents.Single(d => d.Item.ExternalId == "n4").Item.Source);
    }

    [Fact]
    public async Task What_was_captured_and_never_read_is_sent_again_unless_it_is_known_to_be_unreadable()
    {
        await using var site = await Site.StartAsync();
        site.Answer = new Rows(Rows.Numbered(1, 3, "2026-03-03")).AnswerAsync;
        await using var watcher = new Watcher(site);
        await watcher.PollAsync();
        var documents = watcher.Documents;
        await ClaimAsync(watcher, documents[0]);
        await watcher.Get<CoverageLedger>().FailAsync(documents[1], "the PDF is damaged");
        watcher.Queue.Sent.Clear();
        watcher.Clock.Advance(TimeSpan.FromHours(2));

        var coverage = await ReconcileAsync(watcher);

        Assert.Equal((3, 1, 1), (coverage.Captured, coverage.Read, coverage.Failed));
        Assert.Equal("the PDF is damaged", Assert.Single(coverage.Failures).Reason);
        Assert.Equal(Json.Write(documents[2]), Json.Write(Assert.Single(watcher.Documents)));
        Assert.Equal(GapKind.NotRead, Assert.Single(coverage.Gaps).Kind);

        await ClaimAsync(watcher, documents[2]);
        Assert.Equal(2, (await ReconcileAsync(watcher)).Read);
    }

    [Fact]
    public async Task A_new_item_costs_five_transactions_and_its_share_of_the_ledger()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 5, "2026-03-03"));
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site);
        await watcher.PollAsync();
        var unchanged = await CountAsync(watcher);
        rows.All.Insert(0, new("n6", "2026-03-04"));

        var one = await CountAsync(watcher) - unchanged;
        rows.All.InsertRange(0, Rows.Numbered(7, 100, "2026-03-04"));
        var many = (await CountAsync(watcher) - unchanged) / 100.0;

        // Reading adds three: the capture's read, the document, the claims.
        TestContext.Current.SendDiagnosticMessage($"one new item: {one + 3}, each of a hundred: {many + 3:0.00}");
        Assert.Equal(2, one);
        Assert.InRange(many, 2, 3);
    }

    [Fact]
    public async Task A_host_s_rate_is_bought_by_the_block_and_not_by_the_request()
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 5, "2026-03-03"));
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site, TimeProvider.System, sources: Watcher.Source() with { Spacing = TimeSpan.FromMilliseconds(5) });
        await watcher.PollAsync();
        rows.All.InsertRange(0, Rows.Numbered(6, 100, "2026-03-04"));
        site.Asked.Clear();

        await watcher.PollAsync();

        Assert.InRange(site.Asked.Count, 110, 120);
        Assert.InRange(watcher.Store.Transactions.Count(t => t.Verb == "write" && t.Name.Name.StartsWith("rates/", StringComparison.Ordinal)), 1, 10);
    }

    private static async Task<int> CountAsync(Watcher watcher)
    {
        watcher.Store.Transactions.Clear();
        watcher.Queue.Sent.Clear();
        await watcher.PollAsync();
        return watcher.Store.Transactions.Count + watcher.Queue.Sent.Count;
    }

    private static async Task<CoverageDay> ReconcileAsync(Watcher watcher)
    {
        await watcher.Collector.CollectAsync(new("rows-source") { Reconcile = Day }, TestContext.Current.CancellationToken);
        return (await watcher.CoverageAsync(Day))!;
    }

    private static Task ClaimAsync(Watcher watcher, DocumentMessage message) =>
        watcher.Store.WriteAsync(Containers.ClaimsOf(message.Item.Source, message.Month, DocumentId.Of(message.Item.Source, message.Item.ExternalId)), "{}"u8.ToArray());
}
