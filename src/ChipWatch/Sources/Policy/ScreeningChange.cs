using System.Globalization;
using System.Text;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.Policy;

/// <summary>
/// What changed on a screening list, as an item that carries its own text: a sentence on what was done, then a line
/// <c>Entry: …</c> for each name with what the list says of it.
/// </summary>
internal static class ScreeningChange
{
    private static readonly Uri Link = new("https://www.trade.gov/consolidated-screening-list");

    /// <param name="entries">Of one list, one notice and one day.</param>
    public static ListedItem Added(Source source, IReadOnlyList<ScreeningEntry> entries)
    {
        var (list, notice, start) = (entries[0].List, entries[0].Notice, entries[0].Start);
        var (name, office) = Parts(list);
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"The {office} has added {Count(entries.Count)} to the {name}"));
        text.Append(start is { } day ? string.Create(CultureInfo.InvariantCulture, $", effective {day:MMMM d, yyyy}.\n") : ".\n");
        Line(text, "Federal Register notice", notice);
        foreach (var entry in entries)
        {
            Line(text, "Entry", entry.Name);
            Line(text, "Also known as", entry.AltNames);
            Line(text, "Address", entry.Addresses);
            Line(text, "License requirement", entry.Requirement);
            Line(text, "License review policy", entry.Policy);
        }

        return Item(source, DocumentId.Hash(list, notice, start?.ToString("O", CultureInfo.InvariantCulture) ?? ""), $"{Short(list)}: {Names([.. entries.Select(e => e.Name)])} added", list, notice, start, text);
    }

    /// <param name="day">Of the first list without them. The law's own day stands in the Federal Register.</param>
    public static ListedItem Struck(Source source, string list, IReadOnlyList<StandingRow> rows, DateOnly day)
    {
        var (name, office) = Parts(list);
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"The {office} has taken {Count(rows.Count)} off the {name}: the list of {day:MMMM d, yyyy} is the first without.\n"));
        foreach (var row in rows)
        {
            Line(text, "Entry", row.Name);
            Line(text, "On the list since", row.Since?.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture) ?? "");
        }

        var key = DocumentId.Hash([list, "struck", .. rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key} {r.Since:O}")).Order(StringComparer.Ordinal)]);
        return Item(source, key, $"{Short(list)}: {Names([.. rows.Select(r => r.Name)])} taken off", list, "", day, text);
    }

    private static ListedItem Item(Source source, string id, string title, string list, string notice, DateOnly? day, StringBuilder text) => new(
        new Item(source.Id, id, title)
        {
            Link = Link,
            PublishedOn = day,
            Language = source.Language,
            Facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["list"] = list, ["notice"] = notice },
        },
        Encoding.UTF8.GetBytes(text.ToString()),
        "text/plain");

    /// <summary>"Entity List (EL) - Bureau of Industry and Security" in its two parts.</summary>
    private static (string Name, string Office) Parts(string list) =>
        list.IndexOf(" - ", StringComparison.Ordinal) is > 0 and var dash ? (list[..dash], list[(dash + 3)..]) : (list, "US government");

    private static string Short(string list) => list.Split(" (")[0].Split(" - ")[0];

    private static string Count(int entries) => entries == 1 ? "one entry" : string.Create(CultureInfo.InvariantCulture, $"{entries} entries");

    private static string Names(IReadOnlyList<string> names) =>
        names.Count <= 2 ? string.Join(" and ", names) : string.Create(CultureInfo.InvariantCulture, $"{names[0]} and {names.Count - 1} others");

    private static void Line(StringBuilder text, string label, string value)
    {
        if (value.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"{label}: {TransformSet.PlainText(value)}\n");
    }
}
