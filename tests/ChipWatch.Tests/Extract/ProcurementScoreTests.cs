using System.Globalization;
using System.Text.Json;
using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Read;
using ChipWatch.Register;

namespace ChipWatch.Tests.Extract;

/// <summary>Floors under what procurement extraction reaches on the labelled sets, scored as their own script does.</summary>
public sealed class ProcurementScoreTests
{
    private static readonly Extractor Extractor = new(CompanyRegister.Default);

    [Fact]
    public void Suppliers_buyers_and_sums_of_contract_announcements_are_found_as_often_as_before()
    {
        var folder = Shared.Require("eval", "contracts");
        var (supplier, buyer, amount) = (new Tally(), new Tally(), new Tally());
        foreach (var records in File.ReadLines(Path.Combine(folder, "gold.tsv")).Skip(1).Select(l => l.Split('\t')).GroupBy(r => r[0]))
        {
            var content = File.ReadAllBytes(Path.Combine(folder, "html", records.Key + ".html"));
            var document = new DocumentReader().Read(new(content) { Id = records.Key }, TestContext.Current.CancellationToken).Document;
            var claims = document is null ? [] : Extractor.Extract(document).OfType<ProcurementClaim>().ToList();
            supplier.Add(records.Select(r => r[2]), claims.Select(c => c.Suppliers.Count > 0 ? c.Suppliers[0].Name : ""));
            buyer.Add(records.Select(r => r[1]), claims.Select(c => c.Buyer?.Name ?? ""));
            amount.Add(records.Select(r => Sum(r.ElementAtOrDefault(5))), claims.Select(c => Sum((c.Amount?.Max ?? c.Amount?.Min)?.ToString(CultureInfo.InvariantCulture))));
        }

        Assert.InRange(supplier.F1, SupplierFloor, 1);
        Assert.InRange(buyer.F1, BuyerFloor, 1);
        Assert.InRange(amount.F1, AmountFloor, 1);
    }

    [Fact]
    public void Winners_of_news_sentences_are_found_as_often_as_before_and_none_where_nobody_won()
    {
        var tally = new Tally();
        foreach (var line in File.ReadLines(Shared.Require("eval", "sentences", "gold.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var events = row.RootElement.GetProperty("events").EnumerateArray().ToList();
            var bids = events.Where(e => e.GetProperty("type").GetString() == "中标").ToList();
            if (bids.Count == 0 && events.Exists(e => e.GetProperty("type").GetString() == "签署合同"))
                continue;
            var document = new Document { Id = row.RootElement.GetProperty("id").GetString()!, Text = row.RootElement.GetProperty("content").GetString()!, Language = "zh" };
            var found = Extractor.Extract(document).OfType<ProcurementClaim>().SelectMany(c => c.Suppliers).Select(s => s.Name);
            var winners = bids.SelectMany(e => e.GetProperty("mentions").EnumerateArray()).Where(m => m.GetProperty("role").GetString() == "sub").Select(m => m.GetProperty("word").GetString()!);
            tally.Add(winners, found);
        }

        Assert.InRange(tally.F1, WinnerFloor, 1);
    }

    private const double SupplierFloor = 0.85;
    private const double BuyerFloor = 0.72;
    private const double AmountFloor = 0.84;
    private const double WinnerFloor = 0.88;

    private static string Sum(string? written) =>
        decimal.TryParse(written, CultureInfo.InvariantCulture, out var value) && value >= 100_000 ? Math.Round(value, 0).ToString("0", CultureInfo.InvariantCulture) : "";

    /// <summary>Counts of distinct names, letters and digits only, per document.</summary>
    private sealed class Tally
    {
        private int both;
        private int said;
        private int labelled;

        public double F1 => said + labelled == 0 ? 0 : 2.0 * both / (said + labelled);

        public void Add(IEnumerable<string> want, IEnumerable<string> got)
        {
            var (wanted, found) = (Distinct(want), Distinct(got));
            both += wanted.Count(found.Contains);
            said += found.Count;
            labelled += wanted.Count;
        }

        private static HashSet<string> Distinct(IEnumerable<string> names) =>
            [.. names.Select(n => new string([.. n.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)]).ToLowerInvariant()).Where(n => n.Length > 0)];
    }
}
