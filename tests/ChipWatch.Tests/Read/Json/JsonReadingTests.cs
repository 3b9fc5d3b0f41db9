using System.Text;
using ChipWatch.Doubles;
using ChipWatch.Read;

namespace ChipWatch.Tests.Read.Json;

public sealed class JsonReadingTests
{
    private static readonly DocumentReader Reader = new();

    [Fact]
    public void A_flash_is_its_title_and_text()
    {
        var document = Read("""{"id":17,"title":"某芯片公司科创板过会","content":"【某芯片公司科创板过会】财联社9月2日电，上交所公告，某芯片公司首发获通过。","ctime":1788300000}""");
        Assert.Equal("某芯片公司科创板过会", document.Title);
        Assert.Equal("【某芯片公司科创板过会】财联社9月2日电，上交所公告，某芯片公司首发获通过。", document.Text);
        Assert.Equal(new DateOnly(2026, 9, 2), document.PublishedOn);
    }

    [Fact]
    public void An_enveloped_notice_with_html_inside_is_read_with_its_table()
    {
        var document = Read("""{"code":0,"msg":"","data":{"projectName":"2026年AI通用计算设备集中采购","tenantName":"某通信有限公司","contentType":"html","linkman":"张三","phone":"010-12345678","noticeContent":"<p>中标结果公示</p><table><tr><th>中标人</th><th>份额</th></tr><tr><td>甲计算技术有限公司</td><td>70%</td></tr></table><p>联系人：张三 电话：13800138000</p>"}}""");
        Assert.Equal("2026年AI通用计算设备集中采购", document.Title);
        Assert.Contains("采购人: 某通信有限公司\n中标结果公示\n中标人\t份额\n甲计算技术有限公司\t70%", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("138", document.Text, StringComparison.Ordinal);
        var cell = Assert.Single(document.Tables).Rows[1].Cells[1];
        Assert.Equal("70%", document.Text[cell.Start..cell.End]);
    }

    [Fact]
    public void A_notice_whose_content_is_a_pdf_in_base64_is_read_as_that_pdf()
    {
        var pdf = Convert.ToBase64String(PdfFixture.Of("某通信有限公司确定甲计算技术有限公司为中标人，中标金额为1.2亿元。"));
        var document = Read($$"""{"code":0,"data":{"projectName":"服务器采购","contentType":"pdf","noticeContent":"{{pdf}}"} }""");
        Assert.EndsWith("某通信有限公司确定甲计算技术有限公司为中标人，中标金额为1.2亿元。", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_with_a_scanned_pdf_says_that_it_has_no_text_layer()
    {
        var pdf = Convert.ToBase64String(new PdfFixture().ToBytes());
        Assert.Equal(ReadFailure.NoTextLayer, Outcome($$"""{"data":{"projectName":"服务器采购","noticeContent":"{{pdf}}"} }""").Failure);
    }

    [Fact]
    public void A_row_without_a_body_becomes_lines_of_name_and_value() =>
        Assert.Equal("甲芯片股份有限公司\ncurrStatusName: 已问询\nplanIssueCapital: 80.5", Read("""{"prjid":9,"name":"甲芯片股份有限公司","currStatusName":"已问询","planIssueCapital":80.5,"i_person":"李四","detailUrl":"https://example.com/a"}""").Text);

    [Fact]
    public void Company_facts_take_the_latest_filing_of_a_period_and_name_the_period_by_its_length()
    {
        var document = Read("""
            {"cik":1,"entityName":"EXAMPLE CHIPS CORP","facts":{"us-gaap":{"Revenues":{"label":"Revenues","units":{"USD":[
              {"start":"2025-01-01","end":"2025-03-31","val":1000000,"fy":2025,"fp":"Q1","form":"10-Q","filed":"2025-05-01"},
              {"start":"2025-01-01","end":"2025-03-31","val":1200000,"fy":2026,"fp":"Q1","form":"10-Q","filed":"2026-05-01"},
              {"start":"2025-01-01","end":"2025-12-31","val":5000000,"fy":2025,"fp":"FY","form":"10-K","filed":"2026-02-01"}]}}}}}
            """);
        Assert.Equal("EXAMPLE CHIPS CORP\nItem\tPeriod\tValue\tFiling\nRevenue\tyear ended December 31, 2025\tUSD 5,000,000\t10-K, filed February 1, 2026\nRevenue\tthree months ended March 31, 2025\tUSD 1,200,000\t10-Q, filed May 1, 2026", document.Text);
        Assert.Equal(new DateOnly(2026, 5, 1), document.PublishedOn);
    }

    [Theory]
    [InlineData("[公告]甲公司中标")]
    [InlineData("{not json at all")]
    [InlineData("[1,2,3]")]
    [InlineData("null")]
    public void What_only_looks_like_json_is_text(string text) => Assert.Equal(text, Read(text).Text);

    [Fact]
    public void Real_company_facts_give_a_line_for_each_period()
    {
        var file = Shared.Require("fixtures", "sec", "companyfacts_nvda_trimmed.json");
        var document = Reader.Read(new(File.ReadAllBytes(file))).Document!;
        Assert.Contains("three months ended April 26, 2026\tUSD 81,615,000,000", document.Text, StringComparison.Ordinal);
        Assert.All(document.Tables[0].Rows.Skip(1), r => Assert.Equal(4, r.Cells.Count));
    }

    private static ReadOutcome Outcome(string json) => Reader.Read(new(Encoding.UTF8.GetBytes(json)));

    private static Document Read(string json)
    {
        var outcome = Outcome(json);
        Assert.True(outcome.Document is not null, outcome.Reason);
        return outcome.Document;
    }
}
