using ChipWatch.Doubles;

namespace ChipWatch.Collect.Tests.Rig;

/// <summary>The process died here.</summary>
public sealed class KilledException : Exception;

/// <summary>Blobs and queue that stop the world before or after the n-th write or send.</summary>
public sealed class Killer(MemoryBlobStore blobs, MemoryWorkQueue queue) : IBlobStore, IWorkQueue
{
    /// <summary>Steps until death; what has not happened by then never does.</summary>
    public int Steps { get; set; } = int.MaxValue;

    public bool AfterTheStep { get; set; }

    public Task<StoredBlob?> ReadAsync(BlobName name, CancellationToken cancellation = default) => blobs.ReadAsync(name, cancellation);

    public Task<string?> WriteAsync(BlobName name, ReadOnlyMemory<byte> content, WriteCondition condition = default, BlobOptions? options = null, CancellationToken cancellation = default) =>
        StepAsync(() => blobs.WriteAsync(name, content, condition, options, cancellation));

    public Task<bool> DeleteAsync(BlobName name, CancellationToken cancellation = default) => StepAsync(() => blobs.DeleteAsync(name, cancellation));

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix = "", CancellationToken cancellation = default) => blobs.ListAsync(container, prefix, cancellation);

    public Task SendAsync(WorkMessage message, TimeSpan? delay = null, CancellationToken cancellation = default) => StepAsync(async () =>
    {
        await queue.SendAsync(message, delay, cancellation);
        return true;
    });

    private async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        if (--Steps < 0)
            throw new KilledException();
        var done = await step();
        return Steps == 0 && AfterTheStep ? throw new KilledException() : done;
    }
}
