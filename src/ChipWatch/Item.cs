namespace ChipWatch;

/// <summary>One entry of a source's listing.</summary>
/// <param name="Source">The definition's id.</param>
/// <param name="ExternalId">The publisher's own key: stable over polls.</param>
public sealed record Item(string Source, string ExternalId, string Title)
{
    /// <summary>The page a reader opens.</summary>
    public Uri? Link { get; init; }

    /// <summary>What is fetched as the capture, where that is not <see cref="Link"/> (a PDF, a JSON detail).</summary>
    public Uri? Document { get; init; }

    /// <summary>The disclosure day in the source's own zone; always set when <see cref="PublishedAt"/> is.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The instant, where the source gives one.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>ISO 639-1 of the source, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The filer or issuer of a filing as the list names it: the subject of "公司" in its text.</summary>
    public Party? Filer { get; init; }

    /// <summary>Ticker of the filer with its exchange's suffix (<c>688256.SH</c>), or null.</summary>
    public string? Ticker { get; init; }

    /// <summary>The list's own words for form, status, notice type, keyed by name; short, no personal data.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}

/// <summary>Raw bytes that came back for an item, kept gzip under their SHA-256.</summary>
/// <param name="Sha256">Lower-case hex of the uncompressed bytes.</param>
/// <param name="MediaType">As the server said, without parameters.</param>
/// <param name="Charset">As the server said, or null.</param>
/// <param name="Url">The address after redirects.</param>
public sealed record Capture(string Sha256, string MediaType, string? Charset, Uri Url, DateTimeOffset FetchedAt, long Length);
