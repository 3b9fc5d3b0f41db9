using System.Text;
using ChipWatch.Read;

namespace ChipWatch.Tests.Read.Html;

public sealed class PageReadingTests
{
    private const string First = "甲计算技术有限公司周二表示，公司已向港交所递交上市申请，计划募集资金约八十亿港元，用于下一代人工智能芯片的研发与量产。";
    private const string Second = "公司称，上半年营业收入为十八亿六千四百万元，同比增长一点五倍，客户主要为国内互联网企业与电信运营商，订单已经排到明年年中。";

    private static readonly DocumentReader Reader = new();

    [Fact]
    public void A_news_page_is_its_story_without_what_stands_around_it()
    {
        var document = Read($"""
            <html lang="zh-CN"><head><title>甲计算递交上市申请_某财经网</title><meta property="article:published_time" content="2026-09-02T08:30:00+08:00"></head><body>
            <nav><a href="/">首页</a><a href="/ai">人工智能</a><a href="/chip">芯片</a></nav>
            <div class="cookie-consent"><p>本网站使用 Cookie 来改善您的体验，继续浏览即表示您同意我们使用 Cookie，详情请参阅隐私政策与服务条款的全部内容。</p></div>
            <div class="wrap"><h1>甲计算递交上市申请</h1><p>2026-09-02 08:30 来源：某财经网</p>
              <div class="content"><p>{First}</p><p>{Second}</p><p>责任编辑：张三</p></div>
              <h3>相关阅读</h3><ul><li><a href="/1">另一家公司的旧闻另一家公司的旧闻</a></li><li><a href="/2">再一家公司的旧闻再一家公司的旧闻</a></li></ul></div>
            <footer><p>版权所有，未经授权不得转载本站内容，违者必究，联系本站请致函编辑部地址北京市某某路一号。</p></footer></body></html>
            """);
        Assert.Equal($"{First}\n{Second}", document.Text);
        Assert.Equal("甲计算递交上市申请", document.Title);
        Assert.Equal(new DateTimeOffset(2026, 9, 2, 0, 30, 0, TimeSpan.Zero), document.PublishedAt);
        Assert.Equal((new DateOnly(2026, 9, 2), "zh"), (document.PublishedOn!.Value, document.Language!));
    }

    [Fact]
    public void A_tender_portals_notice_keeps_its_tables_and_loses_its_contacts()
    {
        var document = Read("""
            <html><head><title>某大学算力服务器采购项目中标公告</title><meta name="ArticleTitle" content="某大学算力服务器采购项目中标公告"><meta name="PubDate" content="2026-06-27 17:52"><script>var x=1;</script></head><body>
            <div class="top"><a href="/">首页</a> <a href="/a">政采公告</a></div>
            <div class="main"><h2>某大学算力服务器采购项目中标公告</h2><span id="pubTime">2026年06月27日 17:52</span>
            <div class="table"><table><tr><td class="title">采购项目名称</td><td colspan="3">某大学算力服务器采购项目</td></tr><tr><td class="title">采购单位</td><td colspan="3">某大学</td></tr>
            <tr><td class="title">总中标金额</td><td>￥56.980000 万元（人民币）</td><td class="title">项目联系人</td><td>李四</td></tr></table></div>
            <div class="detail_content"><p>一、项目编号：XY-2026-017</p><p>二、中标信息</p><table><tr><th>供应商名称</th><th>中标金额</th></tr><tr><td>甲计算技术有限公司</td><td>569800.00(元)</td></tr></table>
            <p>三、评审专家名单：王五、赵六</p><p>采购人联系方式：010-62345678</p></div></div>
            <div class="footer"><a href="/x">网站声明</a></div></body></html>
            """);
        Assert.Contains("采购项目名称\t某大学算力服务器采购项目\n采购单位\t某大学\n总中标金额\t￥56.980000 万元（人民币）\t项目联系人", document.Text, StringComparison.Ordinal);
        Assert.Contains("供应商名称\t中标金额\n甲计算技术有限公司\t569800.00(元)", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("李四", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("王五", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("62345678", document.Text, StringComparison.Ordinal);
        Assert.Equal(2, document.Tables.Count);
        Assert.Equal(3, document.Tables[0].Rows[0].Cells[1].ColumnSpan);
        Assert.Equal(new DateOnly(2026, 6, 27), document.PublishedOn);
    }

    [Fact]
    public void A_filing_without_surroundings_is_read_whole_with_lines_joined_as_printed_and_titled_sections_headed() =>
        Assert.Equal(
            "关于签订重大合同的公告\n证券代码：688000 证券简称：某芯\n某芯股份有限公司关于签订重大合同的公告\n合同金额为人民币 3 亿元。",
            Read("<html><body><div title=\"关于签订重大合同的公告\"><div>证\n   券代码：688000   证券简称：某芯</div><div><br></div><div>某芯股份有限公司关于\n签订重大合同的公告</div><div>合同金额为人民币 3\n亿元。</div></div></body></html>").Text);

    [Fact]
    public void The_title_of_a_bare_document_is_that_of_its_only_element() =>
        Assert.Equal("关于签订重大合同的公告", Read("<div title=\"关于签订重大合同的公告\"><div>正文</div></div>").Title);

    [Theory]
    [InlineData("Tue, 02 Sep 2026 08:30:00 EST", "2026-09-02T13:30:00Z")]
    [InlineData("2 Sep 26 08:30 +0800", "2026-09-02T00:30:00Z")]
    [InlineData("2026-09-02 08:30:00", "2026-09-02T00:30:00Z")]
    [InlineData("2026年9月2日 08:30", "2026-09-02T00:30:00Z")]
    [InlineData("September 2, 2026 8:30 PM", "2026-09-02T12:30:00Z")]
    [InlineData("Wed Sep 02 08:30:00 CST 2026", "2026-09-02T00:30:00Z")]
    [InlineData("20260902T083000Z", "2026-09-02T08:30:00Z")]
    [InlineData("1788309000", "2026-09-02T00:30:00Z")]
    public void Dates_are_read_as_publishers_write_them(string written, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), PublicationDate.Parse(written, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))!.Instant);

    [Theory]
    [InlineData("2026-13-45")]
    [InlineData("no date")]
    [InlineData("99")]
    [InlineData("3.14159")]
    public void What_is_no_date_is_none(string written) => Assert.Null(PublicationDate.Parse(written, TimeZoneInfo.Utc));

    private static Document Read(string html)
    {
        var outcome = Reader.Read(new(Encoding.UTF8.GetBytes(html)));
        Assert.True(outcome.Document is not null, outcome.Reason);
        return outcome.Document;
    }
}
