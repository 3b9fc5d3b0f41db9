using CsCheck;
using static ChipWatch.Reconcile.Story;

namespace ChipWatch.Reconcile;

public sealed class OrderIndependenceTests
{
    private static readonly Gen<(int Day, int Outlet, int Value, int Status, int Company, bool Rumour, int Revision)> Statement =
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 1], Gen.Bool, Gen.Int[0, 1]);

    [Fact]
    public async Task Any_order_and_any_repetition_of_the_same_documents_makes_the_same_signals() =>
        await Gen.Select(Statement.Array[1, 8], Gen.Int[0, int.MaxValue - 1]).SampleAsync(async (statements, seed) =>
        {
            var told = statements.Select(Tell).ToList();
            var shuffled = told.Concat(told).ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(await EndAsync(told), await EndAsync(shuffled));
        }, iter: 400);

    private static (Document, Claim) Tell((int Day, int Outlet, int Value, int Status, int Company, bool Rumour, int Revision) s, int i)
    {
        string[] outlets = ["exchange", "wire", "flash", "daily", "portal"];
        var text = $"{(s.Rumour ? "据传，" : "")}第{i}篇报道{new string((char)('甲' + (i * 3)), 12)}";
        var document = Document($"d{i / 2}", outlets[s.Outlet], $"2025-08-2{s.Day}", text, revision: (i % 2 * 2) + s.Revision);
        var company = s.Company == 0 ? "cambricon" : "hygon";
        return (document, Revenue(document, 2 + (s.Value * 0.02m), company, company, s.Status == 0 ? null : (RevenueStatus)(s.Status - 1)));
    }

    private static async Task<string> EndAsync(IEnumerable<(Document Document, Claim Claim)> told)
    {
        var story = new Story();
        foreach (var (document, claim) in told)
            await story.TellAsync(document, claim);
        return string.Join("\n", (await story.SignalsAsync()).OrderBy(s => s.Id).Select(Json.Write));
    }
}
