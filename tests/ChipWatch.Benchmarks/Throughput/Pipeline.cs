using System.Text.Json;
using ChipWatch.Cli.Files;
using ChipWatch.Collect.Http;
using ChipWatch.Doubles;
using ChipWatch.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChipWatch.Benchmarks.Throughput;

/// <summary>The pipeline as the command line runs it, files and all; only names lead to the local site.</summary>
internal sealed class Pipeline : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly FileWorkQueue queue;
    private readonly QueuePump pump;
    private int documents;
    private int failed;

    public Pipeline(string folder, PaperSite site, int sources)
    {
        queue = new(folder, TimeProvider.System);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ChipWatch:Collect:Contact"] = "benchmark@example.org", ["ChipWatch:Digest:From"] = "benchmark@example.org" }).Build();
        services = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<IBlobStore>(new FileBlobStore(folder))
            .AddSingleton<IWorkQueue>(queue)
            .AddSingleton<IMailer>(new MemoryMailer())
            .AddSingleton(SourceCatalogue.Of(Enumerable.Range(0, sources).Select(Source)))
            .AddSingleton(new CollectTransport(() => new SocketsHttpHandler { ConnectCallback = (_, cancellation) => site.DialAsync(cancellation) }))
            .AddChipWatch(configuration)
            .BuildServiceProvider();
        var router = services.GetRequiredService<MessageRouter>();
        pump = new(queue, TimeProvider.System, async (message, cancellation) => Count(message, await router.HandleAsync(message, cancellation)), (name, body, reason, _) => throw new InvalidOperationException($"{name}: {reason}"));
    }

    public int Documents => documents;

    /// <summary>Polls, reads and extracts until nothing is left.</summary>
    public async Task RunAsync(int firstSource, int sources)
    {
        for (var i = 0; i < sources; i++)
            await queue.SendAsync(new CollectMessage(Id(firstSource + i)));
        await pump.RunUntilIdleAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
        if (failed > 0)
            throw new InvalidOperationException($"{failed} messages failed");
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static string Id(int number) => $"paper-{number}";

    private static Source Source(int number) => new()
    {
        Id = Id(number),
        Name = Id(number),
        Kind = SourceKind.News,
        Reader = "json",
        Language = "zh",
        TimeZone = "Asia/Shanghai",
        Hosts = ["paper.example"],
        Url = new($"http://paper.example/list?source={number}"),
        Spacing = TimeSpan.Zero,
        Settings = JsonSerializer.SerializeToElement(new
        {
            rows = "rows",
            total = "total",
            request = new { query = new { page = "{page}" } },
            paging = new { by = "page", size = PaperSite.PageSize, first = 0 },
            item = new { id = "{id}", title = "{title}", link = "/item/{id}", on = new { value = "{day}", formats = new[] { "yyyy-MM-dd" } } },
        }),
    };

    private void Count(WorkMessage message, WorkOutcome outcome)
    {
        if (outcome.Status != WorkStatus.Done)
            Interlocked.Increment(ref failed);
        else if (message is DocumentMessage)
            Interlocked.Increment(ref documents);
    }
}
