namespace ChipWatch.Sources.Listing;

/// <summary>How a row becomes an item; every value is a template over the row.</summary>
internal sealed record ItemFields
{
    public required OneOrMany Id { get; init; }
    public required OneOrMany Title { get; init; }
    public OneOrMany? Link { get; init; }
    public OneOrMany? Document { get; init; }
    public DateField? On { get; init; }
    public DateField? At { get; init; }
    public OneOrMany? Filer { get; init; }
    public OneOrMany? Ticker { get; init; }
    public IReadOnlyDictionary<string, OneOrMany> Facts { get; init; } = new Dictionary<string, OneOrMany>();

    /// <summary>Lines of the row's own content, which is then the capture and nothing is fetched; a line that cannot be filled is left out.</summary>
    public OneOrMany? Content { get; init; }
    public string ContentType { get; init; } = "text/plain";

    public IEnumerable<OneOrMany> All =>
        new[] { Id, Title, Link, Document, On?.Value, At?.Value, Filer, Ticker, Content }.Concat(Facts.Values).OfType<OneOrMany>();
}

/// <param name="Formats">.NET formats, or <c>unix</c>, <c>unix-ms</c>, <c>iso</c> (with offset or Z), <c>rfc822</c>.</param>
internal sealed record DateField(OneOrMany Value, IReadOnlyList<string> Formats);
