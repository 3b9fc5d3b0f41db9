using System.Globalization;
using System.Text.Json.Nodes;

namespace ChipWatch.Tests.Extract;

/// <summary>
/// Claims as a reviewer reads them: parties as <c>name (id)</c>, amounts as <c>min..max CUR | text</c>, quotes instead of
/// offsets, no confidence (calibration is measured elsewhere).
/// </summary>
internal static class ClaimShape
{
    public static string Of(IEnumerable<Claim> claims)
    {
        var array = new JsonArray([.. claims.Select(Compact)]);
        return array.ToJsonString(Json.Indented);
    }

    private static JsonNode Compact(Claim claim)
    {
        var full = JsonNode.Parse(Json.Write(claim))!.AsObject();
        var compact = new JsonObject();
        foreach (var (name, value) in full)
        {
            if (name is "confidence" || value is JsonArray { Count: 0 })
                continue;
            compact[name] = name is "evidence" ? Quotes(claim.Evidence) : Compact(value!);
        }

        return compact;
    }

    private static JsonObject Quotes(IReadOnlyList<Evidence> evidence)
    {
        var quotes = new JsonObject();
        foreach (var byField in evidence.GroupBy(e => e.Field ?? "claim"))
            quotes[byField.Key] = string.Join(" … ", byField.Select(e => e.Quote));
        return quotes;
    }

    private static JsonNode Compact(JsonNode node) => node switch
    {
        JsonArray array => new JsonArray([.. array.Select(item => Compact(item!))]),
        JsonObject amount when amount.ContainsKey("approximate") => AmountOf(amount),
        JsonObject change when change.ContainsKey("basis") || change.ContainsKey("percent") => Fields(change),
        JsonObject period when period.ContainsKey("label") => period["label"]!.DeepClone(),
        JsonObject date when date.ContainsKey("precision") => DateOf(date),
        JsonObject party when party.ContainsKey("name") && party.All(f => f.Key is "name" or "id") => PartyOf(party),
        JsonObject other => Fields(other),
        _ => node.DeepClone(),
    };

    private static JsonObject Fields(JsonObject from)
    {
        var compact = new JsonObject();
        foreach (var (name, value) in from)
            compact[name] = Compact(value!);
        return compact;
    }

    private static JsonNode PartyOf(JsonObject party) => party["id"] is { } id ? $"{party["name"]} ({id})" : party["name"]!.DeepClone();

    private static JsonNode AmountOf(JsonObject amount)
    {
        string? min = Number(amount["min"]), max = Number(amount["max"]);
        var value = min == max ? min : $"{min}..{max}";
        var tax = amount["taxIncluded"] is { } included ? (bool)included ? " incl. tax" : " excl. tax" : "";
        return $"{((bool)amount["approximate"]! ? "~" : "")}{value} {amount["currency"] ?? "?"}{tax} | {amount["text"]}";
    }

    private static string? Number(JsonNode? value) => value?.GetValue<decimal>().ToString("0.############", CultureInfo.InvariantCulture);

    private static JsonNode DateOf(JsonObject date)
    {
        var day = (string)date["value"]!;
        return (string)date["precision"]! switch
        {
            "day" => day,
            "month" => day[..7],
            "year" => day[..4],
            var precision => $"{day} {precision}",
        };
    }
}
