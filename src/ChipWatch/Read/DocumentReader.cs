using ChipWatch.Read.Feeds;
using ChipWatch.Read.Html;
using ChipWatch.Read.Json;
using ChipWatch.Read.Pdf;

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

/// <summary>Capture to document, by content: HTML, PDF, feed entry, XBRL, JSON notice, plain text. Stateless; one instance serves all threads.</summary>
public sealed class DocumentReader
{
    /// <summary>Larger content, unpacked, is refused.</summary>
    public const int MaximumLength = 64 << 20;

    public ReadOutcome Read(ReadRequest request, CancellationToken cancellation = default)
    {
        request = Sec.SecSubmission.Open(request);
        var content = request.Content;
        if (GzipContent.Is(content.Span))
        {
            var (unpacked, failure) = GzipContent.Unpack(content, MaximumLength);
            if (failure is { } why)
                return new(null, why, why == ReadFailure.TooLarge ? $"unpacks to more than {MaximumLength >> 20} MiB" : "gzip data is broken");
            content = unpacked;
        }

        if (content.Length > MaximumLength)
            return new(null, ReadFailure.TooLarge, $"has more than {MaximumLength >> 20} MiB");
        if (content.IsEmpty)
            return new(null, ReadFailure.Empty, "has no bytes");
        cancellation.ThrowIfCancellationRequested();

        return ContentSniffer.Binary(content.Span) switch
        {
            ContentKind.Pdf => ReadPdf(request, content, cancellation),
            { } kind => new(null, ReadFailure.Unsupported, "is " + Kind(kind) + ", which is not read"),
            null => ReadText(request, Charset.Decode(content.Span, request.Charset), cancellation),
        };
    }

    private static string Kind(ContentKind kind) => kind switch
    {
        ContentKind.Archive => "an archive or office file",
        ContentKind.Office => "an old office file",
        ContentKind.Image => "an image",
        _ => "binary",
    };

    private static ReadOutcome ReadPdf(ReadRequest request, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var (pdf, failure, reason) = PdfReader.Read(content, cancellation);
        return pdf is null ? new(null, failure, reason) : new(DocumentOf(request, new(pdf.Title, pdf.Text, pdf.Tables)));
    }

    private static ReadOutcome ReadText(ReadRequest request, string decoded, CancellationToken cancellation)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(request.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var kind = request.MediaType == "text/plain" ? ContentKind.Text : ContentSniffer.Text(decoded);
        var content = kind switch
        {
            ContentKind.Html => HtmlReader.Read(decoded, request.Url, request.TimeZone),
            ContentKind.Feed => FeedPage.Of(decoded, zone) ?? FeedPage.Leaves(decoded),
            ContentKind.Xml => FeedPage.Leaves(decoded),
            ContentKind.Json => ReadJson(decoded, zone, cancellation),
            _ => null,
        } ?? new HtmlContent("", LineEnds(decoded), []);
        if (content.Failure is { } failure)
            return new(null, failure, content.Reason);
        if (string.IsNullOrWhiteSpace(content.Text))
            return new(null, ReadFailure.Empty, "has no text");
        return kind == ContentKind.Html && BlockPage.Says(content) is { } block ? new(null, ReadFailure.Blocked, block) : new(DocumentOf(request, content));
    }

    private static HtmlContent? ReadJson(string decoded, TimeZoneInfo zone, CancellationToken cancellation) =>
        JsonContent.Read(decoded, zone, cancellation) is not { } json ? null
        : new(json.Title, json.Text, json.Tables) { Published = json.Published, Language = json.Language, Failure = json.Failure, Reason = json.Reason };

    private static Document DocumentOf(ReadRequest request, HtmlContent content)
    {
        var item = request.Item;
        return new Document
        {
            Id = request.Id.Length > 0 || item is null ? request.Id : DocumentId.Of(item.Source, item.ExternalId),
            Source = item?.Source ?? "",
            ExternalId = item?.ExternalId ?? "",
            Url = request.Url ?? item?.Link,
            Title = item is { Title.Length: > 0 } ? item.Title : content.Title,
            Text = content.Text,
            Tables = content.Tables,
            Language = LanguageDetector.Detect(content.Text, item?.Language ?? content.Language),
            PublishedOn = item?.PublishedOn ?? content.Published?.Day,
            PublishedAt = item?.PublishedAt ?? (item?.PublishedOn is null ? content.Published?.Instant : null),
            TimeZone = request.TimeZone,
            Filer = item?.Filer,
            Ticker = item?.Ticker,
            Facts = item?.Facts ?? new Dictionary<string, string>(),
        };
    }

    private static string LineEnds(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
}
