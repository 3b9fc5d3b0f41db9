namespace ChipWatch;

/// <summary>All claims of one document; the blob <c>claims/{source}/{yyyy}/{MM}/{documentId}.json</c>.</summary>
public sealed record ClaimSet
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;
    public required string DocumentId { get; init; }
    public required string Source { get; init; }
    public required string ExternalId { get; init; }

    /// <summary>The document's revision that the claims were read from.</summary>
    public int Revision { get; init; }

    /// <summary><see cref="Extract.Extractor.Version"/> that found them.</summary>
    public int Extractor { get; init; }
    public IReadOnlyList<Claim> Claims { get; init; } = [];
}
