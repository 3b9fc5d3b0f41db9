using System.Net;
using ChipWatch.Sources;

namespace ChipWatch.Collect.Http;

/// <summary>Which addresses may be asked on a source's behalf; asked anew for every redirect.</summary>
internal static class HostRules
{
    /// <returns>Why not, or null.</returns>
    public static string? Refusal(Source source, Uri url, Uri first)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            return $"{url} is not an http address";
        if (first.Scheme == Uri.UriSchemeHttps && url.Scheme == Uri.UriSchemeHttp)
            return $"{url.Host} is reached by a redirect from https to http";
        if (url.UserInfo.Length > 0)
            return $"an address of {url.Host} carries a user name";
        if (IPAddress.TryParse(url.IdnHost, out var address) && !PublicAddress.Is(address))
            return $"{url.Host} is not on the public internet";
        return source.Hosts is [PublicSource.AnyHost] || source.Hosts.Contains(url.IdnHost, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"{url.Host} is none of the hosts of {source.Id} ({string.Join(", ", source.Hosts)}); add it to \"hosts\" in the definition if it belongs there";
    }
}
