using System.Globalization;
using ChipWatch.Reconcile;
using ChipWatch.Register;
using ChipWatch.Sources;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Doubles;

/// <summary>A few days of the field as signals in a store, told through the reconciler; sentences are ours.</summary>
internal static class SampleSignals
{
    public static FakeTimeProvider Clock() => new(new(2025, 9, 3, 1, 30, 0, TimeSpan.Zero));

    public static async Task<MemoryBlobStore> StoreAsync()
    {
        var clock = Clock();
        var store = new MemoryBlobStore(clock);
        var reconciler = new Reconciler(store, clock, CompanyRegister.Default, source => source is "exchange" or "portal" or "register" ? SourceKind.Filings : SourceKind.News);
        foreach (var (document, claim) in Told())
            await reconciler.ReconcileAsync(document, [claim]);
        return store;
    }

    private static IEnumerable<(Document Document, Claim Claim)> Told()
    {
        var half = new Period("2025H1", new(2025, 1, 1), new(2025, 6, 30));
        yield return Say("a1", "exchange", "2025-08-26T12:30", "半年度报告", "报告期内，公司实现营业收入2,880,643,471.89元，较上年同期增长4,347.82%。", e => new RevenueClaim
        {
            Evidence = e, Confidence = 0.97, Company = new("寒武纪", "cambricon"), Metric = RevenueMetric.Revenue, Period = half, Status = RevenueStatus.Reported,
            Amount = Amount.Exactly(2_880_643_471.89m, "CNY"), Change = new(4347.82m, Basis: ChangeBasis.Yoy),
        });
        yield return Say("a2", "wire", "2025-08-27T01:10", "Cambricon revenue surges on demand for homegrown chips", "Cambricon said first-half revenue rose more than fortyfold to 2.88 billion yuan.", e => new RevenueClaim
        {
            Evidence = e, Confidence = 0.9, Company = new("Cambricon", "cambricon"), Metric = RevenueMetric.Revenue, Period = half, Amount = Amount.Exactly(2_880_000_000m, "CNY"),
        });
        yield return Say("b1", "exchange", "2025-08-20T10:00", "2025年半年度业绩快报", "公司上半年实现归属于母公司所有者的净利润10.12亿元。", e => new RevenueClaim
        {
            Evidence = e, Confidence = 0.93, Company = new("海光信息", "hygon"), Metric = RevenueMetric.NetProfit, Period = half, Status = RevenueStatus.Preliminary, Amount = Amount.Exactly(1_012_000_000m, "CNY"),
        });
        yield return Say("b2", "exchange", "2025-09-02T11:00", "关于2025年半年度业绩快报的更正公告", "经复核，上半年归属于母公司所有者的净利润更正为12.01亿元，同比增长40.78%。", e => new RevenueClaim
        {
            Evidence = e, Confidence = 0.95, Company = new("海光信息", "hygon"), Metric = RevenueMetric.NetProfit, Period = half, Status = RevenueStatus.Corrected, Amount = Amount.Exactly(1_201_000_000m, "CNY"), Change = new(40.78m, Basis: ChangeBasis.Yoy),
        });
        const string project = "2025年至2026年人工智能通用计算设备（推理型）集中采购项目类CUDA生态标包1、标包2、标包3";
        yield return Say("c1", "portal", "2025-09-01T03:00", $"{project}_中标候选人公示", "第一中标候选人：昆仑芯（北京）科技有限公司，投标报价（不含税）：9.98亿元。", e => new ProcurementClaim
        {
            Evidence = e, Confidence = 0.88, Stage = ProcurementStage.Candidate, Buyer = new("中国移动通信有限公司", "china-mobile"), Suppliers = [new("昆仑芯（北京）科技有限公司", "kunlunxin")], Project = project,
            Amount = Amount.Exactly(998_000_000m, "CNY"), Lots = [new("1"), new("2"), new("3")],
        });
        yield return Say("c2", "wire", "2025-09-02T02:00", "Baidu’s chip unit wins China Mobile order", "Baidu’s Kunlun unit won a China Mobile order for AI inference servers worth about 1 billion yuan.", e => new ProcurementClaim
        {
            Evidence = e, Confidence = 0.8, Stage = ProcurementStage.Award, Buyer = new("China Mobile", "china-mobile"), Suppliers = [new("Baidu", "baidu")], Amount = Amount.Exactly(1_000_000_000m, "CNY") with { Approximate = true },
        });
        yield return Say("d1", "register", "2025-09-02T08:00", "沐曦股份首发审核状态更新", "沐曦集成电路（上海）股份有限公司的审核状态已变更为“已问询”，拟融资金额39.04亿元。", e => new IpoClaim
        {
            Evidence = e, Confidence = 0.96, Company = new("沐曦集成电路（上海）股份有限公司", "metax"), Stage = IpoStage.Inquiry, Exchange = "SSE", Board = "STAR", Raise = Amount.Exactly(3_904_000_000m, "CNY"), Date = new(new(2025, 9, 2)),
        });
        yield return Say("e1", "daily", "2025-09-02T14:00", "Chip start-up said to prepare Hong Kong float", "The company is reportedly weighing a Hong Kong listing that could raise about $300 million, people familiar with the matter said.", e => new IpoClaim
        {
            Evidence = e, Confidence = 0.7, Company = new("Biren Technology", "biren"), Stage = IpoStage.Planned, Exchange = "HKEX", Raise = Amount.Exactly(300_000_000m, "USD") with { Approximate = true },
        });
        yield return Say("f1", "wire", "2025-08-29T06:00", "Alibaba reveals a training chip", "The accelerator is made at 7nm, carries 96 GB of HBM2e and links at 700 GB/s.", e => new ProductClaim
        {
            Evidence = e, Confidence = 0.75, Company = new("Alibaba", "alibaba"), Product = new("PPU", "ppu"), Event = ProductEvent.Revealed, Specs = [new("process", "7", "nm"), new("memory", "96", " GB")],
        });
        yield return Say("g1", "wire", "2025-08-29T07:30", "Washington ends waivers for three chipmakers’ plants in China", "The Bureau of Industry and Security will revoke the authorisations with effect from December 31, 2025.", e => new PolicyClaim
        {
            Evidence = e, Confidence = 0.9, Authority = new("Bureau of Industry and Security", "bis"), Measure = PolicyMeasure.ExportControl, Targets = [new("Samsung", "samsung"), new("SK Hynix", "sk-hynix"), new("Intel", "intel")], Effective = new(new(2025, 12, 31)),
        });
        yield return Say("h1", "wire", "2025-08-28T22:00", "Nvidia leaves China out of its outlook", "Its share of the market has gone from 95 percent to zero, the chief executive said.", e => new ShareClaim
        {
            Evidence = e, Confidence = 0.7, Company = new("Nvidia", "nvidia"), Market = "China AI accelerators", From = 95, To = 0,
        });
        yield return Say("i1", "flash", "2025-08-29T09:00", "阿里巴巴：未来三年投入3800亿元建设云和AI基础设施", "公司重申三年3800亿元的投入计划，本季度资本开支386亿元。", e => new CapexClaim
        {
            Evidence = e, Confidence = 0.85, Company = new("阿里巴巴", "alibaba"), Amount = Amount.Exactly(380_000_000_000m, "CNY"),
        });
        yield return Say("k1", "flash", "2025-08-28T03:00", "百度点亮三万卡昆仑芯集群", "百度宣布点亮国内首个全自研三万卡集群，由昆仑芯P800组成。", e => new DeploymentClaim
        {
            Evidence = e, Confidence = 0.85, Company = new("百度", "baidu"), Product = new("昆仑芯P800", "kunlun-p800"), Units = 30000, Unit = "卡",
        });
    }

    private static (Document, Claim) Say(string id, string source, string published, string title, string sentence, Func<IReadOnlyList<Evidence>, Claim> claim)
    {
        var document = new Document
        {
            Id = id, Source = source, Title = title, Text = $"{title}\n{sentence}", Url = new Uri($"https://{source}.example/{published[..10]}/{id}.html"),
            PublishedAt = DateTimeOffset.Parse(published + "Z", CultureInfo.InvariantCulture),
        };
        return (document, claim([Evidence.Of(document.Text, title.Length + 1, document.Text.Length)]));
    }
}
