using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace ChipWatch.Cli.Demo;

/// <summary>The sample sources' servers: answers from the files that <c>web/index.json</c> lists, with validators, and 404 for the rest.</summary>
internal sealed class SampleWeb : HttpMessageHandler
{
    private readonly string folder;
    private readonly Dictionary<string, Entry> entries;

    public SampleWeb(string folder)
    {
        this.folder = folder;
        var index = Json.Read<List<Entry>>(File.ReadAllBytes(Path.Combine(folder, "index.json"))) ?? [];
        entries = index.ToDictionary(e => e.Url.AbsoluteUri, StringComparer.Ordinal);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var entry = Find(request.RequestUri!);
        if (entry is null)
            return new(HttpStatusCode.NotFound) { RequestMessage = request, Content = new StringContent("no such sample") };
        var body = await File.ReadAllBytesAsync(Path.Combine(folder, entry.File), cancellationToken);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"");
        if (request.Headers.IfNoneMatch.Contains(tag))
            return new(HttpStatusCode.NotModified) { RequestMessage = request, Headers = { ETag = tag } };
        var response = new HttpResponseMessage((HttpStatusCode)(entry.Status ?? 200)) { RequestMessage = request, Content = new ByteArrayContent(body), Headers = { ETag = tag } };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(entry.Type);
        return response;
    }

    /// <summary>Listings are asked with parameters that the samples do not tell apart.</summary>
    private Entry? Find(Uri url) =>
        entries.GetValueOrDefault(url.AbsoluteUri) ?? entries.GetValueOrDefault(url.GetLeftPart(UriPartial.Path));

    private sealed record Entry(Uri Url, string File, string Type, int? Status);
}
