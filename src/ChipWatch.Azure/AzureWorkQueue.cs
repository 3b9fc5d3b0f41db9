using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace ChipWatch.Azure;

/// <summary>The queues of the data account, base64 as host.json says. A missing queue is made by the first message to it.</summary>
public sealed class AzureWorkQueue(StorageAccounts accounts) : IWorkQueue
{
    /// <summary>The service's default forgets a message after seven days; ours wait until they are worked on.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    public async Task SendAsync(WorkMessage message, TimeSpan? delay = null, CancellationToken cancellation = default)
    {
        var body = BinaryData.FromBytes(WireMessage.Write(message, delay));
        var queue = accounts.Queue(message.Queue);
        try
        {
            await SendAsync(queue, body, delay, cancellation);
        }
        catch (Exception e) when (StorageFault.Is(e, cancellation))
        {
            throw StorageFault.Of(e, StorageAccounts.Data, queue.Uri);
        }
    }

    private static async Task SendAsync(QueueClient queue, BinaryData body, TimeSpan? delay, CancellationToken cancellation)
    {
        try
        {
            await queue.SendMessageAsync(body, delay, Forever, cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await queue.SendMessageAsync(body, delay, Forever, cancellation);
        }
    }
}
