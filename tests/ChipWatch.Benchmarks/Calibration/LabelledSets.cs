using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ChipWatch.Extract;
using ChipWatch.Read;
using ChipWatch.Register;
using ChipWatch.Tests.Extract;

namespace ChipWatch.Benchmarks.Calibration;

/// <summary>The labelled sets beside the project, where they are, and the project's own.</summary>
internal static class LabelledSets
{
    public const string Definition =
        "An award is right when its lead supplier is a labelled record's and its buyer and amount are that record's too wherever claim and record both have one.\n" +
        "News labels list roles without records: there an award is right when its supplier, and its buyer and amount where both are given, are among them.\n" +
        "A result is right when its sentence is labelled as one that tells of results; of wires, when its amount and company are the labels' too where both give them.\n" +
        "A listing is right when its company and its stage, folded to what news tells apart, are those of one labelled of its item. Even items were kept from those who wrote the rules.\n" +
        "Other kinds have no labelled set but the snippets that the rules were written for; what they say is a judgement and stays below 0.9.";

    /// <summary>Labels below this have lost their 万 and are not compared.</summary>
    private const double LeastSum = 100_000;

    private static readonly Extractor Extractor = new(CompanyRegister.Default);

    public static IEnumerable<LabelledClaim> All() => [.. Announcements(), .. News(), .. Results(), .. Wires(), .. Listings()];

    public static IEnumerable<LabelledClaim> Announcements()
    {
        var folder = Shared("contracts");
        if (!Directory.Exists(folder))
            yield break;
        var reader = new DocumentReader();
        foreach (var records in File.ReadLines(Path.Combine(folder, "gold.tsv")).Skip(1).Select(line => line.Split('\t')).GroupBy(record => record[0], StringComparer.Ordinal))
        {
            if (reader.Read(new(File.ReadAllBytes(Path.Combine(folder, "html", records.Key + ".html"))) { Id = records.Key }).Document is not { } document)
                continue;
            var claims = Awards(document);
            foreach (var claim in claims)
                yield return new("announcements", document, claim, claims.Count, records.Any(record => Agrees(claim, record)));
        }
    }

    public static IEnumerable<LabelledClaim> News()
    {
        var file = Path.Combine(Shared("sentences"), "gold.jsonl");
        if (!File.Exists(file))
            yield break;
        foreach (var line in File.ReadLines(file))
        {
            using var row = JsonDocument.Parse(line);
            var events = row.RootElement.GetProperty("events").EnumerateArray().ToList();
            var wins = events.FindAll(e => e.GetProperty("type").GetString() == "中标");

            // A sentence that only signs a contract may or may not be a purchase.
            if (wins.Count == 0 && events.Exists(e => e.GetProperty("type").GetString() == "签署合同"))
                continue;
            var document = new Document { Id = row.RootElement.GetProperty("id").GetString()!, Text = row.RootElement.GetProperty("content").GetString()!, Language = "zh" };
            var (suppliers, buyers, amounts) = (Role(wins, "sub"), Role(wins, "obj"), Role(wins, "amount"));
            var claims = Awards(document);
            foreach (var claim in claims)
            {
                yield return new("news sentences", document, claim, claims.Count,
                    (claim.Suppliers.Count == 0 || suppliers.Contains(Key(claim.Suppliers[0].Name))) && wins.Count > 0
                    && (claim.Buyer is null || buyers.Count == 0 || buyers.Contains(Key(claim.Buyer.Name)))
                    && (claim.Amount is null || amounts.Count == 0 || amounts.Contains(Key(claim.Amount.Text))));
            }
        }
    }

    /// <summary>Our own sentences, one label for the whole sentence.</summary>
    public static IEnumerable<LabelledClaim> Results()
    {
        foreach (var (file, language, set) in ((string, string, string)[])[("results.en.tsv", "en", "own result sentences"), ("prose.en.tsv", "en", "own prose"), ("results.zh.tsv", "zh", "own Chinese results")])
        {
            foreach (var line in File.ReadLines(Path.Combine(Own(), "Sentences", file)).Where(line => line.Length > 2))
            {
                var document = new Document { Id = "sentence", Text = line[2..], Language = language };
                var claims = Extractor.Extract(document).OfType<RevenueClaim>().ToList();
                foreach (var claim in claims)
                    yield return new(set, document, claim, claims.Count, line[0] == '1');
            }
        }
    }

    /// <summary>Our own agency sentences, labelled with what they say.</summary>
    public static IEnumerable<LabelledClaim> Wires()
    {
        foreach (var row in File.ReadLines(Path.Combine(Own(), "Sentences", "wires.en.tsv")).Where(line => line.Length > 2).Select(line => line.Split('\t')))
        {
            var said = row.Length < 3 ? [] : row[2].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => Key(f[1]), StringComparer.Ordinal);
            var document = new Document { Id = "wire", Text = row[1], Language = "en" };
            var claims = Extractor.Extract(document).OfType<RevenueClaim>().ToList();
            foreach (var claim in claims)
                yield return new("own wires", document, claim, claims.Count, row[0] == "1" && Fits("amount", claim.Amount?.Text) && Fits("company", claim.Company?.Name));

            bool Fits(string field, string? written) => written is null || !said.TryGetValue(field, out var label) || label.Contains(Key(written), StringComparison.Ordinal) || Key(written).Contains(label, StringComparison.Ordinal);
        }
    }

    /// <summary>Our own news of listings.</summary>
    public static IEnumerable<LabelledClaim> Listings()
    {
        foreach (var item in ListingNews.In(Path.Combine(Own(), "Listings", "news.zh.txt")).Concat(ListingNews.In(Path.Combine(Own(), "Listings", "wires.zh.txt"))))
        {
            var document = new Document { Id = item.Name, Text = item.Text, Language = "zh" };
            var claims = Extractor.Extract(document).OfType<IpoClaim>().ToList();
            foreach (var claim in claims)
            {
                yield return new(item.Number % 2 == 0 ? "own listings, kept from tuning" : "own listings, tuned on", document, claim, claims.Count,
                    item.Claims.Any(c => c.Stage.Contains(ListingNews.StageOf(claim.Stage), StringComparer.Ordinal) && c.Company.Any(name => Key(name) == Key(claim.Company?.Name))));
            }
        }
    }

    private static List<ProcurementClaim> Awards(Document document) => [.. Extractor.Extract(document).OfType<ProcurementClaim>()];

    private static bool Agrees(ProcurementClaim claim, string[] record)
    {
        if (claim.Suppliers.Count == 0 || Key(claim.Suppliers[0].Name) != Key(record[2]))
            return false;
        if (claim.Buyer is { } buyer && record[1].Length > 0 && Key(buyer.Name) != Key(record[1]))
            return false;
        var labelled = record.Length > 5 && double.TryParse(record[5], CultureInfo.InvariantCulture, out var sum) && sum >= LeastSum ? sum : (double?)null;
        var said = (double?)(claim.Amount?.Max ?? claim.Amount?.Min);
        return labelled is null || said is null || Math.Abs(labelled.Value - said.Value) <= 1e-4 * labelled.Value;
    }

    private static HashSet<string> Role(List<JsonElement> events, string role) =>
        [.. events.SelectMany(e => e.GetProperty("mentions").EnumerateArray()).Where(m => m.GetProperty("role").GetString() == role).Select(m => Key(m.GetProperty("word").GetString()))];

    /// <summary>Letters and digits only, lower case, full width folded.</summary>
    private static string Key(string? name) => new string([.. (name ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)]).ToLowerInvariant();

    private static string Shared(string set) => Path.Combine(Root(), "..", "shared", "eval", set);

    private static string Own() => Path.Combine(Root(), "tests", "ChipWatch.Tests", "Extract");

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
