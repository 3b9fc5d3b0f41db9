using CsCheck;
using static ChipWatch.Reconcile.Story;

namespace ChipWatch.Reconcile;

/// <summary>Documents that leave open which event they mean, and what decides it.</summary>
public sealed class OpenStatementTests
{
    private readonly Story story = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_figure_without_its_period_belongs_to_the_period_that_another_document_gives_the_same_figure(bool openFirst)
    {
        var open = Document("d1", "wire", "2025-08-27", "Cambricon posted revenue of 2.88 billion yuan");
        var dated = Document("d2", "flash", "2025-08-26", "寒武纪上半年实现营业收入28.81亿元");
        var tell = new[] { (open, Revenue(open, 2.88m) with { Period = null }), (dated, Revenue(dated, 2.881m)) };
        foreach (var (document, claim) in openFirst ? tell : tell.Reverse())
            await story.TellAsync(document, claim);

        var signal = await story.SignalAsync();
        Assert.Equal(2, signal.Origins);
        Assert.Equal("2025H1", ((RevenueClaim)signal.Current).Period!.Label);
        var index = (await story.Store.ReadJsonAsync<CompanyMonth>(new(Containers.Index, "company/cambricon/2025-08.json")))!.Value.Value;
        Assert.Equal(signal.Id, Assert.Single(index.Signals).Key);
    }

    [Fact]
    public async Task Another_figure_without_its_period_stays_a_signal_of_its_own()
    {
        var dated = Document("d1", "flash", "2025-08-26", "寒武纪上半年实现营业收入28.81亿元");
        var other = Document("d2", "wire", "2025-08-27", "Cambricon posted revenue of 1.77 billion yuan");
        await story.TellAsync(dated, Revenue(dated, 2.881m));
        await story.TellAsync(other, Revenue(other, 1.77m) with { Period = null });
        Assert.Equal(2, (await story.SignalsAsync()).Count);
    }

    [Fact]
    public async Task The_same_figure_of_a_year_ago_is_not_meant()
    {
        var past = Document("d1", "exchange", "2024-08-28", "2024年上半年营业收入28.81亿元");
        var open = Document("d2", "wire", "2025-08-27", "Cambricon posted revenue of 2.88 billion yuan");
        await story.TellAsync(past, Revenue(past, 2.881m) with { Period = new("2024H1", new(2024, 1, 1), new(2024, 6, 30)) });
        await story.TellAsync(open, Revenue(open, 2.88m) with { Period = null });
        Assert.Equal(2, (await story.SignalsAsync()).Count);
    }

    [Fact]
    public async Task An_award_told_without_its_buyer_is_the_one_whose_buyer_another_names()
    {
        var open = Document("d1", "flash", "2025-08-22", "百度智能云中标，中标金额约10亿元");
        var full = Document("d2", "wire", "2025-08-22", "Baidu won a 1 billion yuan China Mobile contract");
        ProcurementClaim Claim(Document d, Party? buyer) => new() { Evidence = [new(0, d.Text.Length, d.Text)], Stage = ProcurementStage.Award, Buyer = buyer, Suppliers = [new("Baidu", "baidu")], Amount = Amount.Exactly(1_000_000_000m, "CNY") };
        await story.TellAsync(open, Claim(open, null));
        await story.TellAsync(full, Claim(full, new("China Mobile", "china-mobile")));
        var signal = await story.SignalAsync();
        Assert.Equal(2, signal.Support.Count);
        Assert.Equal("china-mobile", ((ProcurementClaim)signal.Current).Buyer!.Id);
    }

    [Fact]
    public async Task What_has_turned_out_to_be_another_signal_is_not_told_in_a_digest()
    {
        var open = Document("d1", "wire", "2025-08-27", "Cambricon posted revenue of 2.88 billion yuan");
        var dated = Document("d2", "flash", "2025-08-26", "寒武纪上半年实现营业收入28.81亿元");
        await story.TellAsync(open, Revenue(open, 2.88m) with { Period = null });
        await story.TellAsync(dated, Revenue(dated, 2.881m));
        var window = new Notify.DigestWindow(story.Store, _ => Task.FromResult<IReadOnlyList<Notify.CoverageLine>>([]));
        var content = await window.ReadAsync(new() { Id = "r", Email = "r@example.org" }, story.Clock.GetUtcNow().AddHours(1));
        Assert.Equal((await story.SignalAsync()).Id, Assert.Single(content.Changes).SignalId);
    }

    private static readonly Gen<(int Day, int Outlet, int Value, int Period, int Kind)> Statement =
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 2]);

    [Fact]
    public async Task Any_order_and_any_repetition_makes_the_same_signals_and_families() =>
        await Gen.Select(Statement.Array[1, 9], Gen.Int[0, int.MaxValue - 1]).SampleAsync(async (statements, seed) =>
        {
            var told = statements.Select(Tell).ToList();
            var shuffled = told.Concat(told).ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(await EndAsync(told), await EndAsync(shuffled));
        }, iter: 300);

    [Fact]
    public async Task Instances_that_tell_open_and_full_statements_at_the_same_time_end_as_one_that_tells_them_in_turn() =>
        await Gen.Select(Statement.Array[6, 9], Gen.Int[0, int.MaxValue - 1]).SampleAsync(async (statements, seed) =>
        {
            var told = statements.Select(Tell).ToArray();
            var alone = await EndAsync(told);
            new Random(seed).Shuffle(told);
            var together = new Story();
            await Task.WhenAll(told.Select(t => Task.Run(() => together.TellAsync(t.Document, t.Claim))));
            Assert.Equal(alone, await EndAsync(together));
        }, iter: 60);

    private static (Document Document, Claim Claim) Tell((int Day, int Outlet, int Value, int Period, int Kind) s, int i)
    {
        string[] outlets = ["exchange", "wire", "flash", "daily", "portal"];
        var document = Document($"d{i}", outlets[s.Outlet], $"2025-08-2{s.Day}", $"第{i}篇报道{new string((char)('甲' + (i * 3)), 12)}");
        var evidence = new Evidence(0, document.Text.Length, document.Text);
        Period? half = new("2025H1", new(2025, 1, 1), new(2025, 6, 30));
        Period? quarter = new("2025Q2", new(2025, 4, 1), new(2025, 6, 30));
        return (document, s.Kind switch
        {
            0 => Revenue(document, 2 + (s.Value * 0.01m)) with { Period = s.Period switch { 0 => null, 1 => half, _ => quarter } },
            1 => new IpoClaim { Evidence = [evidence], Company = new("摩尔线程", "moore-threads"), Stage = (IpoStage)(s.Value * 3), Exchange = s.Period switch { 0 => null, 1 => "SSE", _ => "HKEX" }, Confidence = 0.8 },
            _ => new ProcurementClaim { Evidence = [evidence], Stage = ProcurementStage.Award, Buyer = s.Period switch { 0 => null, 1 => new("China Mobile", "china-mobile"), _ => new("中国电信", "china-telecom") }, Suppliers = [new("Baidu", "baidu")], Amount = Amount.Exactly(100 + s.Value, "CNY") },
        });
    }

    private static async Task<string> EndAsync(IEnumerable<(Document Document, Claim Claim)> told)
    {
        var one = new Story();
        foreach (var (document, claim) in told)
            await one.TellAsync(document, claim);
        return await EndAsync(one);
    }

    private static Task<string> EndAsync(Story end) => Task.FromResult(string.Join('\n', end.Store.Snapshot()
        .Where(b => b.Key.Container is Containers.Signals || (b.Key.Container == Containers.Index && b.Key.Name.StartsWith("family/", StringComparison.Ordinal)))
        .OrderBy(b => b.Key.ToString(), StringComparer.Ordinal)
        .Select(b => $"{b.Key}\n{System.Text.Encoding.UTF8.GetString(b.Value)}")));
}
