namespace ChipWatch.Cli.Files;

/// <summary>Metadata of the blobs that have any, beside the containers, so that listings see content only.</summary>
internal sealed class BlobMetadata(string folder)
{
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(BlobName name, CancellationToken cancellation)
    {
        var path = PathOf(name);
        return File.Exists(path) ? Json.Read<Dictionary<string, string>>(await File.ReadAllBytesAsync(path, cancellation)) ?? [] : new Dictionary<string, string>();
    }

    public async Task WriteAsync(BlobName name, IReadOnlyDictionary<string, string>? values, CancellationToken cancellation)
    {
        var path = PathOf(name);
        if (values is null or { Count: 0 })
        {
            Delete(name);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():n}";
        await File.WriteAllBytesAsync(draft, Json.WriteBytes(values), cancellation);
        File.Move(draft, path, overwrite: true);
    }

    public void Delete(BlobName name)
    {
        if (File.Exists(PathOf(name)))
            File.Delete(PathOf(name));
    }

    private string PathOf(BlobName name) => Path.Combine([folder, name.Container, .. name.Name.Split('/')]) + ".json";
}
