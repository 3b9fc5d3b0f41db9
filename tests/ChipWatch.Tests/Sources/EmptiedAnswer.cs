using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ChipWatch.Sources;

namespace ChipWatch.Tests.Sources;

/// <summary>A source's fixture as the source would answer if it had nothing to tell.</summary>
internal static class EmptiedAnswer
{
    /// <summary>Lists whose first page always has rows, and which say nothing by which an empty one could be told from a changed page.</summary>
    public static bool IsNeverHonest(Source source) => source.Reader switch
    {
        "ecb-rates" => true,
        "html" => !source.Settings.TryGetProperty("landmark", out _) && !source.Settings.TryGetProperty("total", out _),
        "json" or "sse-review" or "hkex-applicants" or "cls" or "feed" => false,
        _ => false,
    };

    public static SourceResponse Of(Source source, Uri url)
    {
        var text = File.ReadAllText(SourceFixture.PathOf(source.Id)!);
        return source.Reader switch
        {
            "feed" or "sec-current" => SourceFixture.Answer(Without(Without(Without(text, "<item>", "</item>"), "<item ", "</item>"), "<entry>", "</entry>"), "application/xml", url),
            "html" when source.Settings.TryGetProperty("html", out var inner) => Json(source, inner.GetString()!, html => JsonValue.Create(Rowless(source, (string)html!)), url),
            "html" => SourceFixture.Answer(Rowless(source, text), "text/html", url),
            "sec-daily-index" => SourceFixture.Answer(string.Join('\n', text.Split('\n').Where(l => !l.Contains("edgar/", StringComparison.Ordinal))), "text/plain", url),
            "screening-list" or "bank-of-taiwan-rates" => SourceFixture.Answer(text.Split('\n')[0], "text/csv", url),
            "ecb-rates" => SourceFixture.Answer(Without(text, "<Cube time=", "</Cube>"), "application/xml", url),
            "wayback" => SourceFixture.Answer("[]", "application/json", url),
            "cls" => Json(source, "data.roll_data", _ => new JsonArray(), url),
            "sec-facts" => Json(source, "facts", _ => new JsonObject(), url),
            "sec-submissions" => Json(source, "filings.recent", _ => new JsonObject { ["accessionNumber"] = new JsonArray(), ["form"] = new JsonArray() }, url),
            _ => Json(source, source.Settings.GetProperty("rows").GetString()!, rows => rows is JsonValue ? JsonValue.Create("null") : new JsonArray(), url),
        };
    }

    public static void Put(JsonNode root, string path, JsonNode? value)
    {
        var steps = path.Split('.');
        steps[..^1].Aggregate(root, (at, step) => at[step]!)[steps[^1]] = value;
    }

    private static SourceResponse Json(Source source, string path, Func<JsonNode?, JsonNode?> emptied, Uri url)
    {
        var root = SourceFixture.Parsed(source.Id);
        if (path.Length == 0)
            return SourceFixture.Answer("[]", "application/json", url);
        Put(root, path, emptied(path.Split('.').Aggregate(root, (at, step) => at![step]!)));
        if (source.Settings.ValueKind == System.Text.Json.JsonValueKind.Object && source.Settings.TryGetProperty("total", out var total) && total.ValueKind == System.Text.Json.JsonValueKind.String)
            Put(root, total.GetString()!, 0);
        return SourceFixture.Answer(root.ToJsonString(), "application/json", url);
    }

    private static string Without(string text, string open, string close)
    {
        for (var at = text.IndexOf(open, StringComparison.Ordinal); at >= 0; at = text.IndexOf(open, at, StringComparison.Ordinal))
            text = text.Remove(at, text.IndexOf(close, at, StringComparison.Ordinal) + close.Length - at);
        return text;
    }

    private static string Rowless(Source source, string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        foreach (var row in page.QuerySelectorAll(source.Settings.GetProperty("rows").GetString()!))
            row.Remove();
        return page.DocumentElement.OuterHtml;
    }
}
