using System.Globalization;
using System.Text;

namespace ChipWatch.Sources;

/// <summary>The catalogue as a table for people: written from the definitions, so that it cannot go stale.</summary>
public static class SourceDocs
{
    /// <returns>Markdown.</returns>
    public static string Write(SourceCatalogue catalogue)
    {
        var text = new StringBuilder();
        text.Append("# Sources\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Written from `Definitions/*.json` by `SourceDocs`; a test keeps it so. {catalogue.Sources.Count} sources, {catalogue.Enabled.Count()} of them on.\n\n");
        text.Append("A source is three files: its definition here, a fixture and an expectation under `tests/ChipWatch.Tests/Sources/Fixtures`. ");
        text.Append("Definitions follow `../Schemas/source.schema.json`; what they cannot say is a small reader class, listed in `SourceReaders`.\n\n");
        text.Append("- **Cadence** is the time between polls. **Past** says how far back a backfill can ask: a day, or a span before now; without it the source only tells what is new.\n");
        text.Append("- **Second list** is what the daily reconciliation compares with. **Field only** lists what names a company of the register or uses a word of `Watch/*.json`.\n");
        foreach (var kind in catalogue.Sources.GroupBy(s => s.Kind).OrderBy(g => g.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {kind.Key}\n\n| Source | Name | Language | Cadence | Past | Second list | Field only | Terms |\n|---|---|---|---|---|---|---|---|\n");
            foreach (var source in kind)
                text.Append(Row(source));
        }

        text.Append("\n## Switching sources on and off\n\n");
        text.Append("The setting `ChipWatch:Sources:On` (as an environment variable `ChipWatch__Sources__On`) switches on what is off here, `ChipWatch:Sources:Off` the other way round: ids, separated by commas. What else it takes:\n\n");
        foreach (var same in catalogue.Sources.Where(s => s is { Enabled: false, SwitchOn: not null }).GroupBy(s => s.SwitchOn!).OrderBy(g => g.First().Id, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"- {string.Join(", ", same.Select(s => $"`{s.Id}`"))}: {same.Key}\n");
        text.Append("\nThe Beijing exchange has no source of its own: its lists need cookies that a script sets and answered with nothing for others; `cninfo` and `eastmoney-announcements` carry its announcements, `eastmoney-ipo` its applicants.\n");
        return text.ToString();
    }

    private static string Row(Source source)
    {
        var terms = source.Terms is { } said ? said : "";
        if (source.Credential is { } credential)
            terms += $" Key: setting `{credential.Setting}`.";
        return $"| `{source.Id}`{(source.Enabled ? "" : " (off)")} | {source.Name} | {source.Language} | {Cadence(source.Every)} | {source.BackfillReach} | {(source.SecondList is { } second ? $"`{second}`" : "")} | {(source.Watch ? "yes" : "")} | {terms.Trim()} |\n";
    }

    private static string Cadence(TimeSpan every) => every switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{every.TotalDays:0.#} d"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{every.TotalHours:0.#} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{every.TotalMinutes:0.#} min"),
    };
}
