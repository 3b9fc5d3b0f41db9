using System.Text;
using System.Text.Json.Nodes;
using ChipWatch.Doubles;
using ChipWatch.Sources;

namespace ChipWatch.Tests.Sources;

/// <summary>A source's recorded-by-hand answer and what its reader should make of it.</summary>
internal static class SourceFixture
{
    /// <summary>When the fixtures' polls are made.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    public static string Folder { get; } = Path.Combine(Shared.Root, "tests", "ChipWatch.Tests", "Sources", "Fixtures");

    public static string? PathOf(string id) =>
        Directory.EnumerateFiles(Folder, $"{id}.*").SingleOrDefault(f => Path.GetFileNameWithoutExtension(f) == id && !f.EndsWith(".expected.json", StringComparison.Ordinal));

    public static SourceResponse Answer(string id, Uri url)
    {
        var path = PathOf(id) ?? throw new FileNotFoundException($"{id} has no fixture: put the answer in the true wire shape at {Path.Combine(Folder, id)}.json, .xml, .html, .csv or .txt");
        return Answer(File.ReadAllBytes(path), MediaType(path), url);
    }

    /// <summary>A JSON fixture to change, without its callback.</summary>
    public static JsonNode Parsed(string id)
    {
        var text = File.ReadAllText(PathOf(id)!);
        return JsonNode.Parse(text[text.IndexOfAny(['{', '['])..(text.LastIndexOfAny(['}', ']']) + 1)])!;
    }

    public static SourceResponse Answer(byte[] body, string mediaType, Uri url, int status = 200) => new(status, mediaType, null, body, url);

    public static SourceResponse Answer(string body, string mediaType, Uri url, int status = 200) => Answer(Encoding.UTF8.GetBytes(body), mediaType, url, status);

    /// <summary>The expectation's own form: short, ordered, without what is empty.</summary>
    public static string Describe(ListPage page) => JsonNode.Parse(Json.Write(new
    {
        page.Problem,
        page.DeclaredTotal,
        page.Rows,
        page.Skipped,
        Reasons = page.Reasons.Count == 0 ? null : page.Reasons,
        Next = Describe(page.Next),
        Items = page.Items.Select(i => new
        {
            Id = i.Item.ExternalId,
            i.Item.Title,
            i.Item.Link,
            i.Item.Document,
            i.Item.PublishedOn,
            i.Item.PublishedAt,
            i.Item.Filer,
            i.Item.Ticker,
            Facts = i.Item.Facts.Count == 0 ? null : i.Item.Facts,
            i.MediaType,
            Content = i.Content is { } content ? Encoding.UTF8.GetString(content.Span).Split('\n') : null,
        }),
    }))!.ToJsonString(Json.Indented) + "\n";

    private static object? Describe(SourceRequest? request) => request is null
        ? null
        : new { request.Method, Url = request.Url.OriginalString, request.Body };

    private static string MediaType(string path) => Path.GetExtension(path) switch
    {
        ".json" => "application/json",
        ".xml" => "application/xml",
        ".html" => "text/html",
        ".csv" => "text/csv",
        _ => "text/plain",
    };
}
