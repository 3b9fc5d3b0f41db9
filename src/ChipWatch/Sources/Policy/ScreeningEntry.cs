using System.Globalization;
using CsvHelper;

namespace ChipWatch.Sources.Policy;

/// <summary>A row of the screening list.</summary>
internal sealed record ScreeningEntry(string List, string Name, string Addresses, string AltNames, string Notice, string Requirement, string Policy, DateOnly? Start)
{
    /// <summary>List and name: addresses are amended, and so is the row's own id.</summary>
    public string Key => DocumentId.Hash(List, string.Concat(Name.Where(char.IsLetterOrDigit)).ToUpperInvariant());

    /// <summary>Null for the stray 0x1A at the end of the file, which is no entry.</summary>
    public static ScreeningEntry? Of(CsvReader row) =>
        Cell(row, "source") is { Length: > 1 } list && Cell(row, "name") is { Length: > 0 } name
            ? new(
                list,
                name,
                Cell(row, "addresses"),
                Cell(row, "alt_names"),
                Cell(row, "federal_register_notice"),
                Cell(row, "license_requirement"),
                Cell(row, "license_policy"),
                DateOnly.TryParseExact(Cell(row, "start_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) ? start : null)
            : null;

    public bool IsAmong(ScreeningListSettings settings) =>
        settings.Lists.Any(l => List.StartsWith(l, StringComparison.OrdinalIgnoreCase))
        && Addresses.Split(';').Any(a => settings.Countries.Any(c => a.TrimEnd(' ', '.').EndsWith(c, StringComparison.Ordinal)));

    /// <summary>By heading: the order of the columns differs between editions, and rows may lack the last cells.</summary>
    private static string Cell(CsvReader row, string column) =>
        row.TryGetFieldIndex(column, out var at) && at < row.FieldCount ? row.GetString(at).Trim() : "";
}
