using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace ChipWatch.Azure;

/// <summary>
/// Which account holds what. State and subscribers stand apart from the data, whose account keeps versions, so that erasing
/// is complete; the site stands apart from both, so that its openness opens nothing else.
/// </summary>
public sealed class StorageAccounts
{
    public const string Data = "DataStorage";
    public const string State = "StateStorage";
    public const string Web = "WebStorage";

    private readonly Dictionary<string, BlobServiceClient> blobs = new(StringComparer.Ordinal);
    private readonly QueueServiceClient queues;

    public StorageAccounts(IOptionsMonitor<StorageAccountOptions> options)
        : this(options, null)
    {
    }

    /// <param name="transport">For tests that lose an answer on its way.</param>
    /// <param name="watch">For tests that count what is sent.</param>
    internal StorageAccounts(IOptionsMonitor<StorageAccountOptions> options, HttpPipelineTransport? transport, int retries = 3, HttpPipelinePolicy? watch = null)
    {
        var identity = new Lazy<TokenCredential>(() => new DefaultAzureCredential());
        foreach (var setting in All)
        {
            var account = options.Get(setting);
            var bounded = Bounded(new BlobClientOptions(), account, transport, retries, watch);
            bounded.AddPolicy(new CountTries(), HttpPipelinePosition.PerRetry);
            blobs[setting] = account.ConnectionString is { Length: > 0 } text
                ? new(text, bounded)
                : new(new Uri(account.BlobServiceUri!), identity.Value, bounded);
        }

        var data = options.Get(Data);
        var encoded = Bounded(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, data, transport, retries, watch);
        queues = data.ConnectionString is { Length: > 0 } connection
            ? new(connection, encoded)
            : new(new Uri(data.QueueServiceUri!), identity.Value, encoded);
    }

    public static IReadOnlyList<string> All { get; } = [Data, State, Web];

    internal static StorageAccounts WithoutRetries(IOptionsMonitor<StorageAccountOptions> options) => new(options, null, retries: 0);

    /// <summary>The setting that names the account of a container.</summary>
    public static string SettingOf(string container) => container switch
    {
        Containers.State or Containers.Subscribers => State,
        Containers.Web => Web,
        _ => Data,
    };

    internal BlobContainerClient Container(string container) => blobs[SettingOf(container)].GetBlobContainerClient(container);

    internal QueueClient Queue(string queue) => queues.GetQueueClient(queue);

    internal BlobServiceClient Blobs(string setting) => blobs[setting];

    internal QueueServiceClient Queues => queues;

    private static T Bounded<T>(T options, StorageAccountOptions account, HttpPipelineTransport? transport, int retries, HttpPipelinePolicy? watch)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(400);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(4);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(account.TimeoutSeconds);
        if (transport is not null)
            options.Transport = transport;
        if (watch is not null)
            options.AddPolicy(watch, HttpPipelinePosition.PerRetry);
        return options;
    }
}
