namespace ChipWatch.Sources;

public enum SourceKind { Filings, Ipo, Procurement, Policy, News, Rates }

/// <summary>One place that publishes, as data: <c>Definitions/&lt;id&gt;.json</c>, embedded. A broken definition stops the start-up.</summary>
public sealed record Source
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required SourceKind Kind { get; init; }

    /// <summary>Name of the reader that lists it: <c>feed</c>, <c>json</c>, <c>html</c>, or that of a small class of its own.</summary>
    public required string Reader { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>IANA zone of the dates that it writes without an offset.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Hosts that may be asked on its behalf, list, documents and redirects alike; exact names.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>First page of the listing; the reader's settings say how it goes on.</summary>
    public required Uri Url { get; init; }

    /// <summary>Time between polls.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Least time between two requests to one of its hosts.</summary>
    public TimeSpan Spacing { get; init; } = TimeSpan.FromSeconds(1);
    public bool Enabled { get; init; } = true;

    /// <summary>Why it is off, or what its terms ask; one sentence for the docs.</summary>
    public string? Terms { get; init; }

    /// <summary>What it takes to switch it on, and what that weakens, beside the setting; for the docs.</summary>
    public string? SwitchOn { get; init; }

    /// <summary>Whether robots.txt is asked first: pages made for people, not APIs.</summary>
    public bool Robots { get; init; }

    /// <summary>How far back it can be asked, or null when it has no past.</summary>
    public string? BackfillReach { get; init; }

    /// <summary>Days that one range query may span; backfills cut their range into slices of it.</summary>
    public int SliceDays { get; init; } = 7;

    /// <summary>Whether only what is of the field is listed (<see cref="ChipWatch.Sources.Watch"/>): general feeds and whole markets.</summary>
    public bool Watch { get; init; }

    /// <summary>The key that its API asks for, or null.</summary>
    public SourceCredential? Credential { get; init; }

    /// <summary>Id of the source whose list the daily reconciliation compares with, or null.</summary>
    public string? SecondList { get; init; }

    /// <summary>Settings of the reader: paths, selectors, parameters. The reader checks them when the catalogue loads.</summary>
    public System.Text.Json.JsonElement Settings { get; init; }
}

/// <summary>A secret that a source's API asks for. Readers never see it: whoever sends the request adds it, so that it stands in no blob and no log.</summary>
/// <param name="Setting">Name of the setting that holds it (<c>SamGovKey</c>).</param>
/// <param name="Query">Query parameter that carries it, or null.</param>
/// <param name="Header">Header that carries it, or null.</param>
public sealed record SourceCredential(string Setting, string? Query = null, string? Header = null)
{
    /// <summary>The request as it goes out; other hosts than the source's own address never get the secret.</summary>
    public SourceRequest Apply(Source source, SourceRequest request, string secret)
    {
        if (request.Url.Host != source.Url.Host)
            return request;
        if (Header is not null)
            return request with { Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { [Header] = secret } };
        var address = new UriBuilder(request.Url);
        address.Query = $"{address.Query.TrimStart('?')}&{Query}={Uri.EscapeDataString(secret)}".TrimStart('&');
        return request with { Url = address.Uri };
    }
}
