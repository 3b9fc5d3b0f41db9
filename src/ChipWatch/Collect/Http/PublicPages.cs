using ChipWatch.Collect.Rates;
using ChipWatch.Sources;

namespace ChipWatch.Collect.Http;

/// <summary>Fetches addresses that a person named: any public host, with the same limits and the same address check as sources.</summary>
public sealed class PublicPages(SourceHttp http, HostRates rates)
{
    /// <returns>With <see cref="FetchResult.Response"/> when Ok; its reason otherwise.</returns>
    public Task<FetchResult> FetchAsync(Uri url, CancellationToken cancellation = default) =>
        http.ListAsync(new SourceRequest(url), rates.PassFor(PublicSource.Of(url), Lane.Alone), cancellation: cancellation);
}
