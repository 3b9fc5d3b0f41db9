using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ChipWatch.Doubles;

/// <summary>Blobs in memory, counting transactions.</summary>
public sealed class MemoryBlobStore(TimeProvider? clock = null) : IBlobStore
{
    private readonly ConcurrentDictionary<BlobName, (StoredBlob Blob, DateTimeOffset Modified)> blobs = new();
    private readonly Lock gate = new();
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private long version;

    public ConcurrentQueue<(string Verb, BlobName Name)> Transactions { get; } = new();

    public IReadOnlyDictionary<BlobName, byte[]> Snapshot() => blobs.ToDictionary(b => b.Key, b => b.Value.Blob.Content.ToArray());

    public Task<StoredBlob?> ReadAsync(BlobName name, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<StoredBlob?>(cancellation);
        Transactions.Enqueue(("read", name));
        return Task.FromResult(blobs.TryGetValue(name, out var found) ? found.Blob : null);
    }

    public Task<string?> WriteAsync(BlobName name, ReadOnlyMemory<byte> content, WriteCondition condition = default, BlobOptions? options = null, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<string?>(cancellation);
        name = BlobName.Checked(name);
        Transactions.Enqueue(("write", name));
        lock (gate)
        {
            var exists = blobs.TryGetValue(name, out var old);
            if ((condition.MustBeNew && exists) || (condition.ETag is { } etag && (!exists || old.Blob.ETag != etag)))
                return Task.FromResult<string?>(null);
            var blob = new StoredBlob(content.ToArray(), (++version).ToString(CultureInfo.InvariantCulture)) { Metadata = options?.Metadata ?? new Dictionary<string, string>() };
            blobs[name] = (blob, clock.GetUtcNow());
            return Task.FromResult<string?>(blob.ETag);
        }
    }

    public Task<bool> DeleteAsync(BlobName name, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<bool>(cancellation);
        Transactions.Enqueue(("delete", name));
        return Task.FromResult(blobs.TryRemove(name, out _));
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix = "", [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Transactions.Enqueue(("list", new(container, prefix)));
        await Task.Yield();
        foreach (var (name, (blob, modified)) in blobs.Where(b => b.Key.Container == container && b.Key.Name.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(b => b.Key.Name, StringComparer.Ordinal))
            yield return new(name, blob.ETag, blob.Content.Length, modified);
    }
}
