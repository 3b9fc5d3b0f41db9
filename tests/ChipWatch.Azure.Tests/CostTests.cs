using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using ChipWatch.Collect;
using ChipWatch.Collect.Http;
using ChipWatch.Collect.State;
using ChipWatch.Doubles;
using ChipWatch.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChipWatch.Azure.Tests;

/// <summary>What collecting costs in storage transactions, counted where they leave the SDK.</summary>
/// <remarks>Queues are the account's: the tests that empty and fill them take turns.</remarks>
[Collection("queues")]
public sealed class CostTests(Azurite azurite)
{
    /// <summary>When the sources' fixtures are of.</summary>
    private static readonly DateTimeOffset Day = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unchanged_poll_writes_one_blob_and_a_new_item_costs_at_most_six_transactions()
    {
        var (log, web, sent, clock) = (new TransactionLog(), new FixtureWeb(), new Outbound(), new ShiftedClock(Day));
        await using var services = Services(azurite.Require(), log, web, sent, clock);
        var catalogue = services.GetRequiredService<SourceCatalogue>();
        var enabled = catalogue.Enabled.ToList();
        // In production infra makes the containers.
        foreach (var container in new[] { Containers.Documents, Containers.Claims })
            await services.GetRequiredService<IBlobStore>().WriteAsync(new(container, "made"), default, cancellation: Stop);
        foreach (var source in enabled)
        {
            web.Show(source, catalogue.ReaderOf(source), clock.GetUtcNow());
            await PollAsync(services, source);
        }

        var (writes, messages, reads, costs) = (0, 0, 0, new List<(string Source, double Cost)>());
        foreach (var source in enabled)
        {
            var items = web.Show(source, catalogue.ReaderOf(source), clock.GetUtcNow());
            log.Clear();
            await PollAsync(services, source);
            var unchanged = log.All;
            Assert.Equal([$"PUT state/sources/{source.Id}.json"], unchanged.Where(t => !t.StartsWith("GET ", StringComparison.Ordinal)));
            (writes, messages, reads) = (writes + 1, messages + unchanged.Count(IsMessage), reads + unchanged.Count - 1);

            // A board of rates makes no claims, but a write to the year's rates.
            if (source.Kind == SourceKind.Rates)
                continue;
            if (items.FirstOrDefault(i => i.Item.PublishedOn is not { } on || on >= DateOnly.FromDateTime(Day.Date).AddDays(-1)) is not { } news)
                continue;
            await ForgetAsync(services, source, DocumentId.Of(source.Id, news.Item.ExternalId));
            sent.Documents.Clear();
            log.Clear();
            await PollAsync(services, source);
            await services.GetRequiredService<DocumentProcessor>().ProcessAsync(Assert.Single(sent.Documents), Stop);
            var used = log.All;
            if (used.FindIndex(t => t.StartsWith("PUT claims/", StringComparison.Ordinal)) is var claims and >= 0)
                costs.Add((source.Id, claims + 1 - unchanged.Count + LedgerShare));
        }

        var (dearest, most) = costs.MaxBy(c => c.Cost);
        TestContext.Current.TestOutputHelper!.WriteLine($"{enabled.Count} sources polled without news: {writes} blob writes (a state each), {messages} queue messages, {reads} reads");
        TestContext.Current.TestOutputHelper!.WriteLine($"a new item up to its claims, at each of {costs.Count} sources: {costs.Average(c => c.Cost):0.00} transactions on average, {most:0.00} at most ({dearest})");
        Assert.Equal(0, messages);
        Assert.InRange(costs.Count, 30, enabled.Count);
        Assert.InRange(most, 5, 6);
    }

    /// <summary>A read and a write of the month's ledger for every batch of entries.</summary>
    private static double LedgerShare => 2.0 / SourceStates.Batch;

    private static bool IsMessage(string transaction) => transaction.StartsWith("POST ", StringComparison.Ordinal);

    /// <summary>As the schedule sends it: in a window of its own.</summary>
    private static async Task PollAsync(IServiceProvider services, Source source)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var outcome = await services.GetRequiredService<Collector>().CollectAsync(new(source.Id) { Window = new(now, now.AddMinutes(1)) }, Stop);
        Assert.True(outcome.Status == WorkStatus.Done, $"{source.Id}: {outcome.Reason}");
    }

    /// <summary>As if the item had been published a moment ago.</summary>
    private static async Task ForgetAsync(IServiceProvider services, Source source, string id)
    {
        var states = services.GetRequiredService<SourceStates>();
        var (state, etag) = await states.LoadAsync(source.Id, Stop);
        await states.SaveAsync(state with { OnList = state.OnList.Where(o => o.Key != id).ToDictionary(), Recent = [.. state.Recent.Where(r => r.Id != id)] }, etag, Stop);
        var store = services.GetRequiredService<IBlobStore>();
        foreach (var entry in state.Recent.Where(r => r.Id == id))
        {
            await store.DeleteAsync(Containers.RawOf(entry.Capture!.Sha256), Stop);
            await store.DeleteAsync(Containers.ClaimsOf(source.Id, entry.Month, id), Stop);
        }
    }

    private static ServiceProvider Services(IConfiguration storage, TransactionLog log, FixtureWeb web, Outbound sent, TimeProvider clock)
    {
        var settings = new ConfigurationBuilder().AddConfiguration(storage).AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ChipWatch:Collect:Contact"] = "ops@example.org",
            ["ChipWatch:Collect:DomainRates:sec.gov"] = "500",
            ["ChipWatch:Digest:From"] = "digest@example.org",
        });
        var all = SourceCatalogue.Load();
        foreach (var key in all.Sources.Select(s => s.Credential?.Setting).OfType<string>())
            settings.AddInMemoryCollection([new($"ChipWatch:Collect:Keys:{key}", "secret")]);
        var configuration = settings.Build();
        return new ServiceCollection().AddLogging()
            .AddSingleton(configuration).AddSingleton<IConfiguration>(configuration).AddSingleton(clock).AddSingleton<IMailer>(new MemoryMailer())
            // A hundredth of the spacing: the shares stay, the test is short.
            .AddSingleton(SourceCatalogue.Of(all.Sources.Select(s => s with { Spacing = s.Spacing / 100 })))
            .AddSingleton(new CollectTransport(() => web))
            .AddAzureStorage(configuration)
            .AddSingleton(provider => new StorageAccounts(provider.GetRequiredService<IOptionsMonitor<StorageAccountOptions>>(), null, watch: log))
            .AddSingleton<AzureWorkQueue>()
            .AddSingleton<IWorkQueue>(provider => sent.Over(provider.GetRequiredService<AzureWorkQueue>()))
            .AddChipWatch(configuration)
            .BuildServiceProvider();
    }

    /// <summary>Every request that leaves for storage, retries too: verb, container and name.</summary>
    private sealed class TransactionLog : HttpPipelineSynchronousPolicy
    {
        private readonly ConcurrentQueue<string> sent = new();

        public List<string> All => [.. sent];

        public void Clear() => sent.Clear();

        public override void OnSendingRequest(HttpMessage message) =>
            sent.Enqueue($"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath.TrimStart('/').Split('/', 2)[1]}");
    }

    /// <summary>The queue of the adapters, with a list of what went to it.</summary>
    private sealed class Outbound : IWorkQueue
    {
        private IWorkQueue? queue;

        public List<DocumentMessage> Documents { get; } = [];

        public Outbound Over(IWorkQueue inner)
        {
            queue = inner;
            return this;
        }

        public Task SendAsync(WorkMessage message, TimeSpan? delay = null, CancellationToken cancellation = default)
        {
            if (message is DocumentMessage document)
                Documents.Add(document);
            return queue!.SendAsync(message, delay, cancellation);
        }
    }

    private sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
    {
        private readonly long began = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(began);
    }
}
