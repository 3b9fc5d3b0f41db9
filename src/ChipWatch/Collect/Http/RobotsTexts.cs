using System.Collections.Concurrent;
using System.Text;

namespace ChipWatch.Collect.Http;

/// <summary>The robots.txt of each host, asked once a day: in memory, and in <c>state/robots/{host}.json</c> for the next instance.</summary>
public sealed class RobotsTexts(IBlobStore store, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>Ok when the page may be fetched, Forbidden when not, and the fetch's own failure when that cannot be known now.</returns>
    public async Task<FetchResult> CheckAsync(Uri url, Func<Uri, CancellationToken, Task<FetchResult>> fetch, CancellationToken cancellation)
    {
        var site = new Uri(url.GetLeftPart(UriPartial.Authority));
        if (!kept.TryGetValue(site.Authority, out var found) || found.FetchedAt + Lifetime <= clock.GetUtcNow())
        {
            var name = new BlobName(Containers.State, $"robots/{site.Authority.ToLowerInvariant().Replace(':', '-')}.json");
            found = (await store.ReadJsonAsync<Kept>(name, cancellation))?.Value;
            if (found is null || found.FetchedAt + Lifetime <= clock.GetUtcNow())
            {
                var answer = await fetch(new(site, "/robots.txt"), cancellation);
                // §2.4: while the file cannot be had, an earlier copy holds.
                if (Read(answer) is { } rules)
                    await store.WriteJsonAsync(name, found = new(rules.Rules, clock.GetUtcNow()), cancellation: cancellation);
                else if (found is null)
                    return answer with { Reason = $"robots.txt of {site.Authority}: {answer.Reason}" };
            }

            kept[site.Authority] = found;
        }

        return new RobotsRules(found.Rules).Allows(url) ? new(FetchStatus.Ok) : new(FetchStatus.Forbidden, $"robots.txt of {site.Authority} keeps us from {url.AbsolutePath}");
    }

    /// <summary>RFC 9309 §2.3.1: a 4xx, and a redirect to where we may not go, allow everything; a 5xx or silence nothing for now.</summary>
    private static RobotsRules? Read(FetchResult answer) => answer.Status switch
    {
        FetchStatus.Ok when answer.Response is { } response => RobotsRules.Parse(Encoding.UTF8.GetString(response.Body.Span), SourceHttp.Product),
        FetchStatus.Gone or FetchStatus.Rejected or FetchStatus.Forbidden => RobotsRules.AllowAll,
        FetchStatus.Blocked when answer.Response is { Status: >= 400 } => RobotsRules.AllowAll,
        _ => null,
    };

    private sealed record Kept(IReadOnlyList<RobotsRule> Rules, DateTimeOffset FetchedAt)
    {
        public int Schema { get; init; } = 1;
    }
}
