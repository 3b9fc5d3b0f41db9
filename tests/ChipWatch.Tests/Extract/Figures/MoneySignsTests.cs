using ChipWatch.Extract.Figures;

namespace ChipWatch.Tests.Extract.Figures;

/// <summary>What decides whether figures are read at all must never miss a sum.</summary>
public sealed class MoneySignsTests
{
    public static TheoryData<string> Sums =>
    [
        .. Directory.GetFiles(Path.Combine(Doubles.Shared.Root, "tests/ChipWatch.Tests/Extract/Figures/Cases"), "*.tsv").Order()
            .SelectMany(File.ReadLines).Where(line => line.Contains("\tmoney ", StringComparison.Ordinal) || line.Contains("| money ", StringComparison.Ordinal)).Select(line => line.Split('\t')[0]),
    ];

    [Theory, MemberData(nameof(Sums))]
    public void A_text_with_a_sum_may_hold_one(string text) => Assert.True(MoneySigns.MayHold(text));

    [Theory]
    [InlineData("合同价5,000万林吉特")]
    [InlineData("合同价折合卢布3亿")]
    [InlineData("USD 3 million")]
    [InlineData("三亿二千万元整")]
    public void Rare_money_is_money_too(string text) => Assert.True(MoneySigns.MayHold(text));

    [Theory]
    [InlineData("公司与招标人不存在关联关系")]
    [InlineData("本次中标对公司的业绩将产生积极影响，部分项目尚待确认")]
    [InlineData("EPC总承包合同的主要内容")]
    [InlineData("合同工期为365日历天")]
    [InlineData("特此公告2份")]
    [InlineData("2×300MW机组和5套布袋")]
    [InlineData("本合同以人民币计价")]
    public void A_text_without_any_sign_of_money_is_passed_over(string text) => Assert.False(MoneySigns.MayHold(text));
}
