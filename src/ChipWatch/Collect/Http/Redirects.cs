using System.Net;
using ChipWatch.Sources;

namespace ChipWatch.Collect.Http;

internal static class Redirects
{
    /// <summary>The next request, or null when the response is no redirect. A POST becomes a GET as browsers do it; headers go only to the same host.</summary>
    public static SourceRequest? Follow(SourceRequest request, HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            || response.Headers.Location is not { } location)
            return null;
        var url = location.IsAbsoluteUri ? location : new Uri(request.Url, location);
        var keeps = response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect || request.Method is "GET" or "HEAD";
        var next = keeps ? request with { Url = url } : new SourceRequest(url) { Headers = request.Headers };
        return string.Equals(url.IdnHost, request.Url.IdnHost, StringComparison.OrdinalIgnoreCase) ? next : next with { Headers = new Dictionary<string, string>() };
    }
}
