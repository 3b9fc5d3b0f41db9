using Microsoft.Extensions.Options;

namespace ChipWatch.Azure;

/// <summary>Asks each account once whether it answers and lets us in: for the start of a host and for <c>doctor</c>.</summary>
public sealed class StorageProbe(IOptionsMonitor<StorageAccountOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>One line for each account that does not; empty when all do.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellation = default)
    {
        var accounts = StorageAccounts.WithoutRetries(options);
        var checks = StorageAccounts.All.Select(setting => CheckAsync(accounts, setting, cancellation));
        return [.. (await Task.WhenAll(checks)).OfType<string>()];
    }

    private static async Task<string?> CheckAsync(StorageAccounts accounts, string setting, CancellationToken cancellation)
    {
        var account = accounts.Blobs(setting).Uri;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Patience);
        try
        {
            await foreach (var _ in accounts.Blobs(setting).GetBlobContainersAsync(cancellationToken: limited.Token).AsPages(pageSizeHint: 1))
                break;
            if (setting == StorageAccounts.Data)
            {
                account = accounts.Queues.Uri;
                await foreach (var _ in accounts.Queues.GetQueuesAsync(cancellationToken: limited.Token).AsPages(pageSizeHint: 1))
                    break;
            }

            return null;
        }
        catch (Exception e) when (StorageFault.Is(e, cancellation))
        {
            return StorageFault.Of(e, setting, account).Message;
        }
    }
}
