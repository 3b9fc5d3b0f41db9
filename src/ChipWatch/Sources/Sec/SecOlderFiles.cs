using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.Sec;

/// <summary>
/// Files of a company's older filings that are still to be read for a range. An older file names neither its company nor the next file,
/// so both travel in the fragment of its address, which is never sent.
/// </summary>
internal sealed partial record SecOlderFiles(string? Name, IReadOnlyList<string> Files)
{
    /// <summary>What the company's own answer names: the files that reach into the range, none for a poll.</summary>
    public static SecOlderFiles Of(JsonElement root, ListQuery query)
    {
        var name = JsonPath.Text(root, "name");
        if (!query.IsRange || JsonPath.Find(root, "filings.files") is not { ValueKind: JsonValueKind.Array } files)
            return new(name, []);
        return new(name, [.. files.EnumerateArray().Where(f => Reaches(f, query)).Select(f => JsonPath.Text(f, "name")).OfType<string>().Where(f => FileName().IsMatch(f))]);
    }

    /// <summary>What an older file's address carries; null for a company's own.</summary>
    public static SecOlderFiles? Of(Uri url)
    {
        if (url.Fragment.Length < 2)
            return null;
        var parts = url.Fragment[1..].Split('/').Select(Uri.UnescapeDataString).ToList();
        return new(parts[0].Length > 0 ? parts[0] : null, parts[1..]);
    }

    public SourceRequest? Next(SourceRequest request) => Files.Count == 0
        ? null
        : request with { Url = new(new(request.Url, Files[0]), "#" + string.Join('/', Files.Skip(1).Prepend(Name ?? "").Select(Uri.EscapeDataString))) };

    private static bool Reaches(JsonElement file, ListQuery query) =>
        (Day(file, "filingTo") ?? DateOnly.MaxValue) >= query.From && (Day(file, "filingFrom") ?? DateOnly.MinValue) <= (query.To ?? query.From);

    private static DateOnly? Day(JsonElement file, string name) =>
        DateOnly.TryParseExact(JsonPath.Text(file, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"^CIK\d{10}-submissions-\d{3}\.json$", RegexOptions.NonBacktracking)]
    private static partial Regex FileName();
}
