using System.Globalization;
using System.Text;
using ChipWatch.Sources.Listing;
using CsvHelper;

namespace ChipWatch.Sources.Policy;

/// <param name="Lists">Names of lists as the column <c>source</c> begins (<c>Entity List</c>).</param>
/// <param name="Countries">Countries of an address, as codes at its end.</param>
/// <param name="Days">Days back from today in which an entry has to start for a poll to list it.</param>
internal sealed record ScreeningListSettings(IReadOnlyList<string> Lists, IReadOnlyList<string> Countries, int Days = 60);

/// <summary>
/// The Consolidated Screening List as CSV: one item for each new entry. An entry is (list, normalised name, first address): the
/// row's own id changes with every edit and would tell an edit as a removal and an addition.
/// </summary>
public sealed class ScreeningListReader : ISourceReader
{
    public string Name => "screening-list";

    public IReadOnlyList<string> Check(Source source) => SettingsCheck.Of<ScreeningListSettings>(source, s =>
        s.Lists is null or [] || s.Countries is null or [] ? ["settings.lists and settings.countries are needed: which lists and whose entries"] : []);

    public SourceRequest? First(Source source, ListQuery query) => Reach.Covers(source, query) ? new(source.Url) : null;

    public SourceRequest? Detail(Source source, Item item) => null;

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        if (Refusals.Of(response) is { } refusal)
            return refusal;
        var settings = ListSettings.Of<ScreeningListSettings>(source);
        var text = BodyText.Of(response);
        using var csv = CsvReader.FromText(text.TrimStart('\uFEFF'), CsvReaderOptions.Default with { Separator = ',' });
        csv.ReadHeader();
        if (!csv.TryGetFieldIndex("source", out _) || !csv.TryGetFieldIndex("name", out _))
            return Refusals.NotTheShape(response, text, "CSV with the columns source and name");

        var from = query.From ?? DateOnly.FromDateTime(query.Now.UtcDateTime).AddDays(-settings.Days);
        var page = new PageAssembly(source, query.IsRange ? query : query with { From = from, To = DateOnly.FromDateTime(query.Now.UtcDateTime).AddDays(60) });
        while (csv.Read())
            if (Entry.Of(csv) is { } entry && entry.IsAmong(settings))
                page.Add(entry.Listed(source), null);
        return page.Page();
    }

    private sealed record Entry(string List, string Name, string Addresses, string AltNames, string Notice, string Requirement, string Policy, DateOnly? Start)
    {
        public static Entry? Of(CsvReader row) =>
            Cell(row, "source") is { Length: > 1 } list && Cell(row, "name") is { Length: > 0 } name // the stray 0x1A at the end of the file is no entry
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

        private string FirstAddress => Addresses.Split(';')[0].Trim();

        /// <summary>By heading: the order of the columns differs between editions, and rows may lack the last cells.</summary>
        private static string Cell(CsvReader row, string column) =>
            row.TryGetFieldIndex(column, out var at) && at < row.FieldCount ? row.GetString(at).Trim() : "";

        public bool IsAmong(ScreeningListSettings settings) =>
            settings.Lists.Any(l => List.StartsWith(l, StringComparison.OrdinalIgnoreCase))
            && Addresses.Split(';').Any(a => settings.Countries.Any(c => a.TrimEnd(' ', '.').EndsWith(c, StringComparison.Ordinal)));

        public ListedItem Listed(Source source)
        {
            var key = DocumentId.Hash(List, Normal(Name), Normal(FirstAddress));
            var text = new StringBuilder($"{Name} is on the {List}");
            text.Append(Start is { } start ? string.Create(CultureInfo.InvariantCulture, $" since {start:MMMM d, yyyy}.\n") : ".\n");
            Line(text, "Also known as", AltNames);
            Line(text, "Address", Addresses);
            Line(text, "Federal Register notice", Notice);
            Line(text, "License requirement", Requirement);
            Line(text, "License review policy", Policy);
            return new(
                new Item(source.Id, key, $"{List.Split(" (")[0]}: {Name}")
                {
                    Link = new("https://www.trade.gov/consolidated-screening-list"),
                    PublishedOn = Start,
                    Language = source.Language,
                    Facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["list"] = List, ["notice"] = Notice },
                },
                Encoding.UTF8.GetBytes(text.ToString()),
                "text/plain");
        }

        private static void Line(StringBuilder text, string label, string value)
        {
            if (value.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"{label}: {TransformSet.PlainText(value)}\n");
        }

        private static string Normal(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}
