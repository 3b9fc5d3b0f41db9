using System.Globalization;
using System.Text.Json;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.Exchanges;

/// <summary>
/// Of an applicant's submissions, the latest that is a document of the company: notices of its coordinators stand in the same
/// list and are no stage, and the row's own date is that of the last change.
/// </summary>
internal static class HkexApplicants
{
    public static string? Value(JsonElement row, string name)
    {
        if (Latest(row) is not { } submission)
            return null;
        var title = JsonPath.Text(submission, "nF") ?? "";
        return name switch
        {
            "$filed" => JsonPath.Text(submission, "d"),
            "$name" => title,
            "$stage" => IsHearing(title) ? "hearing passed (PHIP posted)" : "application proof filed",
            "$page" => JsonPath.Text(submission, "u2") is { Length: > 0 } page ? page : JsonPath.Text(submission, "u1"),
            "$pdf" => JsonPath.Text(submission, "u1"),
            _ => null,
        };
    }

    private static JsonElement? Latest(JsonElement row)
    {
        JsonElement? latest = null;
        var day = DateOnly.MinValue;
        foreach (var submission in new[] { "ls", "ps" }.SelectMany(list => JsonPath.Find(row, list) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray().ToArray() : []))
        {
            var title = JsonPath.Text(submission, "nF") ?? "";
            if ((IsHearing(title) || IsProof(title))
                && DateOnly.TryParseExact(JsonPath.Text(submission, "d"), "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
                && on > day)
                (latest, day) = (submission, on);
        }

        return latest;
    }

    private static bool IsHearing(string title) => title.Contains("PHIP", StringComparison.Ordinal) || title.Contains("Post Hearing Information Pack", StringComparison.OrdinalIgnoreCase) || title.Contains("聆訊後資料集", StringComparison.Ordinal);

    private static bool IsProof(string title) => title.Contains("Application Proof", StringComparison.OrdinalIgnoreCase) || title.Contains("申請版本", StringComparison.Ordinal);
}
