using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Tests.Extract;

/// <summary>
/// What is said with a confidence is right as often, on our own labelled news. <c>ChipWatch.Benchmarks -- calibration</c> prints the
/// whole table, awards on the sets beside the project included.
/// </summary>
public sealed class ConfidenceTests
{
    /// <summary>A bin of a dozen claims strays so far by chance.</summary>
    private const double Margin = 0.12;
    private const int Fewest = 10;

    private static readonly Extractor Extractor = new(CompanyRegister.Default);

    private static string Own(params string[] parts) => Path.Combine([Shared.Root, "tests", "ChipWatch.Tests", "Extract", .. parts]);

    [Fact]
    public void Listings_are_right_as_often_as_they_say_on_the_items_that_rules_were_not_written_for()
    {
        var claims = new List<(double Said, bool Right)>();
        foreach (var item in ListingNews.In(Own("Listings", "news.zh.txt")).Concat(ListingNews.In(Own("Listings", "wires.zh.txt"))).Where(item => item.Number % 2 == 0))
        {
            foreach (var claim in Extractor.Extract(new Document { Id = item.Name, Text = item.Text, Language = "zh" }).OfType<IpoClaim>())
                claims.Add((claim.Confidence, item.Claims.Any(c => c.Stage.Contains(ListingNews.StageOf(claim.Stage), StringComparer.Ordinal) && c.Company.Contains(claim.Company?.Name, StringComparer.Ordinal))));
        }

        Holds(claims);
    }

    [Theory]
    [InlineData("results.en.tsv")]
    [InlineData("wires.en.tsv")]
    [InlineData("prose.en.tsv")]
    [InlineData("results.zh.tsv")]
    public void Results_are_right_as_often_as_they_say(string set)
    {
        var claims = File.ReadLines(Own("Sentences", set)).Where(line => line.Length > 2).Select(line => line.Split('\t'))
            .SelectMany(row => Extractor.Extract(new Document { Id = "sentence", Text = row[1], Language = set.Split('.')[1] }).OfType<RevenueClaim>().Select(c => (c.Confidence, row[0] == "1")));
        Holds([.. claims]);
    }

    [Fact]
    public void Only_what_was_measured_is_said_with_nine_tenths()
    {
        var said = Snippet.Names.SelectMany(name => Snippet.Load(name).Extract()).Where(c => c.Confidence >= 0.9).ToList();
        Assert.NotEmpty(said);
        Assert.All(said, c => Assert.True(c is ProcurementClaim or RevenueClaim, $"{c.GetType().Name} says {c.Confidence} of: {c.Evidence[0].Quote}"));
    }

    private static void Holds(List<(double Said, bool Right)> claims)
    {
        Assert.True(claims.Count >= 40, $"{claims.Count} claims");
        foreach (var bin in claims.GroupBy(c => Math.Min(9, (int)(c.Said * 10 + 1e-9))).Where(b => b.Count() >= Fewest))
        {
            var (said, right) = (bin.Average(c => c.Said), bin.Average(c => c.Right ? 1.0 : 0));
            Assert.True(right >= said - Margin, $"{bin.Count()} claims say {said:0.00} and {right:0.00} are right");
        }
    }
}
