using ChipWatch.Sources.Listing;
using CsvHelper;

namespace ChipWatch.Sources.Policy;

/// <param name="Lists">Names of lists as the column <c>source</c> begins (<c>Entity List</c>).</param>
/// <param name="Countries">Countries of an address, as codes at its end.</param>
/// <param name="Days">Days back from today in which an entry has to start for a poll to list it.</param>
internal sealed record ScreeningListSettings(IReadOnlyList<string> Lists, IReadOnlyList<string> Countries, int Days = 60);

/// <summary>
/// The Consolidated Screening List as CSV: one item for what a notice added to a list on a day, and one for what a list lost.
/// A row's own id changes with every edit; a name stays on its list whatever becomes of its address.
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

        var entries = new List<ScreeningEntry>();
        while (csv.Read())
            if (ScreeningEntry.Of(csv) is { } entry && entry.IsAmong(settings))
                entries.Add(entry);

        var from = query.From ?? DateOnly.FromDateTime(query.Now.UtcDateTime).AddDays(-settings.Days);
        var page = new PageAssembly(source, query.IsRange ? query : query with { From = from, To = DateOnly.FromDateTime(query.Now.UtcDateTime).AddDays(60) });
        var standing = new List<StandingEntry>();
        foreach (var addition in entries.GroupBy(e => (e.List, e.Notice, e.Start)))
        {
            var listed = ScreeningChange.Added(source, [.. addition]);
            page.Add(listed, null);
            standing.AddRange(addition.Select(e => new StandingEntry(new(e.Key, e.Name, e.List, e.Start), listed)));
        }

        return page.Page() with { Standing = query.IsRange ? null : standing };
    }

    public IEnumerable<ListedItem> Struck(Source source, IReadOnlyCollection<StandingRow> rows, DateOnly day) =>
        rows.GroupBy(r => r.List, StringComparer.Ordinal).Select(list => ScreeningChange.Struck(source, list.Key, [.. list], day));
}
