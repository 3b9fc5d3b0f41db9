using System.Net;

namespace ChipWatch.Collect.Http;

/// <summary>How long a server asks us to stay away, within reason.</summary>
internal static class RetryAfter
{
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(6);

    /// <summary>With 429 and 503, and with any answer that names a time; null otherwise.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now, int deferred)
    {
        var asked = response.Headers.RetryAfter;
        if ((asked?.Delta ?? asked?.Date - now) is { } delay && (int)response.StatusCode >= 400)
            return Within(delay);
        return response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? Backoff(deferred) : null;
    }

    /// <summary>A minute, doubled each time.</summary>
    public static TimeSpan Backoff(int deferred) => Within(TimeSpan.FromMinutes(Math.Pow(2, Math.Clamp(deferred, 0, 12))));

    private static TimeSpan Within(TimeSpan delay) => delay < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : delay > Longest ? Longest : delay;
}
