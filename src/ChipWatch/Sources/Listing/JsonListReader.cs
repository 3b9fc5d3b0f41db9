using System.Globalization;
using System.Text.Json;

namespace ChipWatch.Sources.Listing;

internal sealed record JsonListSettings : ListSettings
{
    /// <summary>Path of the rows; a text there is JSON once more.</summary>
    public string Rows { get; init; } = "";

    /// <summary>Path of the query's row count.</summary>
    public string? Total { get; init; }

    /// <summary>The source writes null, or an empty object, for no rows.</summary>
    public bool NullIsEmpty { get; init; }

    /// <summary>Status that the source answers with when there is no row (SAM.gov: 404), or null.</summary>
    public int? EmptyStatus { get; init; }
}

/// <summary>Lists that are JSON (or JSON in a callback): rows by path, items by templates.</summary>
/// <param name="name">A kind of list with values that no path gives has a name of its own and …</param>
/// <param name="derive">… a function that gives them: names that begin with <c>$</c>, from the row.</param>
public sealed class JsonListReader(string name = "json", Func<JsonElement, string, string?>? derive = null) : ISourceReader
{
    public string Name => name;

    public IReadOnlyList<string> Check(Source source) => SettingsCheck.Of<JsonListSettings>(source, s => s.Mistakes(source));

    public SourceRequest? First(Source source, ListQuery query) => ListRequests.First(source, ListSettings.Of<JsonListSettings>(source), query);

    public SourceRequest? Detail(Source source, Item item) => ListRequests.Detail(ListSettings.Of<JsonListSettings>(source), item);

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        var settings = ListSettings.Of<JsonListSettings>(source);
        if (response.Status == settings.EmptyStatus)
            return new([]) { DeclaredTotal = 0 };
        if (JsonAnswer.Open(response, settings.Envelope, out var answer) is { } failed)
            return failed;
        using (answer)
        {
            var root = answer.RootElement;
            var total = Number(root, settings.Total);
            using var rows = Rows(root, settings.Rows);
            if (rows is null && (total > 0 || (total is null && !(settings.NullIsEmpty && SaysNothing(root, settings.Rows)))))
                return Refusals.NoRows(response, string.Create(CultureInfo.InvariantCulture, $"no rows at '{settings.Rows}', and the declared total is {total?.ToString(CultureInfo.InvariantCulture) ?? "missing too"}"));

            var reader = new RowReader(source, settings, response.Url);
            var page = new PageAssembly(source, query);
            foreach (var row in Elements(rows?.RootElement))
                page.Add(reader.Read(p => p.StartsWith('$') ? derive?.Invoke(row, p) : JsonPath.Text(row, p), out var reason), reason);
            var onward = new Onward(
                total,
                Number(root, settings.Paging.Pages),
                settings.Paging.Next is { } next ? JsonPath.Text(root, next) : null,
                settings.Paging.More is { } more ? JsonPath.Text(root, more) is "true" or "Y" or "1" : null);
            return page.Page(ListRequests.TotalOf(settings, query, total), ListRequests.Next(source, settings, query, request, page, onward));
        }
    }

    /// <summary>An empty object or an explicit null; an object that speaks of something else is an error.</summary>
    private static bool SaysNothing(JsonElement root, string path) =>
        JsonPath.Find(root, path) is { ValueKind: JsonValueKind.Null } || (root.ValueKind == JsonValueKind.Object && !root.EnumerateObject().Any());

    private static int? Number(JsonElement root, string? path) =>
        path is not null && int.TryParse(JsonPath.Text(root, path), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonDocument? Rows(JsonElement root, string path)
    {
        if (JsonPath.Find(root, path) is not { } found || (path.Length == 0 && found.ValueKind != JsonValueKind.Array))
            return null;
        var text = found.ValueKind == JsonValueKind.String ? found.GetString()! : found.GetRawText();
        try
        {
            var rows = JsonDocument.Parse(text);
            if (rows.RootElement.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                return rows;
            rows.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement> Elements(JsonElement? rows) => rows switch
    {
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().Select(p => p.Value),
        _ => [],
    };
}
