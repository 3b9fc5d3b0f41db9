using System.Net;
using System.Net.Sockets;

namespace ChipWatch.Collect.Http;

/// <summary>Tells addresses of the public internet from those that no collected URL may reach.</summary>
public static class PublicAddress
{
    /// <summary>Of IPv4, what is not to be routed to; of IPv6's global unicast, the parts set aside.</summary>
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", // Azure's wire server: public by number, the platform by function
            "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All that IANA has given out of IPv6 for the public internet; loopback, ULA, link-local, multicast and the rest lie outside.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>False for private, loopback, link-local, CGNAT, ULA, metadata, multicast and reserved addresses, in IPv4 or carried inside IPv6.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Inside(address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        return Carried(address) is { } inner ? Is(inner) : GlobalUnicast.Contains(address) && !Inside(address);
    }

    private static bool Inside(IPAddress address) => Array.Exists(Closed, n => n.BaseAddress.AddressFamily == address.AddressFamily && n.Contains(address));

    /// <summary>The IPv4 address that a mapped, NAT64 or 6to4 address leads to.</summary>
    private static IPAddress? Carried(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (address.IsIPv4MappedToIPv6 || Nat64.Contains(address))
            return new(bytes.AsSpan(12, 4));
        return SixToFour.Contains(address) ? new(bytes.AsSpan(2, 4)) : null;
    }
}
