namespace ChipWatch.Collect.Http;

/// <summary>
/// The bottom of the HTTP client: sockets, or whatever stands in for them. The demo puts a handler here that answers from its
/// samples; everything above it stays as in production. Register one before <c>AddCollect</c> to replace the sockets.
/// </summary>
/// <param name="Create">Called once per client; must neither follow redirects nor decompress.</param>
public sealed record CollectTransport(Func<HttpMessageHandler> Create)
{
    /// <summary>Sockets that connect to public addresses only.</summary>
    public static CollectTransport Sockets(Network network, CollectOptions options) => new(() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        UseCookies = false,
        // A proxy would be what the connect callback sees and checks, instead of the source.
        UseProxy = false,
        ConnectTimeout = options.ConnectTimeout,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancellation) => network.ConnectAsync(context.DnsEndPoint, cancellation),
    });
}
