using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ChipWatch.Read.Html;

/// <summary>What a page's schema.org data says of its article.</summary>
internal sealed record JsonLd(string? Headline, string? Published, string? Language, string? Body)
{
    private static readonly string[] Kinds = ["Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "TechArticle", "Report", "LiveBlogPosting", "AdvertiserContentArticle"];

    public static JsonLd? Of(IHtmlDocument document)
    {
        JsonLd? page = null;
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
                foreach (var (thing, article) in Things(json.RootElement))
                {
                    var found = new JsonLd(Text(thing, "headline"), Text(thing, "datePublished"), Text(thing, "inLanguage"), Text(thing, "articleBody"));
                    if (article)
                        return found;
                    if (found.Published is not null)
                        page ??= found with { Body = null };
                }
            }
            catch (JsonException)
            {
                // Pages print broken JSON; they still have their other marks.
            }
        }

        return page;
    }

    private static IEnumerable<(JsonElement Thing, bool Article)> Things(JsonElement root)
    {
        var stack = new Stack<JsonElement>();
        stack.Push(root);
        for (var left = 2000; left > 0 && stack.TryPop(out var at); left--)
        {
            if (at.ValueKind == JsonValueKind.Array)
            {
                foreach (var element in at.EnumerateArray().Reverse())
                    stack.Push(element);
            }
            else if (at.ValueKind == JsonValueKind.Object)
            {
                if (at.TryGetProperty("@type", out var type))
                    yield return (at, IsArticle(type));
                foreach (var name in (string[])["mainEntity", "@graph"])
                {
                    if (at.TryGetProperty(name, out var inner))
                        stack.Push(inner);
                }
            }
        }
    }

    private static bool IsArticle(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => Kinds.Contains(type.GetString()),
        JsonValueKind.Array => type.EnumerateArray().Any(IsArticle),
        _ => false,
    };

    private static string? Text(JsonElement thing, string name) =>
        thing.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
