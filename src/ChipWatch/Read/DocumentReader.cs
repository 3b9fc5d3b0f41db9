namespace ChipWatch.Read;

public enum ReadFailure { Empty, Unsupported, Damaged, NoTextLayer, Blocked, TooLarge }

/// <summary>What is known of the bytes before they are read. All but <see cref="Content"/> may be missing.</summary>
public sealed record ReadRequest(ReadOnlyMemory<byte> Content)
{
    public string? MediaType { get; init; }
    public string? Charset { get; init; }
    public Uri? Url { get; init; }

    /// <summary>The list's entry, whose title, dates and language win over the page's own.</summary>
    public Item? Item { get; init; }
    public string Id { get; init; } = "";
    public string TimeZone { get; init; } = "Asia/Shanghai";
}

/// <summary>A document, or why there is none.</summary>
public sealed record ReadOutcome(Document? Document, ReadFailure? Failure = null, string? Reason = null);

/// <summary>Capture to document, by content: HTML, PDF, feed entry, XBRL, JSON notice, plain text.</summary>
public sealed class DocumentReader
{
    public ReadOutcome Read(ReadRequest request, CancellationToken cancellation = default) =>
        new(null, ReadFailure.Unsupported, "not built yet");
}
