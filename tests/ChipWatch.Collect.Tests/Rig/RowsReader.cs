using System.Globalization;
using System.Text.Json;
using ChipWatch.Sources;

namespace ChipWatch.Collect.Tests.Rig;

/// <summary>Lists <c>{"total":n,"rows":[{"id","title","day"}],"next":bool}</c>, by page and by range of days.</summary>
public sealed class RowsReader : ISourceReader
{
    public string Name => "rows";

    public bool HasPast { get; set; } = true;

    public IReadOnlyList<string> Check(Source source) => [];

    public SourceRequest? First(Source source, ListQuery query) =>
        query.IsRange && !HasPast ? null : Page(source, query, query.Page);

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        if (response.Status == 503 && query.Page > 0)
            return new([]);
        try
        {
            using var answer = JsonDocument.Parse(response.Body);
            var root = answer.RootElement;
            if (root.TryGetProperty("error", out var error))
                return ListPage.Failed(ListProblem.Refused, error.GetString()!);
            if (!root.TryGetProperty("rows", out var rows))
                return ListPage.Failed(ListProblem.Malformed, "no \"rows\" in the answer: the list has changed its shape");
            var items = rows.EnumerateArray().Select(row => new ListedItem(Item(source, row), row.TryGetProperty("content", out var content) ? (ReadOnlyMemory<byte>?)System.Text.Encoding.UTF8.GetBytes(content.GetString()!) : null, "text/plain")).ToList();
            return new(items)
            {
                Rows = items.Count,
                DeclaredTotal = root.TryGetProperty("total", out var total) ? total.GetInt32() : null,
                Next = root.TryGetProperty("next", out var next) && next.GetBoolean() ? Page(source, query, query.Page + 1) : null,
            };
        }
        catch (JsonException e)
        {
            return ListPage.Failed(ListProblem.Malformed, $"not JSON: {e.Message}");
        }
    }

    private static SourceRequest Page(Source source, ListQuery query, int page) => new(new Uri(source.Url, string.Create(CultureInfo.InvariantCulture,
        $"?page={page}{(query.IsRange ? $"&from={query.From:yyyy-MM-dd}&to={query.To:yyyy-MM-dd}" : "")}")));

    private static Item Item(Source source, JsonElement row) => new(source.Id, row.GetProperty("id").GetString()!, row.GetProperty("title").GetString()!)
    {
        Link = new Uri(source.Url, $"/item/{row.GetProperty("id").GetString()}"),
        PublishedOn = DateOnly.Parse(row.GetProperty("day").GetString()!, CultureInfo.InvariantCulture),
    };
}
