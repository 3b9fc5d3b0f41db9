namespace ChipWatch.Sources;

/// <summary>One HTTP request as data.</summary>
public sealed record SourceRequest(Uri Url)
{
    public string Method { get; init; } = "GET";
    public string? Body { get; init; }
    public string? ContentType { get; init; }
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>What came back: any status that the collector did not settle itself (304, 429).</summary>
public sealed record SourceResponse(int Status, string? MediaType, string? Charset, ReadOnlyMemory<byte> Body, Uri Url);

/// <summary>What is asked of a listing: its newest page, or a range of days in the source's zone (both ends included).</summary>
/// <param name="Page">From 0; how many pages of this query were read before.</param>
public sealed record ListQuery(DateTimeOffset Now, DateOnly? From = null, DateOnly? To = null, int Page = 0)
{
    public bool IsRange => From is not null;
}

public enum ListProblem
{
    /// <summary>A block page, a challenge, a refusal.</summary>
    Blocked,

    /// <summary>An envelope that says that something failed.</summary>
    Refused,

    /// <summary>Not the shape that the source had: the reader needs mending.</summary>
    Malformed,
}

/// <summary>An entry and, where the listing itself carries the content, that content as the capture.</summary>
public sealed record ListedItem(Item Item, ReadOnlyMemory<byte>? Content = null, string? MediaType = null);

/// <summary>A name on a list that it stands on until it is struck off.</summary>
/// <param name="Key">What an edit of its row leaves as it is.</param>
/// <param name="Since">From when on, or null when the list does not say.</param>
public sealed record StandingRow(string Key, string Name, string List, DateOnly? Since);

/// <param name="Listed">The item that tells of its coming, whether or not this answer lists it.</param>
public sealed record StandingEntry(StandingRow Row, ListedItem Listed);

/// <summary>What one response lists.</summary>
public sealed record ListPage(IReadOnlyList<ListedItem> Items)
{
    /// <summary>Rows of the whole query as the source counts them, or null when it does not say.</summary>
    public int? DeclaredTotal { get; init; }

    /// <summary>Rows that stood on this page, unreadable and skipped ones included; several rows of one item count once.</summary>
    public int Rows { get; init; }

    /// <summary>Rows beyond <see cref="Rows"/> that told of an item for a second time: what a declared total counts too.</summary>
    public int Doubles { get; init; }

    /// <summary>Rows left out on purpose: outside the asked days, or not of the field.</summary>
    public int Skipped { get; init; }

    /// <summary>External ids of the skipped rows: what tells a list of nothing but skipped rows that was seen before from a new one.</summary>
    public IReadOnlyList<string> SkippedIds { get; init; } = [];

    /// <summary>The next page, or null at the end.</summary>
    public SourceRequest? Next { get; init; }

    /// <summary>The next page begins another list of the same source (another company): it is read even where nothing on this page is new.</summary>
    public bool NextIsAnotherList { get; init; }
    public ListProblem? Problem { get; init; }

    /// <summary>Where the answer is the whole of a list that names stand on until they are struck off: all of them. Who joins late and who leaves is found by comparing.</summary>
    public IReadOnlyList<StandingEntry>? Standing { get; init; }

    /// <summary>With <see cref="Problem"/>, and for rows that were left out or could not be asked for: what and why, one line each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public static ListPage Failed(ListProblem problem, string reason) => new([]) { Problem = problem, Reasons = [reason] };
}

/// <summary>Lists one kind of source. Free of I/O: requests and responses are data. Stateless; one instance serves all its sources.</summary>
public interface ISourceReader
{
    /// <summary>As definitions name it.</summary>
    string Name { get; }

    /// <summary>What is wrong with a definition's settings, one line each; empty when nothing is.</summary>
    IReadOnlyList<string> Check(Source source);

    /// <returns>Null when the source cannot be asked for that range.</returns>
    SourceRequest? First(Source source, ListQuery query);

    ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response);

    /// <summary>What tells that names have left a list that they stood on; none where the source has no such list.</summary>
    /// <param name="day">Of the first list without them, in the source's zone.</param>
    IEnumerable<ListedItem> Struck(Source source, IReadOnlyCollection<StandingRow> rows, DateOnly day) => [];

    /// <summary>What fetches the item's content; null when the listing carried it.</summary>
    SourceRequest? Detail(Source source, Item item) => (item.Document ?? item.Link) is { } url ? new(url) : null;
}
