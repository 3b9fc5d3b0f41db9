namespace ChipWatch;

/// <summary>JSON values in blobs, read and written with the concurrency that <see cref="IBlobStore"/> offers.</summary>
public static class BlobJson
{
    public static async Task<(T Value, StoredBlob Blob)?> ReadJsonAsync<T>(this IBlobStore store, BlobName name, CancellationToken cancellation = default)
        where T : class
    {
        var blob = await store.ReadAsync(name, cancellation);
        return blob is null ? null : (Json.Read<T>(blob.Content.Span) ?? throw new InvalidDataException($"{name} holds JSON null"), blob);
    }

    /// <returns>False when the condition did not hold.</returns>
    public static async Task<bool> WriteJsonAsync<T>(this IBlobStore store, BlobName name, T value, WriteCondition condition = default, CancellationToken cancellation = default) =>
        await store.WriteAsync(name, Json.WriteBytes(value), condition, null, cancellation) is not null;

    /// <summary>Read, change, write; again when somebody else was faster. Nothing is written when <paramref name="change"/> returns its argument.</summary>
    /// <returns>What the blob holds afterwards.</returns>
    /// <exception cref="IOException">Twenty others were faster: the blob is too hot for this way of writing.</exception>
    public static async Task<T?> UpdateJsonAsync<T>(this IBlobStore store, BlobName name, Func<T?, T?> change, CancellationToken cancellation = default)
        where T : class
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var read = await store.ReadJsonAsync<T>(name, cancellation);
            var before = read?.Value;
            var after = change(before);
            if (after is null || ReferenceEquals(before, after))
                return before;
            if (await store.WriteJsonAsync(name, after, WriteCondition.SinceRead(read?.Blob), cancellation))
                return after;
        }

        throw new IOException($"{name} kept changing under twenty attempts to update it");
    }
}
