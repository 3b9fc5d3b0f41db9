using System.IO.Compression;
using System.Text;
using ChipWatch.Read;
using CsCheck;

namespace ChipWatch.Tests.Read;

public sealed class DocumentReaderTests
{
    private static readonly DocumentReader Reader = new();

    [Fact]
    public void A_text_file_is_its_content_with_line_ends_as_newlines_and_nothing_else_changed() =>
        Assert.Equal("  第一行\n\n<b>二</b> \n{x}\n", Read("  第一行\r\n\r\n<b>二</b> \r{x}\n", "text/plain").Text);

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("big5")]
    public void The_charset_is_found_from_header_meta_or_bytes(string charset)
    {
        _ = Charset.Decode("x"u8, null);
        var encoding = Encoding.GetEncoding(charset);
        var page = $"<html><head><meta charset=\"{charset}\"><title>公告</title></head><body><p>中芯科技今日公布半年收入，同比增加三成，本公司股票在主板上市。</p></body></html>";
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(page)];
        Assert.Equal("中芯科技今日公布半年收入，同比增加三成，本公司股票在主板上市。", Reader.Read(new(bytes)).Document!.Text);
    }

    [Fact]
    public void A_page_in_gb18030_that_says_nothing_of_it_is_detected()
    {
        const string text = "证券代码：688000，本公司董事会及全体董事保证本公告内容不存在任何虚假记载、误导性陈述或者重大遗漏。";
        _ = Charset.Decode("x"u8, null);
        Assert.Equal(text, Reader.Read(new(Encoding.GetEncoding("gb18030").GetBytes($"<p>{text}</p>"))).Document!.Text);
    }

    [Fact]
    public void Gzip_is_unpacked_and_a_bomb_is_refused()
    {
        Assert.Equal("hello", Reader.Read(new(Zip("<p>hello</p>"u8.ToArray()))).Document!.Text);
        Assert.Equal(ReadFailure.TooLarge, Reader.Read(new(Zip(new byte[DocumentReader.MaximumLength + 1]))).Failure);
        var cut = Zip(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 9000))));
        Assert.Equal(ReadFailure.Damaged, Reader.Read(new((byte[])[.. cut[..40], 1, 2, 3, 4, 5])).Failure);
    }

    [Theory]
    [InlineData("", ReadFailure.Empty)]
    [InlineData("<html><body><script>x()</script></body></html>", ReadFailure.Empty)]
    [InlineData("<html><head><title>安全验证</title></head><body><p>请完成验证后继续访问</p></body></html>", ReadFailure.Blocked)]
    [InlineData("PK\u0003\u0004rest", ReadFailure.Unsupported)]
    public void What_is_no_document_says_why(string content, ReadFailure failure)
    {
        var outcome = Reader.Read(new(Encoding.UTF8.GetBytes(content)));
        Assert.Equal(failure, outcome.Failure);
        Assert.NotNull(outcome.Reason);
    }

    [Theory]
    [InlineData("公司与客户签订重大合同，金额为三亿元。", "zh")]
    [InlineData("公司與客戶簽訂重大合約，金額為三億元，這項業務將於明年開始。", "zh-Hant")]
    [InlineData("The company said on Tuesday that it will list in Hong Kong this year.", "en")]
    [InlineData("同社は半導体の受注が増加したと発表した。", "ja")]
    [InlineData("삼성전자는 반도체 매출이 증가했다고 밝혔다.", "ko")]
    [InlineData("Das Unternehmen hat den Umsatz im dritten Quartal mit einem Plus von zwölf Prozent gesteigert und ist auf Kurs.", "de")]
    public void The_language_is_told_by_script_and_common_words(string text, string language) =>
        Assert.Equal(language, Read(text, "text/plain").Language);

    [Fact]
    public void The_lists_entry_wins_over_the_page()
    {
        var item = new Item("cninfo", "12", "关于签订合同的公告") { PublishedOn = new(2026, 9, 1), Link = new("https://example.com/a") };
        var document = Reader.Read(new("<html><head><title>x</title></head><body><p>正文内容</p></body></html>"u8.ToArray()) { Item = item }).Document!;
        Assert.Equal(("关于签订合同的公告", new DateOnly(2026, 9, 1), DocumentId.Of("cninfo", "12")), (document.Title, document.PublishedOn!.Value, document.Id));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_but_never_throw() =>
        Gen.Select(Gen.OneOf("", "%PDF-1.4\n", "\u001f\u008b\u0008", "<html>", "<?xml version='1.0'?><rss>", "{\"data\":", "[", "<table><tr><td>", "<!--", "<![CDATA[", "&#", "<a href="), Gen.Byte.Array[0, 400])
            .Sample((start, rest) =>
            {
                var outcome = Reader.Read(new((byte[])[.. Encoding.Latin1.GetBytes(start), .. rest]));
                Assert.True((outcome.Document is null) == (outcome.Failure is not null && outcome.Reason is not null));
            }, iter: 500);

    [Fact]
    public void Any_markup_is_read_and_its_cells_lie_in_the_text() =>
        Gen.OneOf("<table>", "</table>", "<tr>", "<td>", "</td>", "<th colspan=2>", "<p>", "</p>", "<div>", "</div>", "甲公司", "12 万元", " ", "\n", "<nav>", "</nav>", "<a href=x>", "</a>", "<br>", "<ul><li>", "联系人：张三", "<h2>", "Related", "</h2>", "<article>", "<td hidden>", "<pre>a\n b</pre>")
            .Array[0, 60].Sample(parts =>
            {
                if (Reader.Read(new(Encoding.UTF8.GetBytes("<html>" + string.Concat(parts)))).Document is not { } document)
                    return;
                Assert.All(document.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells), c => Assert.True(c.Start >= 0 && c.Start <= c.End && c.End <= document.Text.Length));
                Assert.All(document.Tables, t => Assert.True(t.Start <= t.End && t.End <= document.Text.Length));
                Assert.DoesNotContain('\r', document.Text);
            }, iter: 500);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<b>")]
    [InlineData("<a href=x><font>")]
    [InlineData("<ul><li>")]
    [InlineData("<svg><g>")]
    public void A_hundred_thousand_nested_elements_neither_overflow_nor_stall(string open)
    {
        var html = string.Concat(Enumerable.Repeat(open, 100_000)) + "深处的文字";
        Assert.Contains("深处的文字", Read(html, "text/html").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<rss><channel>", "<item>")]
    [InlineData("[", "[")]
    [InlineData("{\"data\":", "{\"data\":")]
    public void Deeply_nested_feeds_and_json_do_not_overflow(string start, string repeated)
    {
        var outcome = Reader.Read(new(Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(repeated, 100_000)))));
        Assert.True(outcome.Document is not null || outcome.Failure is not null);
    }

    private static Document Read(string content, string mediaType)
    {
        var outcome = Reader.Read(new(Encoding.UTF8.GetBytes(content)) { MediaType = mediaType });
        Assert.True(outcome.Document is not null, outcome.Reason);
        return outcome.Document;
    }

    private static byte[] Zip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(content);
        return target.ToArray();
    }
}
