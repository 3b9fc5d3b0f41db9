using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace ChipWatch.Cli.Files;

/// <summary>
/// Blobs as files: <c>{root}/{container}/{name}</c>. A write is a rename, so a killed process leaves the old blob or the new one;
/// conditions are checked under a lock that holds between processes. An ETag is the write's time and the content's hash.
/// </summary>
internal sealed class FileBlobStore(string root) : IBlobStore
{
    private readonly FileLocks locks = new(Path.Combine(root, ".locks"));
    private readonly BlobMetadata metadata = new(Path.Combine(root, ".metadata"));
    private readonly string temporary = Directory.CreateDirectory(Path.Combine(root, ".tmp")).FullName;

    public string Root { get; } = Path.GetFullPath(root);

    public async Task<StoredBlob?> ReadAsync(BlobName name, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = PathOf(name);
        try
        {
            // One open handle for content and time: a rename in between must not mix two versions.
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
            var content = new byte[file.Length];
            await file.ReadExactlyAsync(content, cancellation);
            return new(content, ETagOf(content, File.GetLastWriteTimeUtc(file.SafeFileHandle))) { Metadata = await metadata.ReadAsync(name, cancellation) };
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task<string?> WriteAsync(BlobName name, ReadOnlyMemory<byte> content, WriteCondition condition = default, BlobOptions? options = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = PathOf(name);
        using (await locks.TakeAsync(name.ToString(), cancellation))
        {
            if (condition.MustBeNew && File.Exists(path))
                return null;
            if (condition.ETag is { } expected && (await ReadAsync(name, cancellation))?.ETag != expected)
                return null;
            await metadata.WriteAsync(name, options?.Metadata, cancellation);
            var draft = Path.Combine(temporary, Guid.NewGuid().ToString("n"));
            await File.WriteAllBytesAsync(draft, content, cancellation);
            var written = File.GetLastWriteTimeUtc(draft);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(draft, path, overwrite: true);
            return ETagOf(content.Span, written);
        }
    }

    public async Task<bool> DeleteAsync(BlobName name, CancellationToken cancellation = default)
    {
        var path = PathOf(name);
        using (await locks.TakeAsync(name.ToString(), cancellation))
        {
            if (!File.Exists(path))
                return false;
            File.Delete(path);
            metadata.Delete(name);
            return true;
        }
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix = "", [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var folder = Path.Combine(Root, container);
        if (!Directory.Exists(folder))
            yield break;
        var names = Directory.EnumerateFiles(Narrow(folder, prefix), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            cancellation.ThrowIfCancellationRequested();
            var blob = new BlobName(container, name);
            if (await ReadAsync(blob, cancellation) is { } read)
                yield return new(blob, read.ETag, read.Content.Length, new(File.GetLastWriteTimeUtc(PathOf(blob)), TimeSpan.Zero));
        }
    }

    /// <summary>The deepest folder that the prefix names, so that a month's list does not walk the years.</summary>
    private static string Narrow(string folder, string prefix)
    {
        var slash = prefix.LastIndexOf('/');
        var deeper = slash < 0 ? folder : Path.Combine(folder, prefix[..slash]);
        return Directory.Exists(deeper) ? deeper : Directory.CreateDirectory(Path.Combine(folder, "..", ".tmp", "empty")).FullName;
    }

    private string PathOf(BlobName name)
    {
        if (name.Container is "" or "." or ".." || name.Container.AsSpan().ContainsAny('/', '\\'))
            throw new ArgumentException($"'{name.Container}' is no container", nameof(name));
        return Path.Combine([Root, name.Container, .. BlobName.Checked(name).Name.Split('/')]);
    }

    private static string ETagOf(ReadOnlySpan<byte> content, DateTime written)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(content, hash);
        return $"{written.Ticks:x}-{Convert.ToHexStringLower(hash[..8])}";
    }
}
