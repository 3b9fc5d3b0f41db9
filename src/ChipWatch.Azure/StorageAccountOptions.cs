using System.ComponentModel.DataAnnotations;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace ChipWatch.Azure;

/// <summary>
/// One storage account, under the names that the Functions host's own triggers read: <c>DataStorage</c> holds a connection
/// string, or <c>DataStorage__blobServiceUri</c> and <c>DataStorage__queueServiceUri</c> name the account for a managed identity.
/// </summary>
public sealed class StorageAccountOptions : IValidatableObject
{
    /// <summary>The setting's name: <c>DataStorage</c>, <c>StateStorage</c> or <c>WebStorage</c>.</summary>
    public string Setting { get; set; } = "";

    public string? ConnectionString { get; set; }

    public string? BlobServiceUri { get; set; }

    /// <summary>Of the data account only; the others hold no queues.</summary>
    public string? QueueServiceUri { get; set; }

    /// <summary>A try that has had no answer for so long has failed.</summary>
    [Range(1, 300, ErrorMessage = "Storage__timeoutSeconds is out of range: give 1 to 300 seconds")]
    public int TimeoutSeconds { get; set; } = 30;

    internal void Bind(string setting, IConfiguration configuration)
    {
        var section = configuration.GetSection(setting);
        Setting = setting;
        ConnectionString = section.Value;
        BlobServiceUri = section["blobServiceUri"];
        QueueServiceUri = section["queueServiceUri"];
        if (configuration.GetValue<int?>("Storage:timeoutSeconds") is { } seconds)
            TimeoutSeconds = seconds;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(ConnectionString))
        {
            if (Problem(ConnectionString) is { } problem)
                yield return new($"{Setting} is no connection string of a storage account ({problem}): copy it from the account's access keys, or write UseDevelopmentStorage=true for Azurite");
        }
        else if (BlobServiceUri is null && QueueServiceUri is null)
        {
            yield return new($"{Setting} is not set: give a connection string as {Setting}, or the account's address as {Setting}__blobServiceUri for a managed identity");
        }
        else
        {
            if (!IsAddress(BlobServiceUri))
                yield return new($"{Setting}__blobServiceUri '{BlobServiceUri}' is no address: write it as https://ACCOUNT.blob.core.windows.net");
            if (Setting == StorageAccounts.Data && !IsAddress(QueueServiceUri))
                yield return new($"{Setting}__queueServiceUri '{QueueServiceUri}' is no address: write it as https://ACCOUNT.queue.core.windows.net");
        }
    }

    private static bool IsAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    private static string? Problem(string connectionString)
    {
        try
        {
            _ = new BlobServiceClient(connectionString);
            _ = new QueueServiceClient(connectionString);
            return null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return e.Message.ReplaceLineEndings(" ").TrimEnd('.');
        }
    }
}
