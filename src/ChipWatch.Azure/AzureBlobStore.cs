using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ChipWatch.Azure;

/// <summary>Blobs in the three accounts of <see cref="StorageAccounts"/>. A missing container is made by the first write to it.</summary>
public sealed class AzureBlobStore(StorageAccounts accounts) : IBlobStore
{
    /// <summary>Hidden metadata: whose try of a conditional write went through.</summary>
    private const string Writer = "chipwatchwriter";

    /// <summary>Null for the service's own, 5,000.</summary>
    internal int? PageSize { get; init; }

    public Task<StoredBlob?> ReadAsync(BlobName name, CancellationToken cancellation = default) => GuardedAsync(name.Container, cancellation, async container =>
    {
        try
        {
            BlobDownloadResult read = await container.GetBlobClient(name.Name).DownloadContentAsync(cancellation);
            return new StoredBlob(read.Content.ToMemory(), read.Details.ETag.ToString("H")) { Metadata = MetadataText.Read(read.Details.Metadata, Writer) };
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    });

    public Task<string?> WriteAsync(BlobName name, ReadOnlyMemory<byte> content, WriteCondition condition = default, BlobOptions? options = null, CancellationToken cancellation = default)
    {
        name = BlobName.Checked(name);
        return GuardedAsync(name.Container, cancellation, async container =>
        {
            try
            {
                return await UploadAsync(container.GetBlobClient(name.Name), content, condition, options ?? new(), cancellation);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                if (condition.ETag is not null)
                    return null;
                await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
                return await UploadAsync(container.GetBlobClient(name.Name), content, condition, options ?? new(), cancellation);
            }
        });
    }

    public Task<bool> DeleteAsync(BlobName name, CancellationToken cancellation = default) => GuardedAsync(name.Container, cancellation, async container =>
    {
        try
        {
            return (await container.GetBlobClient(name.Name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation)).Value;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    });

    public async IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix = "", [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? continuation = null;
        do
        {
            var after = continuation;
            var page = await GuardedAsync(container, cancellation, client => PageAsync(client, prefix, after, PageSize, cancellation));
            if (page is null)
                yield break;
            foreach (var blob in page.Values)
                yield return new(new(container, blob.Name), blob.Properties.ETag!.Value.ToString("H"), blob.Properties.ContentLength ?? 0, blob.Properties.LastModified ?? default);
            continuation = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continuation));
    }

    private static async Task<Page<BlobItem>?> PageAsync(BlobContainerClient container, string prefix, string? continuation, int? size, CancellationToken cancellation)
    {
        try
        {
            await foreach (var page in container.GetBlobsAsync(new() { Prefix = prefix }, cancellation).AsPages(continuation, size))
                return page;
            return null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static async Task<string?> UploadAsync(BlobClient blob, ReadOnlyMemory<byte> content, WriteCondition condition, BlobOptions options, CancellationToken cancellation)
    {
        var conditional = condition.MustBeNew || condition.ETag is not null;
        var writer = conditional ? Guid.NewGuid().ToString("N") : null;
        var upload = new BlobUploadOptions
        {
            HttpHeaders = new() { ContentType = options.ContentType, ContentEncoding = options.ContentEncoding },
            Metadata = MetadataText.Write(options.Metadata),
            Conditions = new() { IfMatch = condition.ETag is { } etag ? new ETag(etag) : null, IfNoneMatch = condition.MustBeNew ? ETag.All : null },
        };
        if (writer is not null)
            upload.Metadata[Writer] = writer;
        var tries = new CountTries.Tries();
        try
        {
            using var counting = CountTries.Into(tries);
            return (await blob.UploadAsync(BinaryData.FromBytes(content), upload, cancellation)).Value.ETag.ToString("H");
        }
        catch (RequestFailedException e) when (IsConflict(e, condition))
        {
            return tries.Count > 1 ? await OwnAsync(blob, writer!, cancellation) : null;
        }
    }

    /// <returns>The ETag of the blob when an earlier try of this very write made it, else null.</returns>
    private static async Task<string?> OwnAsync(BlobClient blob, string writer, CancellationToken cancellation)
    {
        try
        {
            BlobProperties found = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            return found.Metadata.TryGetValue(Writer, out var winner) && winner == writer ? found.ETag.ToString("H") : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>If-Match over a deleted blob answers 404 on some versions of the service and 412 on others.</summary>
    private static bool IsConflict(RequestFailedException e, WriteCondition condition) =>
        e.Status == 412 || e.ErrorCode == BlobErrorCode.BlobAlreadyExists || (condition.ETag is not null && e.ErrorCode == BlobErrorCode.BlobNotFound);

    private async Task<T> GuardedAsync<T>(string container, CancellationToken cancellation, Func<BlobContainerClient, Task<T>> work)
    {
        var client = accounts.Container(container);
        try
        {
            return await work(client);
        }
        catch (Exception e) when (StorageFault.Is(e, cancellation))
        {
            throw StorageFault.Of(e, StorageAccounts.SettingOf(container), client.Uri);
        }
    }
}
