using ChipWatch.Doubles;
using ChipWatch.Read;

namespace ChipWatch.Tests.Read.Pdf;

public sealed class PdfReaderTests
{
    private const string Long = "本公司于近日收到采购人发来的中标通知书，确认本公司为人工智能算力服务器集中采购项目的第一中标人，中标金额为人民币叁亿贰仟万元整，该项目的实施将对本公司本年度的经营业绩产生积极影响。";

    private static readonly DocumentReader Reader = new();

    [Fact]
    public void Chinese_lines_of_a_paragraph_join_without_spaces() =>
        Assert.Equal(Long + "\n特此公告。", Read(PdfFixture.Of(Long, "特此公告。")).Text);

    [Fact]
    public void English_lines_of_a_paragraph_join_with_spaces()
    {
        const string paragraph = "Revenue for the first half of 2025 reached RMB 2.88 billion, an increase of 4,348 percent over the same period of the preceding year, driven by orders for accelerator cards.";
        var document = Read(PdfFixture.Of(paragraph, "Second paragraph."));
        Assert.Equal(paragraph + "\nSecond paragraph.", document.Text);
        Assert.Equal("en", document.Language);
    }

    [Fact]
    public void A_paragraph_goes_on_over_the_page_break_and_headers_and_page_numbers_are_gone()
    {
        var fixture = new PdfFixture { Header = "某某科技股份有限公司 2025 年半年度报告", Footer = true };
        fixture.Page().Paragraphs([.. Enumerable.Repeat(Long, 14)]);
        var text = Read(fixture.ToBytes()).Text;
        Assert.Equal(string.Join('\n', Enumerable.Repeat(Long, 14)), text);
    }

    [Fact]
    public void A_ruled_table_becomes_rows_with_tabs_whose_cells_are_spans_of_the_text()
    {
        var document = Read(new PdfFixture().Paragraphs("中标结果如下：").Table(["序号", "中标人", "金额（万元）"], ["1", "甲计算技术有限公司", "12,345.67"], ["2", "乙智能科技有限公司", "8,900.00"]).Paragraphs("特此公告。").ToBytes());
        Assert.Equal("中标结果如下：\n序号\t中标人\t金额（万元）\n1\t甲计算技术有限公司\t12,345.67\n2\t乙智能科技有限公司\t8,900.00\n特此公告。", document.Text);
        var table = Assert.Single(document.Tables);
        Assert.Equal("乙智能科技有限公司", document.Text[table.Rows[2].Cells[1].Start..table.Rows[2].Cells[1].End]);
        Assert.True(table.Rows[0].Cells[0].Header);
    }

    [Fact]
    public void A_pdf_cut_short_is_damaged()
    {
        var whole = PdfFixture.Of(Long);
        Assert.Equal(ReadFailure.Damaged, Reader.Read(new(whole.AsMemory(0, whole.Length / 2))).Failure);
    }

    [Fact]
    public void A_pdf_without_text_has_no_text_layer() =>
        Assert.Equal(ReadFailure.NoTextLayer, Reader.Read(new(new PdfFixture().ToBytes())).Failure);

    [Fact]
    public void An_encrypted_pdf_is_refused_with_the_reason()
    {
        var outcome = Reader.Read(new(new PdfFixture { Encrypted = true }.Paragraphs(Long).ToBytes()));
        Assert.Equal(ReadFailure.Unsupported, outcome.Failure);
        Assert.Contains("encrypted", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_reading_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Reader.Read(new(PdfFixture.Of(Long)), new CancellationToken(canceled: true)));

    [Fact]
    public void Damaged_bytes_inside_never_throw()
    {
        var whole = PdfFixture.Of(Long, Long);
        var random = new Random(7);
        for (var i = 0; i < 150; i++)
        {
            var damaged = whole.ToArray();
            for (var k = 0; k < 12; k++)
                damaged[random.Next(9, damaged.Length)] = (byte)random.Next(256);
            var outcome = Reader.Read(new(damaged));
            Assert.True(outcome.Document is not null || outcome.Failure is not null);
        }
    }

    private static Document Read(byte[] pdf)
    {
        var outcome = Reader.Read(new(pdf));
        Assert.True(outcome.Document is not null, outcome.Reason);
        return outcome.Document;
    }
}
