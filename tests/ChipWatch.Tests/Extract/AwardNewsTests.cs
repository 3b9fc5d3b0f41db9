using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Tests.Extract;

/// <summary>Whole items of Chinese news: who won, whose purchase it was, for how much and for what; traps say nothing.</summary>
public sealed class AwardNewsTests
{
    private static readonly Extractor Extractor = new(CompanyRegister.Default);

    [Theory]
    [InlineData("the half that rules were tuned on", 1, 0.9)]
    [InlineData("the half kept from tuning", 0, 0.88)]
    public void Bid_wins_are_read_from_whole_news_items(string half, int parity, double floor)
    {
        var (right, said, expected, wrong) = (0, 0, 0, new List<string>());
        foreach (var item in AwardNews.In(Path.Combine(Shared.Root, "tests", "ChipWatch.Tests", "Extract", "Awards", "news.zh.txt")).Where(i => i.Number % 2 == parity))
        {
            var claims = Extractor.Extract(new Document { Id = item.Name, Text = item.Text, Language = "zh" }).OfType<ProcurementClaim>().ToList();
            Count("supplier", claims.SelectMany(c => c.Suppliers).Select(s => s.Name), item.Awards.SelectMany(a => a.Suppliers));
            Count("buyer", claims.Select(c => c.Buyer?.Name), item.Awards.Select(a => a.Buyer));
            Count("amount", claims.Select(c => c.Amount?.Text), item.Awards.Select(a => a.Amount));
            Count("project", claims.Select(c => c.Project ?? c.Contract), item.Awards.Select(a => a.Project));

            void Count(string field, IEnumerable<string?> read, IEnumerable<string[]> labelled)
            {
                var open = labelled.Where(l => l.Length > 0).DistinctBy(l => l[0]).ToList();
                expected += open.Count;
                foreach (var value in read.OfType<string>().Distinct())
                {
                    said++;
                    if (open.Find(l => l.Contains(value)) is { } match)
                        right += open.Remove(match) ? 1 : 0;
                    else
                        wrong.Add($"{item.Name}: {field} '{value}'");
                }

                wrong.AddRange(open.Select(l => $"{item.Name}: no {field} '{l[0]}'"));
            }
        }

        var f1 = 2.0 * right / (said + expected);
        Assert.True(f1 >= floor, $"{half}: F1 {f1:0.000}; wrong:\n{string.Join('\n', wrong)}");
    }
}
