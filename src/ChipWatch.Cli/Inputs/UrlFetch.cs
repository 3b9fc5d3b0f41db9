using ChipWatch.Cli.Files;
using ChipWatch.Cli.Host;
using ChipWatch.Collect.Http;
using ChipWatch.Read;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChipWatch.Cli.Inputs;

/// <summary>Fetches an address that a person gave: any public host, by the collector's polite and guarded client. Made on first use.</summary>
internal sealed class UrlFetch : IAsyncDisposable
{
    private readonly string scratch = Path.Combine(Path.GetTempPath(), $"chipwatch-{Guid.NewGuid():n}");
    private readonly Lazy<ServiceProvider> services;

    public UrlFetch() => services = new(() => LocalPipeline.Register(
        new ServiceCollection(), new(scratch), LocalPipeline.Configuration(), scratch, new FileWorkQueue(scratch, TimeProvider.System)).BuildServiceProvider());

    public async Task<(ReadRequest? Request, string? Error)> FetchAsync(Uri url, CancellationToken cancellation)
    {
        try
        {
            var answer = await services.Value.GetRequiredService<PublicPages>().FetchAsync(url, cancellation);
            return answer is { Status: FetchStatus.Ok, Response: { } response }
                ? (new(response.Body) { MediaType = response.MediaType, Charset = response.Charset, Url = response.Url }, null)
                : (null, answer.Reason);
        }
        catch (OptionsValidationException invalid)
        {
            return (null, string.Join(" ", invalid.Failures));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!services.IsValueCreated)
            return;
        await services.Value.DisposeAsync();
        Directory.Delete(scratch, recursive: true);
    }
}
