using System.Net;
using System.Net.Sockets;

namespace ChipWatch.Collect.Http;

/// <summary>No public address stands behind the name; the message names host and addresses.</summary>
public sealed class AddressRefusedException(string message) : IOException(message);

/// <summary>
/// How names become addresses and addresses connections. Every address is checked between the two, so that no DNS answer leads inside.
/// Tests give their own answers and their own wire.
/// </summary>
public sealed class Network
{
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = (host, cancellation) => Dns.GetHostAddressesAsync(host, cancellation);

    public Func<IPEndPoint, CancellationToken, Task<Stream>> Dial { get; init; } = DialAsync;

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="AddressRefusedException">Every address of the host is private, loopback, link-local or the like.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Resolve(target.Host, cancellation);
        var open = Array.FindAll(addresses, PublicAddress.Is);
        if (addresses.Length > 0 && open.Length == 0)
            throw new AddressRefusedException($"{target.Host} leads to {string.Join(", ", addresses.Select(a => a.ToString()))}, which is not on the public internet");
        Exception? fault = null;
        foreach (var address in open)
        {
            try
            {
                return await Dial(new(address, target.Port), cancellation);
            }
            catch (SocketException e)
            {
                fault = e;
            }
        }

        throw fault ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task<Stream> DialAsync(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
