using ChipWatch.Collect.Http;
using ChipWatch.Collect.State;

namespace ChipWatch.Collect;

/// <summary>When a failed item is tried again, and when it is given up: the one place that decides.</summary>
internal static class RetryPlan
{
    /// <returns>The item to try again, or null when it is given up for good.</returns>
    public static OpenItem? Next(OpenItem item, FetchResult failure, DateTimeOffset now)
    {
        var attempts = item.Attempts + 1;
        TimeSpan? delay = failure.Status switch
        {
            FetchStatus.Later => failure.RetryAfter ?? TimeSpan.FromMinutes(1),
            FetchStatus.Misconfigured => TimeSpan.Zero,
            FetchStatus.Broken or FetchStatus.Blocked when attempts < 8 => TimeSpan.FromMinutes(Math.Min(15 * Math.Pow(3, attempts - 1), 1440)),
            // A link is often announced before the page is there.
            FetchStatus.Gone when attempts < 4 => TimeSpan.FromHours(6 * attempts),
            _ => null,
        };
        // A wait that was asked of us is not an attempt.
        var counted = failure.Status is FetchStatus.Later or FetchStatus.Misconfigured ? item.Attempts : attempts;
        return delay is { } wait ? item with { Attempts = counted, Due = now + wait, Reason = failure.Reason } : null;
    }
}
