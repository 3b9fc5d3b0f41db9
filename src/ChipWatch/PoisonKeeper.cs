namespace ChipWatch;

/// <summary>A message that failed on every attempt, kept so that nothing is lost.</summary>
/// <param name="Id">Hash of queue and body: the same message is one blob however often it comes back.</param>
/// <param name="Subject">What the message is about, or null where its body cannot be read.</param>
/// <param name="Times">How often it was given up.</param>
public sealed record PoisonMessage(string Queue, string Id, string? Subject, string Body, string Reason, int Times, DateTimeOffset FirstKept, DateTimeOffset LastKept)
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;
}

/// <summary>Keeps poison messages as <c>state/poison/{queue}/{id}.json</c> and puts them back on their queue on request.</summary>
public sealed class PoisonKeeper(IBlobStore store, IWorkQueue queue, TimeProvider clock)
{
    private const string Folder = "poison/";

    /// <param name="queueName">Of the queue that gave it up, without <see cref="Queues.PoisonSuffix"/>.</param>
    /// <param name="body">As delivered: JSON where it is one of ours, anything where it is not.</param>
    /// <param name="reason">What the last attempt said, or null where the host does not tell.</param>
    public async Task<PoisonMessage> KeepAsync(string queueName, string body, string? reason = null, CancellationToken cancellation = default)
    {
        var id = DocumentId.Hash(queueName, body);
        var (subject, fault) = Describe(body);
        var why = fault ?? reason ?? $"every attempt threw; the log of the {queueName} queue's function says what";
        var now = clock.GetUtcNow();
        return (await store.UpdateJsonAsync<PoisonMessage>(Name(queueName, id), before => before is null
            ? new(queueName, id, subject, body, why, 1, now, now)
            : before with { Reason = why, Times = before.Times + 1, LastKept = now }, cancellation))!;
    }

    /// <summary>All that are kept, by queue.</summary>
    public async IAsyncEnumerable<PoisonMessage> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var entry in store.ListAsync(Containers.State, Folder, cancellation))
        {
            if (await store.ReadJsonAsync<PoisonMessage>(entry.Name, cancellation) is { } found)
                yield return found.Value;
        }
    }

    /// <summary>Puts a message back on its queue and forgets it, in this order: a crash between the two delivers twice, never not at all.</summary>
    /// <returns>False when no such message is kept.</returns>
    /// <exception cref="InvalidDataException">Its body is no message that this version knows.</exception>
    public async Task<bool> PutBackAsync(string queueName, string id, CancellationToken cancellation = default)
    {
        if (await store.ReadJsonAsync<PoisonMessage>(Name(queueName, id), cancellation) is not { } found)
            return false;
        await queue.SendAsync(WireMessage.Read(found.Value.Body) with { Deferred = 0 }, cancellation: cancellation);
        await store.DeleteAsync(Name(queueName, id), cancellation);
        return true;
    }

    private static BlobName Name(string queueName, string id) => new(Containers.State, $"{Folder}{queueName}/{id}.json");

    private static (string? Subject, string? Fault) Describe(string body)
    {
        try
        {
            return (WireMessage.Read(body).Subject, null);
        }
        catch (InvalidDataException e)
        {
            return (null, e.Message);
        }
    }
}
