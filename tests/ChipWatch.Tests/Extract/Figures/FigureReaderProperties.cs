using ChipWatch.Extract.Figures;
using CsCheck;

namespace ChipWatch.Tests.Extract.Figures;

public sealed class FigureReaderProperties
{
    /// <summary>Pieces that rules look ahead for, so that random texts reach deep into them.</summary>
    private static readonly string[] Pieces =
    [
        "1", "25", "2025", "3.5", "1,234", "0.5", "二", "三十", "几", "百", "千", "万", "亿", "兆", "点", "余", "多", "元", "人民币", "¥", "$", "HK$", "港元", "角", "%", "百分之",
        "个百分点", "成", "折", "倍", "约", "不低于", "超", "至", "-", "~", "/", ":", "（", "）", "大写", "年", "月", "日", "第", "季度", "上半年", "前", "截至", "止", "去年", "上周", "《", "》",
        "and ", "to ", "from ", "between ", "million ", "billion ", "dollars ", "cents ", "a ", "half ", "May ", "Friday ", "next ", "last ", "in ", "on ", "the ", "of ", "2 weeks ", "after ", "ago ",
        "first ", "quarter ", "fiscal ", "FY", "Q3", "H1", "months ended ", "Easter ", "USD", "x", " ", "\n", "\t", "甲", "word ", "９", "，", ",", ".", "\uD83D", "\0",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(picks => string.Concat(picks.Select(i => Pieces[i])));

    [Fact]
    public void Figures_lie_in_the_text_in_order_without_overlap() => Texts.Sample(
        text =>
        {
            var end = 0;
            foreach (var figure in FigureReader.Read(text, new DateOnly(2025, 11, 20)))
            {
                Assert.InRange(figure.Start, end, text.Length - 1);
                Assert.InRange(figure.End, figure.Start + 1, text.Length);
                Assert.True(figure.Min is null || figure.Max is null || figure.Min <= figure.Max, $"{FigureCase.Of(figure, text)} is upside down");
                Assert.True(figure.Kind is not (FigureKind.Date or FigureKind.Period) || figure.Date is not null || figure.Period is not null);
                end = figure.End;
            }
        },
        iter: 20_000);

    [Theory]
    [InlineData("截至")]
    [InlineData("9,")]
    [InlineData("9")]
    [InlineData("（人民币3元")]
    [InlineData("2 weeks after ")]
    [InlineData("three ")]
    [InlineData("一")]
    [InlineData("1亿")]
    [InlineData("nine months ended ")]
    [InlineData("Monday ")]
    [InlineData("《")]
    [InlineData("-")]
    [InlineData("9.9.")]
    [InlineData("几兆亿兆")]
    [InlineData("0 trillion ")]
    [InlineData("1234567890123456789012345678-3亿元")]
    [InlineData("99999999999999兆元")]
    public void Repetition_without_end_is_read_to_its_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));
        Assert.All(FigureReader.Read(text, new DateOnly(2025, 11, 20)), f => Assert.InRange(f.End, 1, text.Length));
    }
}
