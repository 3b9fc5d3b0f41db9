using System.Globalization;
using System.Text;
using System.Text.Json;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.Sec;

/// <summary>
/// A company's XBRL facts, one item a filing: the period figures that the filing itself reports, as sentences, since later
/// filings repeat them as comparatives. Fiscal labels (<c>fy</c>, <c>fp</c>) describe the filing, not the fact: periods go by their days.
/// </summary>
public sealed class SecFactsReader : ISourceReader
{
    /// <summary>Concepts that are told, first found of each line; filers differ in which they use.</summary>
    private static readonly (string Label, string[] Concepts)[] Told =
    [
        ("Revenue", ["us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax", "us-gaap:Revenues", "ifrs-full:Revenue", "ifrs-full:RevenueFromContractsWithCustomers", "us-gaap:SalesRevenueNet"]),
        ("Gross profit", ["us-gaap:GrossProfit", "ifrs-full:GrossProfit"]),
        ("Net income", ["us-gaap:NetIncomeLoss", "us-gaap:ProfitLoss", "ifrs-full:ProfitLoss"]),
    ];

    public string Name => "sec-facts";

    public IReadOnlyList<string> Check(Source source) => SettingsCheck.Of<SecCompanies>(source, s => s.Mistakes());

    public SourceRequest? First(Source source, ListQuery query) => Reach.Covers(source, query) ? SecCompanies.Of(source).First(source) : null;

    /// <summary>The list carries the facts.</summary>
    public SourceRequest? Detail(Source source, Item item) => null;

    public ListPage Read(Source source, ListQuery query, SourceRequest request, SourceResponse response)
    {
        var settings = SecCompanies.Of(source);
        if (JsonAnswer.Open(response, null, out var answer) is { } failed)
            return failed;
        using (answer)
        {
            var root = answer.RootElement;
            if (JsonPath.Find(root, "facts") is not { ValueKind: JsonValueKind.Object } facts)
                return ListPage.Failed(ListProblem.Malformed, "no 'facts'");
            var name = JsonPath.Text(root, "entityName") ?? "";
            var cik = (JsonPath.Text(root, "cik") ?? "").PadLeft(10, '0');
            var page = new PageAssembly(source, settings.Bounded(query));
            foreach (var filing in Facts(facts).Where(f => settings.Wants(f.Form)).GroupBy(f => f.Accession))
                page.Add(Listed(source, settings, name, cik, [.. filing]), null);
            return page.Page(null, settings.Next(source, request)) with { NextIsAnotherList = true };
        }
    }

    private static IEnumerable<Fact> Facts(JsonElement facts)
    {
        foreach (var (label, concepts) in Told)
            foreach (var concept in concepts)
            {
                var parts = concept.Split(':');
                if (JsonPath.Find(facts, parts[0]) is not { } taxonomy || JsonPath.Find(taxonomy, parts[1]) is not { } found || JsonPath.Find(found, "units") is not { ValueKind: JsonValueKind.Object } units)
                    continue;
                foreach (var unit in units.EnumerateObject())
                    foreach (var leaf in unit.Value.EnumerateArray())
                        if (Fact.Of(label, concept, unit.Name, leaf) is { } fact)
                            yield return fact;
            }
    }

    private static ListedItem Listed(Source source, SecCompanies settings, string name, string cik, IReadOnlyList<Fact> facts)
    {
        var (accession, form, filed) = (facts[0].Accession, facts[0].Form, facts[0].Filed);
        var latest = facts.Max(f => f.End);
        var text = new StringBuilder($"{name}: figures of form {form} filed on {English(filed)}");
        // A filer's own currency has last year's figures too; the dollars that a foreign filer adds for convenience have not.
        var own = facts.GroupBy(f => f.Unit).OrderByDescending(g => g.Count()).Select(g => g.Key).ToList();
        foreach (var line in facts.Where(f => f.End == latest).OrderBy(f => Array.FindIndex(Told, t => t.Label == f.Label)).ThenBy(f => f.Start).ThenBy(f => own.IndexOf(f.Unit)).DistinctBy(f => (f.Label, f.Start)))
            text.Append(CultureInfo.InvariantCulture, $"\n{Said(line)} for the period from {English(line.Start)} to {English(line.End)}: {line.Unit} {Math.Abs(line.Value):#,0}.");
        return new(
            new Item(source.Id, accession, $"{form} - {name}: XBRL figures to {English(latest)}")
            {
                Link = SecArchive.Index(cik, accession),
                PublishedOn = filed,
                Language = source.Language,
                Filer = new(name),
                Ticker = settings.Ticker(cik),
                Facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["form"] = form, ["cik"] = cik },
            },
            Encoding.UTF8.GetBytes(text.ToString()),
            "text/plain");
    }

    private static string Said(Fact fact) => (fact.Label, fact.Value < 0) switch
    {
        ("Net income", true) => "Net loss",
        (var label, true) => "Negative " + label.ToLowerInvariant(),
        var (label, _) => label,
    };

    private static string English(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    private sealed record Fact(string Label, string Concept, string Unit, decimal Value, DateOnly Start, DateOnly End, string Accession, string Form, DateOnly Filed)
    {
        public static Fact? Of(string label, string concept, string unit, JsonElement leaf) =>
            Day(leaf, "start") is { } start && Day(leaf, "end") is { } end && Day(leaf, "filed") is { } filed
            && leaf.TryGetProperty("val", out var value) && value.TryGetDecimal(out var number)
            && JsonPath.Text(leaf, "accn") is { } accession && JsonPath.Text(leaf, "form") is { } form
                ? new(label, concept, unit, number, start, end, accession, form, filed)
                : null;

        private static DateOnly? Day(JsonElement leaf, string name) =>
            DateOnly.TryParseExact(JsonPath.Text(leaf, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
