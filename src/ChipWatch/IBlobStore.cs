namespace ChipWatch;

/// <summary>A blob's place: container and slash-separated name of <c>[A-Za-z0-9._=-]</c> segments.</summary>
public readonly record struct BlobName(string Container, string Name)
{
    /// <summary>That name, when a store may take it: every adapter asks before it writes.</summary>
    /// <exception cref="ArgumentException">A segment is empty, is dots only or has a character outside the alphabet above.</exception>
    public static BlobName Checked(BlobName name)
    {
        foreach (var segment in (name.Name ?? "").Split('/'))
        {
            if (segment.Length == 0 || segment.All(c => c == '.') || !segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '=' or '-'))
                throw new ArgumentException($"'{name}' is no blob name: segments are of [A-Za-z0-9._=-], separated by single slashes", nameof(name));
        }

        return name;
    }

    public override string ToString() => $"{Container}/{Name}";
}

/// <param name="ETag">Opaque; changes with every write.</param>
public sealed record StoredBlob(ReadOnlyMemory<byte> Content, string ETag)
{
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

/// <param name="ETag">Of the blob as listed.</param>
public sealed record BlobEntry(BlobName Name, string ETag, long Length, DateTimeOffset Modified);

/// <summary>What must hold for a write to happen.</summary>
public readonly record struct WriteCondition
{
    /// <summary>If-Match.</summary>
    public string? ETag { get; private init; }

    /// <summary>If-None-Match: *.</summary>
    public bool MustBeNew { get; private init; }

    public static WriteCondition None => default;
    public static WriteCondition New => new() { MustBeNew = true };
    public static WriteCondition Matches(string etag) => new() { ETag = etag };

    /// <summary>New when nothing was read, else unchanged since it was read.</summary>
    public static WriteCondition SinceRead(StoredBlob? read) => read is null ? New : Matches(read.ETag);
}

public sealed record BlobOptions
{
    public string ContentType { get; init; } = "application/json";
    public string? ContentEncoding { get; init; }

    /// <summary>Percent-encoded by the adapter, so values may be any text.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

/// <summary>Blobs with conditional writes. A missing blob and a failed condition are values; anything else throws.</summary>
public interface IBlobStore
{
    /// <returns>Null when there is no such blob.</returns>
    Task<StoredBlob?> ReadAsync(BlobName name, CancellationToken cancellation = default);

    /// <returns>The new ETag, or null when <paramref name="condition"/> did not hold and nothing was written.</returns>
    Task<string?> WriteAsync(BlobName name, ReadOnlyMemory<byte> content, WriteCondition condition = default, BlobOptions? options = null, CancellationToken cancellation = default);

    /// <returns>False when there was no such blob.</returns>
    Task<bool> DeleteAsync(BlobName name, CancellationToken cancellation = default);

    /// <summary>Blobs of the container whose names begin with the prefix, by name; empty when the container does not exist.</summary>
    IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix = "", CancellationToken cancellation = default);
}
