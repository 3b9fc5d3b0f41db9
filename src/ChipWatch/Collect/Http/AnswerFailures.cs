using System.Net;
using ChipWatch.Sources;
using static System.FormattableString;

namespace ChipWatch.Collect.Http;

/// <summary>Answers with a status of 400 and above, sorted by what to do about them.</summary>
internal static class AnswerFailures
{
    private const int BodyLimit = 1024 * 1024;

    public static async Task<FetchResult> ReadAsync(HttpResponseMessage response, Uri url, CollectOptions options, TimeProvider clock, int deferred, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        try
        {
            await BodyReader.ReadAsync(response, body, BodyLimit, options, clock, cancellation);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or TimeoutException or HttpRequestException)
        {
            // The status stands without its explanation.
        }

        var status = (int)response.StatusCode;
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        var type = response.Content.Headers.ContentType;
        var answer = new SourceResponse(status, type?.MediaType, type?.CharSet, bytes, url);
        var block = BlockPage.Recognise(type?.MediaType, bytes.Span[..Math.Min(bytes.Length, 65536)]);
        var reason = Invariant($"{url} answered {status}{(block is null ? "" : " with " + block)}");
        var later = RetryAfter.Of(response, clock.GetUtcNow(), deferred);
        var result = later is { } wait && status is 429 or 503
            ? new FetchResult(FetchStatus.Later, Invariant($"{reason}; again in {wait.TotalSeconds:0} s"), wait)
            : new FetchResult(Sort(response.StatusCode, block is not null), reason, later);
        return result with { Response = answer };
    }

    private static FetchStatus Sort(HttpStatusCode status, bool block) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.UnavailableForLegalReasons => FetchStatus.Blocked,
        _ when block => FetchStatus.Blocked,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => FetchStatus.Gone,
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => FetchStatus.Broken,
        HttpStatusCode.RequestEntityTooLarge => FetchStatus.TooLarge,
        _ => FetchStatus.Rejected,
    };
}
