using System.Net;
using ChipWatch.Collect.Rates;
using ChipWatch.Sources;
using Microsoft.Extensions.Options;
using static System.FormattableString;

namespace ChipWatch.Collect.Http;

/// <summary>
/// Polite HTTP for sources: their own hosts only, redirects followed and checked here, limits on size and time, answers judged by
/// more than their status. What goes wrong is a value; only cancellation and bugs throw.
/// </summary>
public sealed class SourceHttp(HttpClient client, IOptions<CollectOptions> options, HostRates rates, RobotsTexts robots, TimeProvider clock)
{
    public const string Product = "ChipWatch";

    private const int RobotsLimit = 512 * 1024;

    private readonly CollectOptions options = options.Value;

    /// <summary>A listing: its body in memory.</summary>
    /// <param name="deferred">How often this was put off before; lengthens the wait that a server leaves to us.</param>
    public Task<FetchResult> ListAsync(SourceRequest request, HostPass pass, Validators? validators = null, int deferred = 0, CancellationToken cancellation = default) =>
        ExchangeAsync(request, pass, validators, deferred, pass.Source.Robots, (response, url, token) => ReadListAsync(response, url, options.MaxListMegabytes * 1024L * 1024, token), cancellation);

    /// <summary>An item: its body compressed and hashed as it comes.</summary>
    public Task<FetchResult> CaptureAsync(SourceRequest request, HostPass pass, int deferred = 0, CancellationToken cancellation = default) =>
        ExchangeAsync(request, pass, null, deferred, pass.Source.Robots, (response, url, token) => ReadItemAsync(response, request.Url, url, token), cancellation);

    private async Task<FetchResult> ExchangeAsync(SourceRequest request, HostPass pass, Validators? validators, int deferred, bool askRobots,
        Func<HttpResponseMessage, Uri, CancellationToken, Task<FetchResult>> read, CancellationToken cancellation)
    {
        if (options.Contact is null)
            return new(FetchStatus.Misconfigured, "ChipWatch:Collect:Contact is not set: give an e-mail or web address at which publishers reach you");
        var seen = new HashSet<Uri>();
        for (var current = request; ;)
        {
            if (HostRules.Refusal(pass.Source, current.Url, request.Url) is { } refusal)
                return new(FetchStatus.Forbidden, refusal);
            if (!seen.Add(current.Url))
                return new(FetchStatus.Broken, $"redirects go round in a circle at {current.Url}");
            if (seen.Count > options.MaxRedirects + 1)
                return new(FetchStatus.Broken, Invariant($"more than {options.MaxRedirects} redirects, the last to {current.Url}"));
            if (askRobots && await robots.CheckAsync(current.Url, (url, token) => RobotsTextAsync(url, pass, deferred, token), cancellation) is { Status: not FetchStatus.Ok } unfit)
                return unfit;
            var (result, next) = await SendAsync(current, pass, validators, deferred, read, cancellation);
            if (result is not null)
                return result;
            current = next!;
        }
    }

    private Task<FetchResult> RobotsTextAsync(Uri url, HostPass pass, int deferred, CancellationToken cancellation) =>
        ExchangeAsync(new(url), pass, null, deferred, askRobots: false, (response, final, token) => ReadRobotsAsync(response, final, token), cancellation);

    private async Task<(FetchResult? Result, SourceRequest? Next)> SendAsync(SourceRequest request, HostPass pass, Validators? validators, int deferred,
        Func<HttpResponseMessage, Uri, CancellationToken, Task<FetchResult>> read, CancellationToken cancellation)
    {
        using var turn = await pass.EnterAsync(request.Url, cancellation);
        if (turn.RetryAfter is { } wait)
            return (new(FetchStatus.Later, Invariant($"{request.Url.Host} is to be left alone for {wait.TotalSeconds:0} s{(turn.Why is { } why ? ": " + why : "")}"), wait), null);
        try
        {
            using var message = Outgoing.Message(request, validators, options, pass.Source);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (Redirects.Follow(request, response) is { } next)
                return (null, next);
            if (response.StatusCode == HttpStatusCode.NotModified)
                return (validators is null ? new(FetchStatus.Broken, $"{request.Url} answered 304 to a question without conditions") : new(FetchStatus.NotModified), null);
            if (response.IsSuccessStatusCode)
                return (await read(response, request.Url, cancellation), null);
            var failure = await AnswerFailures.ReadAsync(response, request.Url, options, clock, deferred, cancellation);
            // A bare 503 may be one page's: SEC answers so past the end of a list.
            if (failure is { Status: FetchStatus.Later, RetryAfter: { } delay } && (response.StatusCode == HttpStatusCode.TooManyRequests || response.Headers.RetryAfter is not null))
                await rates.CloseAsync(request.Url.IdnHost, clock.GetUtcNow() + delay, failure.Reason!, cancellation);
            return (failure, null);
        }
        catch (MissingKeyException e)
        {
            return (new(FetchStatus.Misconfigured, e.Message), null);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return (Faults.Of(e, request.Url) ?? throw new InvalidOperationException($"Fetching {request.Url} failed in an unforeseen way", e), null);
        }
    }

    /// <summary>RFC 9309 §2.5: of a longer file the first 500 KiB count.</summary>
    private async Task<FetchResult> ReadRobotsAsync(HttpResponseMessage response, Uri url, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        try
        {
            await BodyReader.ReadAsync(response, body, RobotsLimit, options, clock, cancellation);
        }
        catch (BodyTooLargeException)
        {
            // What came of it is enough.
        }

        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        var answer = new SourceResponse((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, null, bytes, url);
        return BlockPage.Recognise(answer.MediaType, bytes.Span) is { } block
            ? new(FetchStatus.Blocked, $"{url} answered with {block}") { Response = answer }
            : new(FetchStatus.Ok) { Response = answer };
    }

    private async Task<FetchResult> ReadListAsync(HttpResponseMessage response, Uri url, long limit, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await BodyReader.ReadAsync(response, body, limit, options, clock, cancellation);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        var type = response.Content.Headers.ContentType;
        var answer = new SourceResponse((int)response.StatusCode, type?.MediaType, Charset(type?.CharSet), bytes, url);
        var validators = response.Headers.ETag is null && response.Content.Headers.LastModified is null
            ? null
            : new Validators(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        return BlockPage.Recognise(type?.MediaType, bytes.Span[..Math.Min(bytes.Length, 65536)]) is { } block
            ? new(FetchStatus.Blocked, $"{url} answered with {block}") { Response = answer }
            : new(FetchStatus.Ok) { Response = answer, Validators = validators };
    }

    private async Task<FetchResult> ReadItemAsync(HttpResponseMessage response, Uri asked, Uri url, CancellationToken cancellation)
    {
        using var body = new CaptureStream();
        await BodyReader.ReadAsync(response, body, options.MaxItemMegabytes * 1024L * 1024, options, clock, cancellation);
        var type = response.Content.Headers.ContentType;
        if (body.Length == 0)
            return new(FetchStatus.Broken, Invariant($"{url} answered {(int)response.StatusCode} with an empty body"));
        if (BlockPage.Recognise(type?.MediaType, body.Head.Span) is { } block)
            return new(FetchStatus.Blocked, $"{url} answered with {block}");
        if (ErrorPage.Recognise(type?.MediaType, body.Head.Span) is { } error)
            return new(FetchStatus.Broken, Invariant($"{url} answered {(int)response.StatusCode} with {error}"));
        if (asked.AbsolutePath.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) && body.Head.Span[..Math.Min(body.Head.Length, 1024)].IndexOf("%PDF-"u8) < 0)
            return new(FetchStatus.Broken, $"{url} answered with {type?.MediaType ?? "something"} where a PDF was expected");
        var doubt = BodyEnd.Doubt(body.Head.Span, body.Tail);
        var (sha256, gzip) = body.Finish();
        return new(FetchStatus.Ok) { Doubt = doubt, Body = new(new(sha256, type?.MediaType ?? "application/octet-stream", Charset(type?.CharSet), url, clock.GetUtcNow(), body.Length), gzip) };
    }

    private static string? Charset(string? said) => said?.Trim('"', '\'', ' ') is { Length: > 0 } charset ? charset : null;
}
