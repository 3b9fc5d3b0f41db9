using System.Globalization;
using System.Text.Json;

namespace ChipWatch.Read.Json;

/// <summary>
/// SEC companyfacts: figures of a filer's statements as one table, a line a figure, so that each line states its claim alone.
/// A figure's period is what its start and end say (fy and fp describe the filing that repeats it); of several filings of one period the latest holds.
/// </summary>
internal static class CompanyFacts
{
    private const int PeriodsOfConcept = 8;

    // The statement lines that revenue, profit and capital-expenditure claims are made of, us-gaap and ifrs-full.
    private static readonly (string Concept, string Label)[] Concepts =
    [
        ("Revenues", "Revenue"), ("RevenueFromContractWithCustomerExcludingAssessedTax", "Revenue"), ("SalesRevenueNet", "Revenue"), ("Revenue", "Revenue"), ("RevenueFromContractsWithCustomers", "Revenue"),
        ("GrossProfit", "Gross profit"), ("OperatingIncomeLoss", "Operating income"), ("NetIncomeLoss", "Net income"), ("ProfitLoss", "Net income"), ("ProfitLossAttributableToOwnersOfParent", "Net income attributable to owners"),
        ("ResearchAndDevelopmentExpense", "Research and development expense"), ("PaymentsToAcquirePropertyPlantAndEquipment", "Capital expenditure"), ("InventoryNet", "Inventory"), ("Inventories", "Inventory"),
    ];

    private sealed record Fact(string Label, string Unit, DateOnly? Start, DateOnly End, decimal Value, string Form, DateOnly Filed);

    public static bool Is(JsonElement root) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("facts", out var facts) && facts.ValueKind == JsonValueKind.Object && root.TryGetProperty("entityName", out _);

    public static JsonContent Read(JsonElement root)
    {
        var name = root.GetProperty("entityName").GetString() ?? "";
        var facts = Concepts.SelectMany(c => Facts(root.GetProperty("facts"), c.Concept, c.Label)).ToList();
        var text = new BlockText();
        text.Append(name);
        text.EndBlock();
        text.StartTable();
        Row(text, header: true, "Item", "Period", "Value", "Filing");
        foreach (var group in facts.GroupBy(f => (f.Label, f.Unit)))
        {
            var latest = group.GroupBy(f => (f.Start, f.End)).Select(g => g.MaxBy(f => f.Filed)!).OrderByDescending(f => f.End).ThenBy(f => f.Start).Take(PeriodsOfConcept);
            foreach (var fact in latest)
                Row(text, header: false, fact.Label, Period(fact), string.Create(CultureInfo.InvariantCulture, $"{fact.Unit} {fact.Value:#,0.####}"), $"{fact.Form}, filed {Day(fact.Filed)}");
        }

        text.EndTable();
        var written = text.ToString();
        var filed = facts.Count == 0 ? (DateOnly?)null : facts.Max(f => f.Filed);
        return new($"{name}: reported figures", facts.Count == 0 ? "" : written, text.Tables) { Published = filed is { } day ? new(day, null) : null, Language = "en" };
    }

    private static IEnumerable<Fact> Facts(JsonElement taxonomies, string concept, string label)
    {
        foreach (var taxonomy in taxonomies.EnumerateObject())
        {
            if (taxonomy.Value.ValueKind != JsonValueKind.Object || !taxonomy.Value.TryGetProperty(concept, out var found) || !found.TryGetProperty("units", out var units) || units.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var unit in units.EnumerateObject().Where(u => u.Value.ValueKind == JsonValueKind.Array))
            {
                foreach (var row in unit.Value.EnumerateArray())
                {
                    if (Date(row, "end") is { } end && Date(row, "filed") is { } filed && row.TryGetProperty("val", out var value) && value.TryGetDecimal(out var amount))
                        yield return new(label, unit.Name, Date(row, "start"), end, amount, row.TryGetProperty("form", out var form) ? form.GetString() ?? "" : "", filed);
                }
            }
        }
    }

    private static string Period(Fact fact)
    {
        if (fact.Start is not { } start)
            return $"as of {Day(fact.End)}";
        return (fact.End.DayNumber - start.DayNumber) switch
        {
            >= 80 and <= 100 => $"three months ended {Day(fact.End)}",
            >= 170 and <= 195 => $"six months ended {Day(fact.End)}",
            >= 260 and <= 285 => $"nine months ended {Day(fact.End)}",
            >= 350 and <= 380 => $"year ended {Day(fact.End)}",
            _ => $"{Day(start)} to {Day(fact.End)}",
        };
    }

    private static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    private static DateOnly? Date(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static void Row(BlockText text, bool header, params ReadOnlySpan<string> cells)
    {
        text.StartRow();
        foreach (var cell in cells)
        {
            text.StartCell();
            text.Append(cell);
            text.EndCell(header, 1, 1);
        }

        text.EndRow();
    }
}
