using System.Net.Http.Headers;
using System.Text;
using ChipWatch.Sources;

namespace ChipWatch.Collect.Http;

/// <summary>A key that the source asks for is not set; the message names the setting.</summary>
internal sealed class MissingKeyException(string message) : Exception(message);

/// <summary>A source's request as it goes out.</summary>
internal static class Outgoing
{
    /// <exception cref="MissingKeyException">The source asks for a key that no setting holds.</exception>
    public static HttpRequestMessage Message(SourceRequest request, Validators? validators, CollectOptions options, Source source)
    {
        if (source.Credential is { } credential)
        {
            request = options.Keys.TryGetValue(credential.Setting, out var key) && key.Length > 0
                ? credential.Apply(source, request, key)
                : throw new MissingKeyException($"{source.Id} asks for a key: set {CollectOptions.Section}:Keys:{credential.Setting}");
        }

        var message = new HttpRequestMessage(new(request.Method), request.Url);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType ?? "application/x-www-form-urlencoded; charset=UTF-8");
        }

        message.Headers.TryAddWithoutValidation("User-Agent", $"{SourceHttp.Product}/1.0 ({options.Contact})");
        // Only gzip ends with the length of what it holds: a body that was cut shows.
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        message.Headers.TryAddWithoutValidation("Accept-Language", source.Language == "zh" ? "zh-CN,zh;q=0.9,en;q=0.5" : "en;q=0.9,*;q=0.5");
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (message.Headers.Accept.Count == 0)
            message.Headers.TryAddWithoutValidation("Accept", "*/*");
        if (validators?.ETag is { } etag)
            message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        message.Headers.IfModifiedSince = validators?.LastModified;
        return message;
    }
}
