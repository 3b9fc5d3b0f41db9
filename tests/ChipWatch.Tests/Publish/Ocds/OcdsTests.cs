using System.Text.Json.Nodes;
using ChipWatch.Doubles;
using ChipWatch.Publish.Ocds;
using CsCheck;
using NJsonSchema;

namespace ChipWatch.Tests.Publish.Ocds;

/// <summary>Procurement notices as OCDS 1.1.5 releases, linked into contracting processes.</summary>
public sealed class OcdsTests
{
    private static Task<JsonSchema>? schema;

    private const string Number = "项目编号：ZB-2026-0918（二次）";

    [Fact]
    public void From_intention_to_contract_the_notices_of_one_project_share_an_ocid_in_their_order()
    {
        ProcurementNotice[] chain =
        [
            Notice("a", "2026-06-01", ProcurementStage.Planning, "智算中心服务器采购项目采购意向", ""),
            Notice("b", "2026-07-01", ProcurementStage.Tender, "智算中心服务器采购项目", Number),
            Notice("c", "2026-07-10", ProcurementStage.Amendment, "智算中心服务器采购项目", Number),
            Notice("d", "2026-08-01", ProcurementStage.Candidate, "另一种写法的名称", "招标编号: zb-2026-0918", "云算芯科技有限公司"),
            Notice("e", "2026-08-09", ProcurementStage.Award, "智算中心服务器采购项目中标结果", "", "云算芯科技有限公司"),
            Notice("f", "2026-09-01", ProcurementStage.Contract, "智算中心服务器采购合同", Number, "云算芯科技有限公司"),
            Notice("x", "2026-07-02", ProcurementStage.Tender, "食堂食材采购项目", "项目编号：SC-2026-11"),
        ];

        var processes = OcdsProcesses.Link(chain.Reverse());

        Assert.Equal(2, processes.Count);
        Assert.Equal(["planning", "tender", "tenderAmendment", "award", "award", "award contract"], processes[0].Releases.Select(r => string.Join(' ', r.Tag)));
        Assert.All(processes[0].Releases, r => Assert.Equal(processes[0].Ocid, r.Ocid));
        Assert.StartsWith("ocds-chipwatch-", processes[0].Ocid, StringComparison.Ordinal);
        Assert.NotEqual(processes[0].Ocid, processes[1].Ocid);
    }

    [Fact]
    public void An_ocid_stays_whatever_comes_to_light_later()
    {
        var award = Notice("e", "2026-08-09", ProcurementStage.Award, "智算中心服务器采购项目", Number, "云算芯科技有限公司");
        var tender = Notice("b", "2026-07-01", ProcurementStage.Tender, "智算中心服务器采购项目", Number);
        var intention = Notice("a", "2026-06-01", ProcurementStage.Planning, "智算中心服务器采购项目", "");

        Assert.Single(new[] { OcdsProcesses.Link([award]), OcdsProcesses.Link([award, tender]), OcdsProcesses.Link([intention, award, tender]) }.Select(p => p.Single().Ocid).Distinct());
    }

    [Fact]
    public void The_order_of_arrival_changes_nothing() =>
        Gen.Shuffle(Enumerable.Range(0, 6).ToArray()).Sample(order =>
        {
            ProcurementNotice[] notices =
            [
                Notice("a", "2026-06-01", ProcurementStage.Planning, "智算中心服务器项目", ""), Notice("b", "2026-07-01", ProcurementStage.Tender, "智算中心服务器项目", Number),
                Notice("c", "2026-07-01", ProcurementStage.Tender, "超算扩容项目", "采购编号：CS-88-2026"), Notice("d", "2026-08-01", ProcurementStage.Award, "超算扩容项目", "", "北岭半导体"),
                Notice("e", "2026-08-02", ProcurementStage.Cancelled, "云平台项目", "项目编号：YP-2026-003"), Notice("f", "2026-08-03", ProcurementStage.Contract, "x", "项目编号：CS-88-2026", "北岭半导体"),
            ];
            var linked = OcdsProcesses.Link(order.Select(i => notices[i]));
            Assert.Equal(Json.Write(OcdsProcesses.Link(notices)), Json.Write(linked));
        });

    [Fact]
    public void A_release_says_who_buys_who_wins_and_for_how_much_with_ids_from_the_register()
    {
        var notice = Notice("e", "2026-08-09", ProcurementStage.Award, "智算中心服务器采购项目", Number, "云算芯科技有限公司", "联合体成员有限公司");

        var release = OcdsProcesses.Link([notice]).Single().Releases.Single();

        Assert.Equal(new("XI-CHIPWATCH-china-telecom", "某电信公司"), release.Buyer);
        Assert.Equal(["云算芯科技有限公司", "联合体成员有限公司"], release.Awards!.Single().Suppliers!.Select(s => s.Name));
        Assert.Equal(new(29_656_300m, "CNY"), release.Awards!.Single().Value);
        Assert.Equal("2026-08-09T00:00:00+08:00", release.Date.ToString("yyyy-MM-ddTHH:mm:sszzz"));
        Assert.Equal("ZB20260918", release.Tender!.Id);
        Assert.Equal(["buyer", "procuringEntity"], release.Parties![0].Roles);
    }

    [Theory]
    [CombinatorialStages]
    public async Task Every_release_validates_against_the_standard(ProcurementStage stage, int suppliers, string shape)
    {
        var standard = await Standard();
        string[] names = ["云算芯科技有限公司", "联合体成员有限公司"];
        var notice = Notice("e", "2026-08-09", stage, "智算中心服务器采购项目", Number, names[..suppliers]);
        notice = shape switch
        {
            "bare" => notice with { Claim = new() { Evidence = [], Stage = stage } },
            "at least" => notice with { Claim = notice.Claim with { Amount = new(5_000_000m, null, "CNY") } },
            "lots" => notice with { Claim = notice.Claim with { Lots = [new("1", "训练服务器", Amount.Exactly(1m, "CNY"), 120m), new("2", null)], Items = [new("推理卡", 2000m, "张"), new("机柜")] } },
            "instant" => notice with { Document = notice.Document with { PublishedAt = new(2026, 8, 9, 9, 30, 0, TimeSpan.FromHours(8)), Language = "zh-Hant" } },
            _ => notice,
        };

        foreach (var release in OcdsProcesses.Link([notice, notice]).Single().Releases)
        {
            var json = Json.Write(release);
            Assert.Empty(standard.Validate(json).Select(e => $"{e.Path}: {e.Kind}"));
            Assert.NotNull(JsonNode.Parse(json)!["ocid"]);
        }
    }

    [Fact]
    public async Task The_standard_s_schema_bites()
    {
        var standard = await Standard();
        var json = Json.Write(OcdsProcesses.Link([Notice("e", "2026-08-09", ProcurementStage.Award, "项目", Number, "云算芯")]).Single().Releases.Single());

        Assert.NotEmpty(standard.Validate(json.Replace("\"active\"", "\"won\"", StringComparison.Ordinal)));
        Assert.NotEmpty(standard.Validate(json.Replace("\"CNY\"", "\"RMB\"", StringComparison.Ordinal)));
    }

    /// <summary>Read once: it is large, and the theory is long.</summary>
    private static Task<JsonSchema> Standard()
    {
        var path = Shared.Require("fixtures", "ocds", "release-schema.1.1.5.json");
        return schema ??= JsonSchema.FromFileAsync(path);
    }

    private static ProcurementNotice Notice(string id, string day, ProcurementStage stage, string project, string text, params string[] suppliers) => new(
        new Document { Id = id, Title = project + "公告", Text = text, Language = "zh", PublishedOn = DateOnly.Parse(day), Url = new("https://notices.example/" + id) },
        new ProcurementClaim
        {
            Evidence = [],
            Stage = stage,
            Buyer = new("某电信公司", "china-telecom"),
            Suppliers = [.. suppliers.Select(s => new Supplier(s))],
            Project = project,
            Amount = Amount.Exactly(29_656_300m, "CNY", "2,965.63万元"),
            Date = new(DateOnly.Parse(day)),
        });

    private sealed class CombinatorialStagesAttribute : Xunit.v3.DataAttribute
    {
        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker) =>
            new([.. from stage in Enum.GetValues<ProcurementStage>()
                    from suppliers in new[] { 0, 1, 2 }
                    from shape in new[] { "plain", "bare", "at least", "lots", "instant" }
                    select new TheoryDataRow<ProcurementStage, int, string>(stage, suppliers, shape)]);

        public override bool SupportsDiscoveryEnumeration() => true;
    }
}
