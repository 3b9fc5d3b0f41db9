using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;

namespace ChipWatch.Collect.Http;

/// <summary>
/// The standard resilience handler, set for scraping: network faults and 500, 502, 504 are tried again in the run; 429 and 503 never,
/// for the queue waits better than a function does.
/// </summary>
internal static class Resilience
{
    public static void Set(HttpStandardResilienceOptions resilience, IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<CollectOptions>>().Value;
        resilience.AttemptTimeout.Timeout = options.ResponseTimeout;
        resilience.TotalRequestTimeout.Timeout = (options.ResponseTimeout + options.RetryDelay + TimeSpan.FromSeconds(1)) * (options.Retries + 1) * 2;
        resilience.CircuitBreaker.SamplingDuration = options.ResponseTimeout * 3 > TimeSpan.FromSeconds(30) ? options.ResponseTimeout * 3 : TimeSpan.FromSeconds(30);
        resilience.CircuitBreaker.ShouldHandle = arguments => ValueTask.FromResult(Broken(arguments.Outcome));
        resilience.Retry.ShouldRetryAfterHeader = false;
        resilience.Retry.MaxRetryAttempts = Math.Max(1, options.Retries);
        resilience.Retry.Delay = options.RetryDelay;
        resilience.Retry.BackoffType = DelayBackoffType.Exponential;
        resilience.Retry.UseJitter = true;
        resilience.Retry.ShouldHandle = arguments => ValueTask.FromResult(options.Retries > 0 && Broken(arguments.Outcome));
    }

    private static bool Broken(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { InnerException: AddressRefusedException } } => false,
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result: { } response } => response.Headers.RetryAfter is null && response.StatusCode is (HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout),
        _ => false,
    };
}
