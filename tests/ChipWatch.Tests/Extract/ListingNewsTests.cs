using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Tests.Extract;

/// <summary>Whole items of Chinese news: who lists, at what price, for how much, under which ticker; traps say nothing.</summary>
public sealed class ListingNewsTests
{
    private static readonly Extractor Extractor = new(CompanyRegister.Default);
    private static readonly string[] Fields = ["stage", "company", "price", "raise", "ticker"];
    private static readonly string[] Hedges = ["最多", "最高", "约为", "约", "近", "超过", "超", "逾", "合计", "不超过"];

    [Theory]
    [InlineData("news.zh.txt", "the half that rules were tuned on", 1, 0.93)]
    [InlineData("news.zh.txt", "the half kept from tuning", 0, 0.75)]
    [InlineData("wires.zh.txt", "the half that rules were tuned on", 1, 0.92)]
    [InlineData("wires.zh.txt", "the half kept from tuning", 0, 0.78)]
    public void Listings_are_read_from_whole_news_items(string file, string half, int parity, double floor)
    {
        var score = new Score();
        foreach (var item in ListingNews.In(Path.Combine(Shared.Root, "tests", "ChipWatch.Tests", "Extract", "Listings", file)).Where(item => item.Number % 2 == parity))
            score.Add(item, [.. Extractor.Extract(new Document { Id = item.Name, Text = item.Text, Language = "zh" }).OfType<IpoClaim>().Select(Written)]);
        Assert.True(score.F1 >= floor, $"{half}: F1 {score.F1:0.000}; wrong:\n{string.Join('\n', score.Wrong)}");
    }

    private static string[] Written(IpoClaim claim) =>
        [ListingNews.StageOf(claim.Stage), claim.Company?.Name ?? "", Bare(claim.Price?.Text), Bare(claim.Raise?.Text), claim.Ticker ?? ""];

    private static string Bare(string? amount) =>
        Hedges.FirstOrDefault(hedge => amount?.StartsWith(hedge, StringComparison.Ordinal) == true) is { } said ? amount![said.Length..] : amount ?? "";

    /// <summary>Micro-averaged over the fields; a claim is held against the expected one that it shares most with.</summary>
    private sealed class Score
    {
        private int right, said, expected;

        public List<string> Wrong { get; } = [];
        public double F1 => 2.0 * right / (said + expected);

        public void Add(ListingNews item, List<string[]> claims)
        {
            var open = item.Claims.Select(c => (string[][])[c.Stage, c.Company, c.Price, c.Raise, c.Ticker]).ToList();
            foreach (var claim in claims.OrderByDescending(c => open.Select(o => Common(c, o)).DefaultIfEmpty().Max()).ToList())
            {
                var best = open.OrderByDescending(o => Common(claim, o)).FirstOrDefault(o => Common(claim, o) > 0);
                if (best is not null)
                    open.Remove(best);
                Count(item, claim, best ?? [[], [], [], [], []]);
            }

            foreach (var missed in open)
                Count(item, ["", "", "", "", ""], missed);
        }

        private static int Common(string[] claim, string[][] wanted) => Enumerable.Range(0, 5).Sum(i => wanted[i].Contains(claim[i]) ? i == 1 ? 4 : 1 : 0);

        private void Count(ListingNews item, string[] claim, string[][] wanted)
        {
            for (var i = 0; i < 5; i++)
            {
                said += claim[i].Length > 0 ? 1 : 0;
                expected += wanted[i].Length > 0 ? 1 : 0;
                if (wanted[i].Contains(claim[i]))
                    right++;
                else if (claim[i].Length > 0 || wanted[i].Length > 0)
                    Wrong.Add($"{item.Name}: {Fields[i]} '{claim[i]}' for '{string.Join(" / ", wanted[i])}'");
            }
        }
    }
}
