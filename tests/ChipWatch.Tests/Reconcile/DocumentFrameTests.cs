using ChipWatch.Register;
using static ChipWatch.Reconcile.Story;

namespace ChipWatch.Reconcile;

public sealed class DocumentFrameTests
{
    private readonly DocumentFrame frame = new(CompanyRegister.Default);

    [Theory]
    [InlineData("某某股份2025年半年度报告摘要", "", "2025H1")]
    [InlineData("6-K", "FORM 6-K\nSample Group Announces First Half 2025 Results", "2025H1")]
    [InlineData("董事会公告", "第三届董事会决议", null)]
    [InlineData("2025年一季度与2024年全年业绩说明会", "", null)]
    public void A_figure_without_its_period_is_of_the_period_in_the_heading(string title, string heading, string? expected)
    {
        var document = Document("d", "exchange", "2025-08-27", heading + "\n公司实现营业收入28.81亿元") with { Title = title, PublishedOn = new(2025, 8, 27) };
        Assert.Equal(expected, Settled(document, Revenue(document, 2.881m) with { Period = null })[0].Period?.Label);
    }

    [Fact]
    public void A_figure_without_its_period_is_of_the_period_that_the_same_document_gives_it_elsewhere()
    {
        var document = Document("d", "exchange", "2025-08-27", "In brief, revenue was 2.88 billion. In the first half of 2025 revenue was 2.88 billion; in 2024 it was 1.17 billion.") with { Title = "Results" };
        var claims = Settled(document, Revenue(document, 2.88m) with { Period = null }, Revenue(document, 2.881m), Revenue(document, 1.17m, label: "FY2024"));
        Assert.Equal(["2025H1", "2025H1", "FY2024"], claims.Select(c => c.Period?.Label));
    }

    [Fact]
    public void A_forecast_is_not_of_the_period_that_is_reported_on()
    {
        var document = Document("d", "exchange", "2025-08-27", "预计营业收入50亿元") with { Title = "2025年半年度报告" };
        Assert.Null(Settled(document, Revenue(document, 5m, status: RevenueStatus.Forecast) with { Period = null })[0].Period);
    }

    [Theory]
    [InlineData("厦门某某新材料科技股份有限公司（简称：某某新材）", "厦门某某新材料科技股份有限公司", "某某新材")]
    [InlineData("江州云算科技有限公司（以下简称“云算科技”）中标", "江州云算科技有限公司", "云算科技")]
    [InlineData("江州云算科技有限公司（以下简称“公司”）中标", "江州云算科技有限公司", null)]
    [InlineData("江州云算科技有限公司与海州算力有限公司（下称“海州算力”）签约", "江州云算科技有限公司", null)]
    [InlineData("江州云算科技有限公司（中标金额一亿元）简称", "江州云算科技有限公司", null)]
    public void A_company_outside_the_register_goes_by_the_short_name_that_the_document_defines(string text, string name, string? expected) =>
        Assert.Equal(expected, DefinedNames.In(text).ShortOf(name));

    [Theory]
    [InlineData("nvidia", "FY2026Q2", "2025-05..2025-07")]
    [InlineData("nvidia", "2025Q2", "2025-05..2025-07")]
    [InlineData("nvidia", "2024Q4", "2024-11..2025-01")]
    [InlineData("nvidia", "FY2026", "2025-02..2026-01")]
    [InlineData("alibaba", "2025Q2", "2025-04..2025-06")]
    [InlineData("alibaba", "FY2026Q1", "2025-04..2025-06")]
    [InlineData("lenovo", "2025H1", "2025-04..2025-09")]
    [InlineData("micron", "FY2025Q4", "2025-06..2025-08")]
    [InlineData("cambricon", "2025Q2", "2025-04..2025-06")]
    [InlineData("cambricon", "FY2025Q2", "2025-04..2025-06")]
    public void A_companys_own_quarters_and_the_calendars_are_one_period(string company, string label, string months)
    {
        Period? period = label.StartsWith("FY", StringComparison.Ordinal) ? new(label)
            : label[4] == 'H' ? new(label, new(2025, 1, 1), new(2025, 6, 30))
            : new(label, new(int.Parse(label[..4]), (3 * (label[5] - '0')) - 2, 1), new DateOnly(int.Parse(label[..4]), (3 * (label[5] - '0')) - 2, 1).AddMonths(3).AddDays(-1));
        var resolved = FiscalCalendar.Resolve(period, CompanyRegister.Default.ById(company))!;
        Assert.Equal(months, $"{resolved.Start:yyyy-MM}..{resolved.End:yyyy-MM}");
    }

    private List<RevenueClaim> Settled(Document document, params RevenueClaim[] claims) => [.. frame.Settle(document, claims).Cast<RevenueClaim>()];
}
