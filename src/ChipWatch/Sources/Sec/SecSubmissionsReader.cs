using System.Globalization;
using System.Text.Json;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.Sec;

/// <summary>
/// A company's filings as columns of equal length; one company after the other. The newest thousand stand in the answer, older ones in
/// files that it names: a range reads those that reach into it.
/// </summary>
public sealed class SecSubmissionsReader : ISourceReader
{
    public string Name => "sec-submissions";

    public IReadOnlyList<string> Check(Source source) => SettingsCheck.Of<SecCompanies>(source, s => s.Mistakes());

    public SourceRequest? First(Source source, ListQuery query) => Reach.Covers(source, query) ? SecCompanies.Of(source).First(source) : null;

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        var settings = SecCompanies.Of(source);
        if (JsonAnswer.Open(response, null, out var answer) is { } failed)
            return failed;
        using (answer)
        {
            var root = answer.RootElement;
            var recent = JsonPath.Find(root, "filings.recent") ?? root; // older files are the bare columns
            if (JsonPath.Find(recent, "accessionNumber") is not { ValueKind: JsonValueKind.Array } accessions)
                return ListPage.Failed(ListProblem.Malformed, "no columns at 'filings.recent'");
            var older = SecOlderFiles.Of(request.Url) ?? SecOlderFiles.Of(root, query);
            var company = (older.Name, Cik: JsonPath.Text(root, "cik")?.PadLeft(10, '0') ?? settings.CikOf(request.Url) ?? "");
            var page = new PageAssembly(source, settings.Bounded(query));
            for (var row = 0; row < accessions.GetArrayLength(); row++)
                if (settings.Wants(Cell(recent, "form", row) ?? ""))
                    page.Add(Listed(source, settings, company, recent, row), null);
            return page.Page(null, older.Next(request) ?? settings.Next(source, request)) with { NextIsAnotherList = true };
        }
    }

    private static ListedItem Listed(Source source, SecCompanies settings, (string? Name, string Cik) company, JsonElement columns, int row)
    {
        var accession = Cell(columns, "accessionNumber", row)!;
        var form = Cell(columns, "form", row)!;
        var filed = DateOnly.TryParseExact(Cell(columns, "filingDate", row), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["form"] = form, ["cik"] = company.Cik };
        foreach (var (name, column) in new[] { ("items", "items"), ("period", "reportDate"), ("description", "primaryDocDescription") })
            if (Cell(columns, column, row) is { Length: > 0 } fact)
                facts[name] = fact;
        return new(new Item(source.Id, accession, $"{form} - {company.Name}{(facts.TryGetValue("items", out var items) ? $": {items}" : "")}")
        {
            Link = SecArchive.Index(company.Cik, accession),
            Document = form is "8-K" or "6-K" || Cell(columns, "primaryDocument", row) is not { Length: > 0 } file
                ? SecArchive.Submission(company.Cik, accession)
                : SecArchive.Document(company.Cik, accession, file),
            PublishedOn = filed,
            PublishedAt = AcceptanceTime.Of(Cell(columns, "acceptanceDateTime", row)) is { } at && DateOnly.FromDateTime(at.DateTime) <= filed ? at : null,
            Language = source.Language,
            Filer = company.Name is { } filer ? new(filer) : null,
            Ticker = settings.Ticker(company.Cik),
            Facts = facts,
        });
    }

    private static string? Cell(JsonElement columns, string column, int row) =>
        columns.TryGetProperty(column, out var cells) && cells.ValueKind == JsonValueKind.Array && row < cells.GetArrayLength() ? cells[row].ToString() : null;
}
