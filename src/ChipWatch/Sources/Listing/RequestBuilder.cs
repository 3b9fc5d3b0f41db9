using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChipWatch.Sources.Listing;

/// <summary>Requests from templates.</summary>
internal static class RequestBuilder
{
    private static readonly TransformSet NoTransforms = new();

    /// <summary>What the templates of a listing's request may name.</summary>
    public static Func<string, object?> Variables(ListQuery query, PagingSettings paging, TimeZoneInfo zone, int? window, string? cursor) => name => name switch
    {
        "from" => query.From ?? (window is { } days ? Today(query, zone).AddDays(-days) : null),
        "to" => query.To ?? query.From ?? (window is null ? null : Today(query, zone)),
        "page" => paging.First + query.Page,
        "offset" => query.Page * paging.Size,
        "size" => paging.Size,
        "cursor" => cursor,
        "now" => query.Now,
        _ => null,
    };

    public static SourceRequest Build(Uri url, RequestSettings settings, Func<string, object?> lookup, TransformSet? transforms = null)
    {
        var set = transforms ?? NoTransforms;
        var headers = new Dictionary<string, string>(settings.Headers, StringComparer.OrdinalIgnoreCase);
        var address = new StringBuilder(url.OriginalString);
        var separator = url.Query.Length == 0 ? '?' : '&';
        foreach (var (name, value) in Filled(settings.Query, lookup, set))
        {
            address.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        var request = new SourceRequest(new(address.ToString())) { Method = settings.Method ?? "GET", Headers = headers };
        if (settings.Form is { } form)
        {
            var body = string.Join('&', Filled(form, lookup, set).Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
            return request with { Method = settings.Method ?? "POST", Body = body, ContentType = "application/x-www-form-urlencoded" };
        }

        return settings.Json is { } json
            ? request with { Method = settings.Method ?? "POST", Body = Node(json, lookup, set)?.ToJsonString(ChipWatch.Json.Options), ContentType = "application/json" }
            : request;
    }

    private static DateOnly Today(ListQuery query, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(query.Now, zone).DateTime);

    private static IEnumerable<KeyValuePair<string, string>> Filled(IReadOnlyDictionary<string, OneOrMany> parameters, Func<string, object?> lookup, TransformSet transforms)
    {
        foreach (var (name, template) in parameters)
        {
            if (template.Texts is [""])
                yield return new(name, "");
            else if (template.Fill(lookup, transforms) is { } value)
                yield return new(name, value);
            else if (template.Texts is [var only] && only.EndsWith("?}", StringComparison.Ordinal))
                yield return new(name, "");
        }
    }

    private static JsonNode? Node(JsonElement value, Func<string, object?> lookup, TransformSet transforms)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var filled = new JsonObject();
                foreach (var property in value.EnumerateObject())
                    if (Node(property.Value, lookup, transforms) is { } node)
                        filled[property.Name] = node;
                return filled;
            case JsonValueKind.Array:
                var items = value.EnumerateArray().Select(v => Node(v, lookup, transforms)).OfType<JsonNode>().ToArray();
                return items.Length == 0 && value.GetArrayLength() > 0 ? null : new JsonArray(items);
            case JsonValueKind.String when value.GetString() is { Length: > 0 } text:
                var template = Template.Parse(text);
                if (template.Whole(lookup) is int number)
                    return JsonValue.Create(number);
                return template.Fill(lookup, transforms) is { } written ? JsonValue.Create(written) : null;
            default:
                return JsonNode.Parse(value.GetRawText());
        }
    }
}
