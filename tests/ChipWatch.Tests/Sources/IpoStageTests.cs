using System.Text.Json.Nodes;
using ChipWatch.Extract;
using ChipWatch.Read;
using ChipWatch.Register;
using ChipWatch.Sources;

namespace ChipWatch.Tests.Sources;

/// <summary>A row of an exchange's list of projects becomes a document, and its claim has the stage that the exchange itself gives.</summary>
public sealed class IpoStageTests
{
    private static readonly SourceCatalogue Catalogue = SourceCatalogue.Load();

    [Theory]
    [InlineData(1, null, null, IpoStage.Accepted)]
    [InlineData(2, null, null, IpoStage.Inquiry)]
    [InlineData(3, null, null, IpoStage.Hearing)]
    [InlineData(3, 1, null, IpoStage.Approved)]
    [InlineData(3, 2, null, IpoStage.Approved)]
    [InlineData(3, 3, null, IpoStage.Rejected)]
    [InlineData(3, 6, null, IpoStage.Deferred)]
    [InlineData(4, 1, null, IpoStage.Approved)]
    [InlineData(5, 1, 1, IpoStage.Registered)]
    [InlineData(5, 1, 2, IpoStage.Rejected)]
    [InlineData(5, 1, 3, IpoStage.Terminated)]
    [InlineData(7, null, null, IpoStage.Suspended)]
    [InlineData(8, null, null, IpoStage.Terminated)]
    [InlineData(9, 4, null, IpoStage.Approved)]
    [InlineData(9, 5, null, IpoStage.Rejected)]
    public void Shanghai(int status, int? committee, int? registration, IpoStage stage)
    {
        var claim = Claim("sse-ipo", row =>
        {
            row["currStatus"] = status;
            row["commitiResult"] = committee;
            row["registeResult"] = registration;
            row["suspendStatus"] = status == 7 ? 1 : null;
        }, "pageHelp", "data");

        Assert.Equal(stage, claim.Stage);
        Assert.Equal("云算芯集成电路（上海）股份有限公司", claim.Company!.Name);
    }

    [Theory]
    [InlineData(20, IpoStage.Accepted)]
    [InlineData(30, IpoStage.Inquiry)]
    [InlineData(45, IpoStage.Approved)]
    [InlineData(44, IpoStage.Rejected)]
    [InlineData(46, IpoStage.Deferred)]
    [InlineData(54, IpoStage.Rejected)]
    [InlineData(56, IpoStage.Approved)]
    [InlineData(60, IpoStage.Approved)]
    [InlineData(70, IpoStage.Registered)]
    [InlineData(74, IpoStage.Rejected)]
    [InlineData(76, IpoStage.Terminated)]
    [InlineData(80, IpoStage.Suspended)]
    [InlineData(90, IpoStage.Terminated)]
    [InlineData(95, IpoStage.Withdrawn)]
    public void Shenzhen(int status, IpoStage stage) => Assert.Equal(stage, Claim("szse-ipo", row => row["prjst"] = status, "data").Stage);

    [Theory]
    [InlineData("已受理", IpoStage.Accepted)]
    [InlineData("已问询", IpoStage.Inquiry)]
    [InlineData("上市委会议通过", IpoStage.Approved)]
    [InlineData("提交注册", IpoStage.Approved)]
    [InlineData("注册生效", IpoStage.Registered)]
    [InlineData("中止", IpoStage.Suspended)]
    [InlineData("终止", IpoStage.Terminated)]
    public void Eastmoney(string status, IpoStage stage) => Assert.Equal(stage, Claim("eastmoney-ipo", row => row["STATE"] = status, "result", "data").Stage);

    [Fact]
    public void A_tutoring_filing_is_the_earliest_step() => Assert.Equal(IpoStage.Tutoring, Claim("eastmoney-tutoring", _ => { }, "result", "data").Stage);

    [Theory]
    [InlineData("hkex-applicants", IpoStage.Filed)]
    [InlineData("hkex-phip", IpoStage.Hearing)]
    public void HongKong(string id, IpoStage stage) => Assert.Equal(stage, Claim(id, _ => { }, "app").Stage);

    private static IpoClaim Claim(string id, Action<JsonNode> change, params string[] rows)
    {
        var source = Catalogue.Find(id)!;
        var reader = Catalogue.ReaderOf(source);
        var request = reader.First(source, new(SourceFixture.Now))!;
        var root = SourceFixture.Parsed(id);
        var first = rows.Aggregate(root, (at, step) => at[step]!).AsArray()[0]!;
        change(first);
        var listed = reader.Read(source, new(SourceFixture.Now), request, SourceFixture.Answer(root.ToJsonString(), "application/json", request.Url)).Items[0];

        var read = new DocumentReader().Read(new(listed.Content!.Value) { MediaType = listed.MediaType, Item = listed.Item, Url = listed.Item.Link, TimeZone = source.TimeZone });
        var text = read.Document!.Text;
        var claims = new Extractor(CompanyRegister.Default).Extract(read.Document).OfType<IpoClaim>().ToList();
        Assert.True(claims.Count == 1, $"{claims.Count} claims from:\n{text}");
        return claims[0];
    }
}
