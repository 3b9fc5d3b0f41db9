using System.Net.Sockets;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ChipWatch.Collect.Http;

/// <summary>Exceptions of the HTTP stack as outcomes; in one place, so that none escapes as a crash.</summary>
internal static class Faults
{
    /// <returns>Null for what no network can cause.</returns>
    public static FetchResult? Of(Exception fault, Uri url) => fault switch
    {
        HttpRequestException { InnerException: AddressRefusedException refused } => new(FetchStatus.Forbidden, $"{url.Host} is refused: {refused.Message}"),
        BodyTooLargeException e => new(FetchStatus.TooLarge, $"{url} is too large: {e.Message}"),
        BrokenCircuitException => new(FetchStatus.Later, $"{url.Host} failed too often just now", TimeSpan.FromSeconds(30)),
        TimeoutRejectedException or TimeoutException or OperationCanceledException => new(FetchStatus.Broken, $"{url} was too slow: {(fault is TimeoutException ? fault.Message : Innermost(fault))}"),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } =>
            new(FetchStatus.Broken, $"{url.Host} has no address"),
        HttpRequestException or IOException or InvalidDataException or SocketException => new(FetchStatus.Broken, $"{url} broke off: {Innermost(fault)}"),
        _ => null,
    };

    private static string Innermost(Exception fault) => fault.GetBaseException().Message;
}
