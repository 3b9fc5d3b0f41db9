namespace ChipWatch;

/// <summary>A capture made readable.</summary>
public sealed record Document
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary><c>hash(source, external id)</c>; see <see cref="DocumentId"/>.</summary>
    public required string Id { get; init; }
    public string Source { get; init; } = "";
    public string ExternalId { get; init; } = "";
    public Uri? Url { get; init; }
    public string Title { get; init; } = "";

    /// <summary>Main text, blocks separated by <c>\n</c>; evidence offsets count in it. Table cells stand in it too, tab-separated rows.</summary>
    public required string Text { get; init; }

    /// <summary>ISO 639-1 with script where it matters: <c>en</c>, <c>zh</c>, <c>zh-Hant</c>, …</summary>
    public string? Language { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>IANA zone that relative dates are resolved in.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";
    public IReadOnlyList<Table> Tables { get; init; } = [];
    public Party? Filer { get; init; }
    public string? Ticker { get; init; }

    /// <summary>0 for the first reading; a changed capture of the same item counts up.</summary>
    public int Revision { get; init; }

    /// <summary>Where the bytes came from.</summary>
    public Capture? Capture { get; init; }
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}

/// <summary>A table whose cells stand in the document's text.</summary>
public sealed record Table(int Start, int End, IReadOnlyList<TableRow> Rows);

public sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <param name="Start">UTF-16 offset in the document's text.</param>
public sealed record TableCell(int Start, int End, bool Header = false, int ColumnSpan = 1, int RowSpan = 1);
