using ChipWatch.Read;

namespace ChipWatch.Cli.Inputs;

/// <summary>Fetches an address that a person gave: any public host, by the collector's polite and guarded client.</summary>
internal static class UrlFetch
{
    public static Task<(ReadRequest? Request, string? Error)> FetchAsync(Uri url, CancellationToken cancellation) =>
        Task.FromResult<(ReadRequest?, string?)>((null, $"{url}: addresses are not fetched yet"));
}
