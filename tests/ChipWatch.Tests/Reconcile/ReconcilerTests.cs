using static ChipWatch.Reconcile.Story;

namespace ChipWatch.Reconcile;

public sealed class ReconcilerTests
{
    private readonly Story story = new();

    [Fact]
    public async Task One_event_in_several_outlets_and_both_languages_is_one_signal()
    {
        var chinese = Document("d1", "flash", "2025-08-26", "寒武纪上半年实现营业收入28.81亿元");
        var english = Document("d2", "wire", "2025-08-27", "Cambricon posted first-half revenue of about 2.88 billion yuan");
        await story.TellAsync(chinese, Revenue(chinese, 2.881m, "寒武纪"));
        await story.TellAsync(english, Revenue(english, 2.88m, label: "2025-01..2025-06"));

        var signal = await story.SignalAsync();
        Assert.Equal(2, signal.Origins);
        Assert.Equal(1, signal.Version);
        Assert.Equal(chinese.PublishedAt, signal.FirstPublished);
        Assert.Empty(signal.Disputed);
    }

    [Fact]
    public async Task A_company_that_the_register_does_not_know_is_known_by_its_name_without_its_legal_form()
    {
        var long_ = Document("d1", "flash", "2025-08-26", "某芯半导体股份有限公司营收一亿元");
        var short_ = Document("d2", "wire", "2025-08-26", "某芯半导体营收1亿元");
        await story.TellAsync(long_, Revenue(long_, 0.1m, "某芯半导体股份有限公司", null));
        await story.TellAsync(short_, Revenue(short_, 0.1m, "某芯半导体", null));
        Assert.Equal(2, (await story.SignalAsync()).Support.Count);
    }

    [Fact]
    public async Task A_claim_about_nobody_makes_no_signal()
    {
        var document = Document("d1", "flash", "2025-08-26", "营收28亿元");
        await story.TellAsync(document, Revenue(document, 2.8m) with { Company = null });
        Assert.Empty(await story.SignalsAsync());
        Assert.Empty(await story.ChangesAsync());
    }

    [Fact]
    public async Task A_reprint_is_no_second_origin()
    {
        const string text = "该公司周二晚间披露的半年度报告显示，受益于大模型训练与推理需求，云端产品线出货大幅增长，寒武纪上半年实现营业收入28.81亿元，同比增长逾四十倍，公司同时提示存货与应收账款上升的风险。";
        var original = Document("d1", "flash", "2025-08-26T12:00", text);
        var reprint = Document("d2", "portal-news", "2025-08-26T15:00", "（转载）" + text + "责任编辑：某某");
        var own = Document("d3", "wire", "2025-08-26T16:00", "Cambricon more than made up for years of losses, with sales of 2.88 billion yuan in the six months to June.");
        foreach (var document in new[] { original, reprint, own })
            await story.TellAsync(document, Revenue(document, 2.88m));

        var signal = await story.SignalAsync();
        Assert.Equal(2, signal.Origins);
        Assert.Equal(["flash.example", "flash.example", "wire.example"], signal.Support.Select(s => s.Origin));
    }

    [Fact]
    public async Task A_filing_beats_earlier_and_later_news_whose_other_value_stays_visible()
    {
        var news = Document("d1", "wire", "2025-08-26", "Cambricon revenue was 3.1 billion yuan");
        var filing = Document("d2", "exchange", "2025-08-26", "营业收入 2,881,000,000.00");
        var later = Document("d3", "flash", "2025-08-28", "寒武纪上半年营收35亿元");
        await story.TellAsync(news, Revenue(news, 3.1m));
        await story.TellAsync(filing, Revenue(filing, 2.881m));
        await story.TellAsync(later, Revenue(later, 3.5m));

        var signal = await story.SignalAsync();
        Assert.Equal(2_881_000_000m, ((RevenueClaim)signal.Current).Amount!.Min);
        Assert.Equal(Standing.Filing, signal.Standing);
        Assert.Equal(3_500_000_000m, ((RevenueClaim)Assert.Single(signal.Disputed)).Amount!.Min);
        Assert.Equal(3_100_000_000m, ((RevenueClaim)Assert.Single(signal.History).Values).Amount!.Min);
    }

    [Fact]
    public async Task A_correction_shows_old_and_new()
    {
        var first = Document("d1", "exchange", "2025-08-26", "营业收入28.81亿元");
        var corrected = Document("d2", "exchange", "2025-09-02", "更正后营业收入29.05亿元");
        await story.TellAsync(first, Revenue(first, 2.81m, status: RevenueStatus.Reported));
        await story.TellAsync(corrected, Revenue(corrected, 2.905m, status: RevenueStatus.Corrected));

        var signal = await story.SignalAsync();
        Assert.Equal((2, ChangeReason.Corrected), (signal.Version, signal.Reason));
        var old = Assert.Single(signal.History);
        Assert.Equal((2_810_000_000m, "d2"), (((RevenueClaim)old.Values).Amount!.Min, old.ReplacedBy));
        Assert.Equal(2_905_000_000m, ((RevenueClaim)signal.Current).Amount!.Min);
        Assert.Empty(signal.Disputed);
        Assert.Equal(2, (await story.ChangesAsync()).Count);
    }

    [Fact]
    public async Task A_changed_revision_of_the_same_document_is_a_restatement()
    {
        var first = Document("d1", "wire", "2025-08-26", "Cambricon revenue was 2.5 billion yuan");
        var revised = Document("d1", "wire", "2025-08-26", "Cambricon revenue was 2.88 billion yuan", revision: 1);
        await story.TellAsync(revised, Revenue(revised, 2.88m));
        await story.TellAsync(first, Revenue(first, 2.5m));
        var signal = await story.SignalAsync();
        Assert.Equal(2_880_000_000m, ((RevenueClaim)signal.Current).Amount!.Min);
        Assert.Single(signal.History);
        Assert.Equal(1, signal.Origins);
        Assert.Empty(signal.Disputed);
    }

    [Fact]
    public async Task A_rumour_has_low_confidence_overwrites_nothing_and_is_confirmed_by_a_filing()
    {
        var rumour = Document("d1", "wire", "2025-08-20", "Cambricon’s revenue reportedly reached 2.88 billion yuan, people familiar with the matter said");
        await story.TellAsync(rumour, Revenue(rumour, 2.88m));
        var before = await story.SignalAsync();
        Assert.Equal(Standing.Rumour, before.Standing);
        Assert.InRange(before.Confidence, 0.01, 0.4);

        var filing = Document("d2", "exchange", "2025-08-26", "营业收入28.81亿元");
        await story.TellAsync(filing, Revenue(filing, 2.881m));
        var after = await story.SignalAsync();
        Assert.Equal((ChangeReason.Confirmed, Standing.Filing), (after.Reason, after.Standing));

        var another = Document("d3", "flash", "2025-08-27", "市场传言寒武纪真实营收为40亿元");
        await story.TellAsync(another, Revenue(another, 4m));
        Assert.Equal(2_881_000_000m, ((RevenueClaim)(await story.SignalAsync()).Current).Amount!.Min);
    }

    [Fact]
    public async Task A_notice_in_chinese_and_news_in_english_about_one_award_are_one_signal_that_goes_on_with_the_contract()
    {
        var notice = Document("d1", "portal", "2025-08-20", "中国移动通信集团广东有限公司AI推理服务器采购中标候选人公示 昆仑芯 9.98亿元");
        var news = Document("d2", "wire", "2025-08-21", "Baidu won a 1 billion yuan China Mobile contract");
        var award = Document("d3", "portal", "2025-08-25", "中标结果 昆仑芯 9.98亿元");
        ProcurementClaim Claim(Document d, string buyer, string supplier, decimal amount, ProcurementStage stage, string? project) => new()
        {
            Evidence = [new(0, d.Text.Length, d.Text)], Stage = stage, Buyer = new(buyer), Suppliers = [new(supplier)], Project = project, Amount = Amount.Exactly(amount, "CNY"), Confidence = 0.8,
        };
        await story.TellAsync(notice, Claim(notice, "中国移动通信集团广东有限公司", "昆仑芯（北京）科技有限公司", 998_000_000m, ProcurementStage.Candidate, "AI推理服务器采购"));
        await story.TellAsync(news, Claim(news, "China Mobile", "Baidu", 1_000_000_000m, ProcurementStage.Award, null));
        await story.TellAsync(award, Claim(award, "中国移动通信集团广东有限公司", "昆仑芯（北京）科技有限公司", 998_000_000m, ProcurementStage.Award, "AI推理服务器采购"));

        var signal = await story.SignalAsync();
        Assert.Equal(3, signal.Support.Count);
        Assert.Equal((ChangeReason.Progressed, 2), (signal.Reason, signal.Version));
        Assert.Equal(ProcurementStage.Award, ((ProcurementClaim)signal.Current).Stage);
    }

    [Fact]
    public async Task A_listing_in_hong_kong_and_one_in_shanghai_are_two_events()
    {
        var star = Document("d1", "flash", "2025-08-26", "壁仞科技科创板IPO辅导");
        var hong = Document("d2", "wire", "2025-08-26", "Biren files for Hong Kong listing");
        await story.TellAsync(star, new IpoClaim { Evidence = [new(0, 4, star.Text[..4])], Company = new("壁仞科技", "biren"), Stage = IpoStage.Filed, Board = "STAR" });
        await story.TellAsync(hong, new IpoClaim { Evidence = [new(0, 5, hong.Text[..5])], Company = new("Biren"), Stage = IpoStage.Filed });
        Assert.Equal(2, (await story.SignalsAsync()).Count);
    }

    [Fact]
    public async Task A_backfilled_document_changes_signals_quietly()
    {
        var document = Document("d1", "exchange", "2024-08-26", "营业收入28.81亿元");
        await story.Reconciler.ReconcileAsync(document, [Revenue(document, 2.881m)], silent: true);
        var change = Assert.Single(await story.ChangesAsync());
        Assert.True(change.Silent);
        Assert.Equal(("2025090110/" + change.SignalId + ".1.json"), change.Blob.Name);
    }

    [Fact]
    public async Task Telling_a_document_again_writes_nothing()
    {
        var document = Document("d1", "exchange", "2025-08-26", "营业收入28.81亿元");
        await story.TellAsync(document, Revenue(document, 2.881m));
        var before = story.Store.Snapshot().Count;
        story.Clock.Advance(TimeSpan.FromHours(3));
        await story.TellAsync(document, Revenue(document, 2.881m));
        Assert.Equal(before, story.Store.Snapshot().Count);
        Assert.Single(await story.ChangesAsync());
    }

    [Fact]
    public async Task The_company_index_holds_the_signal_in_the_month_of_its_first_publication()
    {
        var later = Document("d1", "exchange", "2025-09-01", "营业收入28.81亿元");
        var earlier = Document("d2", "wire", "2025-08-26", "revenue of 2.88 billion");
        await story.TellAsync(later, Revenue(later, 2.881m));
        await story.TellAsync(earlier, Revenue(earlier, 2.88m));
        var august = (await story.Store.ReadJsonAsync<CompanyMonth>(new(Containers.Index, "company/cambricon/2025-08.json")))!.Value.Value;
        var september = (await story.Store.ReadJsonAsync<CompanyMonth>(new(Containers.Index, "company/cambricon/2025-09.json")))!.Value.Value;
        Assert.Equal((await story.SignalAsync()).Id, Assert.Single(august.Signals).Key);
        Assert.Empty(september.Signals);
    }

    [Fact]
    public async Task Two_instances_that_tell_at_the_same_time_lose_nothing()
    {
        var documents = Enumerable.Range(0, 12).Select(i => Document($"d{i:00}", $"outlet{i}", "2025-08-26", $"第{i}家媒体说寒武纪营收28.8亿元，措辞各不相同{new string((char)('一' + (i * 7)), 40)}")).ToList();
        await Task.WhenAll(documents.Select(d => Task.Run(() => story.TellAsync(d, Revenue(d, 2.88m)))));
        var signal = await story.SignalAsync();
        Assert.Equal(12, signal.Support.Count);
        Assert.All(await story.ChangesAsync(), c => Assert.False(c.Silent));
    }
}
