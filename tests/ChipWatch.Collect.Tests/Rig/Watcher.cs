using System.Net;
using ChipWatch.Backfill;
using ChipWatch.Collect.Coverage;
using ChipWatch.Collect.Http;
using ChipWatch.Collect.State;
using ChipWatch.Doubles;
using ChipWatch.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Collect.Tests.Rig;

/// <summary>Collecting as in production, down to the connect callback; below it, every name has a public address and every connection leads to the test's server.</summary>
public sealed class Watcher : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Watcher(Site? site, TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? settings = null, MemoryBlobStore? store = null, MemoryWorkQueue? queue = null, HttpMessageHandler? transport = null, Killer? killer = null, params Source[] sources)
    {
        Clock = clock as FakeTimeProvider ?? new(new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero));
        Store = store ?? new(Clock);
        Queue = queue ?? new(Clock);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(clock ?? Clock).AddSingleton<IBlobStore>(killer is null ? Store : killer).AddSingleton<IWorkQueue>(killer is null ? Queue : killer);
        collection.AddSingleton(SourceCatalogue.Of(sources.Length > 0 ? sources : [Source()], Reader));
        collection.AddSingleton(new Network
        {
            Resolve = (host, _) => Task.FromResult(Addresses.GetValueOrDefault(host, [IPAddress.Parse("93.184.215.14")])),
            Dial = (address, cancellation) =>
            {
                Dialled.Add(address);
                return site!.DialAsync(cancellation);
            },
        });
        if (transport is not null)
            collection.AddSingleton(new CollectTransport(() => transport));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ChipWatch:Collect:Contact"] = "ops@example.org",
            ["ChipWatch:Collect:RetryDelay"] = "00:00:00",
        }).AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();
        collection.AddCollect(configuration);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Clock { get; }
    public MemoryBlobStore Store { get; }
    public MemoryWorkQueue Queue { get; }
    public RowsReader Reader { get; } = new();
    public Dictionary<string, IPAddress[]> Addresses { get; } = [];
    public List<IPEndPoint> Dialled { get; } = [];

    public Collector Collector => Get<Collector>();
    public BackfillService Backfills => Get<BackfillService>();
    public IReadOnlyList<DocumentMessage> Documents => [.. Queue.Of<DocumentMessage>()];
    public IReadOnlyList<string> Collected => [.. Documents.Select(d => d.Item.ExternalId)];

    public static Source Source(string id = "rows-source") => new()
    {
        Id = id,
        Name = id,
        Kind = SourceKind.News,
        Reader = "rows",
        Language = "en",
        TimeZone = "Asia/Shanghai",
        Hosts = ["list.example"],
        Url = new("http://list.example/list"),
        Spacing = TimeSpan.Zero,
    };

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public Task<WorkOutcome> PollAsync(string source = "rows-source") => Collector.CollectAsync(new(source), TestContext.Current.CancellationToken);

    public async Task<SourceState> StateAsync(string source = "rows-source") => (await Get<SourceStates>().LoadAsync(source)).State;

    public async Task<SourceHealth> HealthAsync(string source = "rows-source") => (await Get<SourceHealthReader>().ReadAsync()).Single(h => h.Source == source);

    public Task<CoverageDay?> CoverageAsync(DateOnly day, string source = "rows-source") => Get<CoverageLedger>().DayAsync(source, day);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
