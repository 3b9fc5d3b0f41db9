using System.Text.Json;

namespace ChipWatch.Sources.Listing;

/// <summary>
/// How a page is asked for. Values are templates over <c>from</c>, <c>to</c>, <c>page</c>, <c>offset</c>, <c>size</c>, <c>cursor</c>,
/// <c>now</c> (and for details the item's); a parameter that cannot be filled is left out.
/// </summary>
internal sealed record RequestSettings
{
    public string? Method { get; init; }
    public IReadOnlyDictionary<string, OneOrMany> Query { get; init; } = new Dictionary<string, OneOrMany>();
    public IReadOnlyDictionary<string, OneOrMany>? Form { get; init; }

    /// <summary>Body as JSON; texts in it are templates, and one that is a number's hole alone stays a number.</summary>
    public JsonElement? Json { get; init; }
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <exception cref="FormatException">A text of the JSON body is no template.</exception>
    public IEnumerable<OneOrMany> Templates() =>
        Query.Values.Concat(Form?.Values ?? []).Concat(Json is { } json ? Texts(json).Select(t => new OneOrMany([t])) : []);

    public IEnumerable<string> Holes() => Templates().SelectMany(t => t.Holes);

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Texts(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => [text],
        _ => [],
    };
}

/// <summary>How a listing goes on.</summary>
internal sealed record PagingSettings
{
    /// <summary><c>none</c>, <c>page</c>, <c>cursor</c> or <c>link</c>.</summary>
    public string By { get; init; } = "none";

    /// <summary>Number of the first page.</summary>
    public int First { get; init; } = 1;

    /// <summary>Rows on a full page.</summary>
    public int Size { get; init; } = 20;

    /// <summary>Address of the pages after the first where a parameter does not tell them: a template over <c>page</c>.</summary>
    public OneOrMany? Url { get; init; }

    /// <summary>Path of the number of pages, or null.</summary>
    public string? Pages { get; init; }

    /// <summary>Path of the cursor or of the next page's address.</summary>
    public string? Next { get; init; }

    /// <summary>Path of a value that says whether there is more, or null.</summary>
    public string? More { get; init; }

    /// <summary>Pages that one query may read at most: what deep paging is known to allow.</summary>
    public int Limit { get; init; } = 100;
}
