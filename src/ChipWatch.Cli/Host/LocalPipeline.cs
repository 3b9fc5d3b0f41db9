using ChipWatch.Azure;
using ChipWatch.Backfill;
using ChipWatch.Cli.Files;
using ChipWatch.Collect;
using ChipWatch.Collect.Http;
using ChipWatch.Register;
using ChipWatch.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChipWatch.Cli.Host;

/// <summary>What one machine's pipeline is made of; null is the usual.</summary>
internal sealed record LocalSetup(string Data)
{
    public SourceCatalogue? Catalogue { get; init; }
    public TimeProvider Clock { get; init; } = TimeProvider.System;
    public CollectTransport? Transport { get; init; }

    /// <summary>A last word on the services, such as a store that dies on purpose.</summary>
    public Action<IServiceCollection>? Adjust { get; init; }

    /// <summary>Settings that hold unless the environment says otherwise.</summary>
    public IReadOnlyDictionary<string, string?> Defaults { get; init; } = new Dictionary<string, string?>();
}

/// <summary>The pipeline on one machine: files for blobs and queues, an outbox for mail (SendGrid when its key is set).</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    private static readonly string[] Digest = ["ChipWatch:Digest:From", "ChipWatch <chipwatch@localhost.invalid>"];

    private readonly DataFolder folder;
    private readonly ServiceProvider services;
    private int failures;

    private LocalPipeline(DataFolder folder, ServiceProvider services, FileWorkQueue queue, TimeProvider clock)
    {
        this.folder = folder;
        this.services = services;
        Queue = queue;
        var router = Get<MessageRouter>();
        var poison = Get<PoisonKeeper>();
        Pump = new(queue, clock, (message, cancellation) => HandleAsync(router, message, cancellation), (name, body, reason, cancellation) => poison.KeepAsync(name, System.Text.Encoding.UTF8.GetString(body), reason, cancellation));
    }

    public string Data => folder.Path;
    public string Outbox => Path.Combine(Data, "outbox");
    public string Site => Path.Combine(Data, Containers.Web, "index.html");
    public FileWorkQueue Queue { get; }
    public QueuePump Pump { get; }
    public IServiceProvider Services => services;

    /// <summary>What the API's handlers ask for.</summary>
    public IReadOnlyList<Type> Shared { get; } = [typeof(IBlobStore), typeof(CompanyRegister), typeof(TimeProvider), typeof(SourceHealthReader), typeof(BackfillService)];

    /// <summary>Polls, slices and digests that came to nothing in this run. A document that nobody can read is on record, and no failure of the run.</summary>
    public int Failures => failures;

    /// <summary>Called with every handled message; a failed one is a line for the person at the terminal.</summary>
    public Action<WorkMessage, WorkOutcome>? Handled { get; set; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <exception cref="UserError">A setting or the data folder is unusable; one line says which and how to mend it.</exception>
    public static LocalPipeline Open(LocalSetup setup)
    {
        var configuration = Configuration(setup.Defaults);
        var data = DataFolder.Open(setup.Data);
        var queue = new FileWorkQueue(data.Path, setup.Clock);
        try
        {
            data.Tidy();
            var registered = Register(new ServiceCollection(), setup, configuration, data.Path, queue);
            setup.Adjust?.Invoke(registered);
            var provider = registered.BuildServiceProvider();
            foreach (var check in provider.GetServices<IStartupValidator>())
                check.Validate();
            var pipeline = new LocalPipeline(data, provider, queue, setup.Clock);
            queue.Load();
            return pipeline;
        }
        catch (Exception error) when (error is OptionsValidationException or SourceDefinitionException)
        {
            data.Dispose();
            throw new UserError(error is OptionsValidationException options ? string.Join(" ", options.Failures) : error.Message);
        }
    }

    public static IConfiguration Configuration(IReadOnlyDictionary<string, string?>? defaults = null) => new ConfigurationBuilder()
        .AddInMemoryCollection([new(Digest[0], Digest[1]), .. defaults ?? new Dictionary<string, string?>()])
        .AddEnvironmentVariables()
        .Build();

    public static IServiceCollection Register(IServiceCollection services, LocalSetup setup, IConfiguration configuration, string data, FileWorkQueue queue)
    {
        services.AddSingleton(configuration).AddSingleton(setup.Clock).AddSingleton<IBlobStore>(new FileBlobStore(data)).AddSingleton<IWorkQueue>(queue);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new StderrLog()));
        if (setup.Catalogue is { } catalogue)
            services.AddSingleton(catalogue.Switched(configuration));
        if (setup.Transport is { } transport)
            services.AddSingleton(transport);
        if (configuration[$"{SendGridOptions.Section}:ApiKey"] is { Length: > 0 })
            services.AddSendGrid(configuration);
        else
            services.AddSingleton<IMailer>(new OutboxMailer(Path.Combine(data, "outbox"), setup.Clock));
        return services.AddChipWatch(configuration);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }

    private async Task HandleAsync(MessageRouter router, WorkMessage message, CancellationToken cancellation)
    {
        WorkOutcome outcome;
        try
        {
            outcome = await router.HandleAsync(message, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            Interlocked.Increment(ref failures);
            Handled?.Invoke(message, WorkOutcome.Failed($"{error.Message} It is tried again."));
            throw;
        }

        if (outcome.Status == WorkStatus.Failed && message is not DocumentMessage)
            Interlocked.Increment(ref failures);
        Handled?.Invoke(message, outcome);
    }
}
