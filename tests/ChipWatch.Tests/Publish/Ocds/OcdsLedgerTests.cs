using System.Text.Json.Nodes;
using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Publish.Ocds;
using ChipWatch.Register;
using NJsonSchema;

namespace ChipWatch.Tests.Publish.Ocds;

/// <summary>Notices as their documents say them, extracted and kept as OCDS records: the chain of one purchase is one record.</summary>
public sealed class OcdsLedgerTests
{
    private const string Body = "采购人：某电信集团有限公司\n项目名称：2026年智算中心AI服务器采购项目\n";

    private static readonly (string Id, string Day, string Title, string Text)[] Chain =
    [
        ("intention", "2026-06-01", "某电信集团有限公司2026年6月政府采购意向", "采购单位：某电信集团有限公司\n采购项目名称：2026年智算中心AI服务器采购项目\n预算金额：3000万元\n预计采购时间：2026年7月\n"),
        ("tender", "2026-07-01", "2026年智算中心AI服务器采购项目招标公告", Body + "项目编号：ZB-2026-0918\n招标内容：AI服务器120台\n投标截止时间：2026年7月25日\n"),
        ("amendment", "2026-07-10", "2026年智算中心AI服务器采购项目更正公告", Body + "项目编号：ZB-2026-0918\n更正内容：投标截止时间更正为2026年7月30日\n"),
        ("candidates", "2026-08-01", "2026年智算中心AI服务器采购项目中标候选人公示", Body + "招标编号：ZB-2026-0918\n第一中标候选人：云算芯科技有限公司，投标报价：2,965.63万元\n第二中标候选人：北岭服务器有限公司，投标报价：2,990.00万元\n"),
        ("award", "2026-08-09", "2026年智算中心AI服务器采购项目中标结果公告", Body + "项目编号：ZB-2026-0918\n中标人：云算芯科技有限公司\n中标金额：2,965.63万元\n"),
        ("contract", "2026-09-01", "2026年智算中心AI服务器采购项目合同公告", Body + "项目编号：ZB-2026-0918\n合同编号：HT-2026-55\n供应商：云算芯科技有限公司\n合同金额：2,965.63万元\n合同签订日期：2026年8月28日\n"),
    ];

    public static TheoryData<int> Orders => [0, 1, 2, 3, 4, 5];

    [Theory, MemberData(nameof(Orders))]
    public async Task From_intention_to_contract_it_is_one_record_whichever_notice_comes_first(int first)
    {
        var store = new MemoryBlobStore();
        var ledger = new OcdsLedger(store);
        foreach (var (id, day, title, text) in Chain.Skip(first).Concat(Chain.Take(first).Reverse()))
            await AddAsync(ledger, id, day, title, text);

        var record = Assert.Single(await RecordsAsync(ledger));

        Assert.Equal(["planning", "tender", "tenderAmendment", "award", "award", "award contract"], record.Releases.DistinctBy(r => r.Id.Split('-')[0]).Select(r => string.Join(' ', r.Tag)));
        Assert.All(record.Releases, r => Assert.Equal(record.Ocid, r.Ocid));
        Assert.Equal(Chain.Select(c => c.Id), record.Releases.Select(r => r.Id.Split('-')[0]).Distinct());
    }

    [Fact]
    public async Task Every_release_that_is_written_follows_the_standard_and_a_repeated_notice_adds_none()
    {
        var standard = await JsonSchema.FromFileAsync(Shared.Require("fixtures", "ocds", "release-schema.1.1.5.json"), TestContext.Current.CancellationToken);
        var store = new MemoryBlobStore();
        var ledger = new OcdsLedger(store);
        foreach (var (id, day, title, text) in Chain.Concat(Chain))
            await AddAsync(ledger, id, day, title, text);
        await AddAsync(ledger, "cancelled", "2026-08-02", "2026年云平台扩容项目终止公告", "采购人：某电信集团有限公司\n项目名称：2026年云平台扩容项目\n项目编号：YP-2026-003\n终止原因：有效投标人不足三家\n");

        var records = await RecordsAsync(ledger);

        Assert.Equal(2, records.Count);
        foreach (var release in records.SelectMany(r => r.Releases))
            Assert.Empty(standard.Validate(Json.Write(release)).Select(e => $"{release.Id} {e.Path}: {e.Kind}"));
        Assert.All(records, r => Assert.Equal(r.Releases.Count, r.Releases.Select(x => x.Id).Distinct().Count()));
        Assert.Equal(["tenderCancellation"], records.Single(r => r.Releases.Any(x => x.Id.StartsWith("cancelled", StringComparison.Ordinal))).Releases[0].Tag);
    }

    [Fact]
    public async Task Two_purchases_of_one_buyer_stay_two_records()
    {
        var ledger = new OcdsLedger(new MemoryBlobStore());
        await AddAsync(ledger, "one", "2026-07-01", "2026年智算中心AI服务器采购项目招标公告", Chain[1].Text);
        await AddAsync(ledger, "two", "2026-07-02", "2026年办公楼食堂食材采购项目招标公告", "采购人：某电信集团有限公司\n项目名称：2026年办公楼食堂食材采购项目\n项目编号：SC-2026-0011\n");

        Assert.Equal(2, (await RecordsAsync(ledger)).Count);
    }

    [Fact]
    public async Task A_revised_notice_is_a_further_release()
    {
        var ledger = new OcdsLedger(new MemoryBlobStore());
        await AddAsync(ledger, Chain[4].Id, Chain[4].Day, Chain[4].Title, Chain[4].Text);
        await AddAsync(ledger, Chain[4].Id, Chain[4].Day, Chain[4].Title, Chain[4].Text.Replace("2,965.63", "2,956.63", StringComparison.Ordinal), revision: 1);

        var releases = Assert.Single(await RecordsAsync(ledger)).Releases;

        Assert.Equal([29_656_300m, 29_566_300m], releases.Select(r => r.Awards![0].Value!.Amount));
    }

    private static async Task AddAsync(OcdsLedger ledger, string id, string day, string title, string text, int revision = 0)
    {
        var document = new Document { Id = id, Title = title, Text = $"{title}\n{text}", Language = "zh", PublishedOn = DateOnly.Parse(day), Url = new("https://notices.example/" + id), Revision = revision };
        var claims = new Extractor(CompanyRegister.Default).Extract(document);
        Assert.True(claims.OfType<ProcurementClaim>().Any(), $"no procurement claim from {id}: {JsonNode.Parse(Json.Write(claims))}");
        await ledger.AddAsync(document, claims, TestContext.Current.CancellationToken);
    }

    private static async Task<List<OcdsRecord>> RecordsAsync(OcdsLedger ledger)
    {
        var records = new List<OcdsRecord>();
        await foreach (var record in ledger.ReadAsync(TestContext.Current.CancellationToken))
            records.Add(record);
        return records;
    }
}
