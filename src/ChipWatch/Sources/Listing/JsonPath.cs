using System.Text.Json;

namespace ChipWatch.Sources.Listing;

/// <summary>Paths into JSON: <c>a.b.0.c</c>; <c>*</c> stands for every element or value, joined by "; ".</summary>
internal static class JsonPath
{
    public static JsonElement? Find(JsonElement root, string path)
    {
        var at = root;
        foreach (var step in Steps(path))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var property))
                at = property;
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(step, System.Globalization.CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength())
                at = at[index];
            else
                return null;
        }

        return at;
    }

    public static string? Text(JsonElement root, string path)
    {
        var star = path.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return Find(root, path) is { } found ? Text(found) : null;
        if (Find(root, path[..star].TrimEnd('.')) is not { } container)
            return null;
        var rest = path[(star + 1)..].TrimStart('.');
        var values = container.ValueKind switch
        {
            JsonValueKind.Array => container.EnumerateArray().Select(e => Text(e, rest)),
            JsonValueKind.Object => container.EnumerateObject().Select(p => Text(p.Value, rest)),
            _ => [],
        };
        return string.Join("; ", values.Where(v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.Ordinal)) is { Length: > 0 } joined ? joined : null;
    }

    /// <summary>"null" in a text is what some sources write for null.</summary>
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { } text && text is not "null" ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => Text(value, "*"),
        _ => null,
    };

    private static string[] Steps(string path) => path.Length == 0 ? [] : path.Split('.');
}
