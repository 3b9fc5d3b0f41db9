using ChipWatch.Extract.Figures;

namespace ChipWatch.Tests.Extract.Figures;

public sealed class TableUnitTests
{
    [Theory]
    [InlineData("单位：万元", 1e4, "CNY")]
    [InlineData("单位：人民币千元", 1e3, "CNY")]
    [InlineData("（单位：元 币种：人民币）", 1, "CNY")]
    [InlineData("中标金额(百万元)", 1e6, "CNY")]
    [InlineData("營業額（千港元）", 1e3, "HKD")]
    [InlineData("金额（亿美元）", 1e8, "USD")]
    [InlineData("(RMB in millions)", 1e6, "CNY")]
    [InlineData("(In thousands of US dollars, except per share data)", 1e3, "USD")]
    [InlineData("HK$'000", 1e3, "HKD")]
    [InlineData("NT$ million", 1e6, "TWD")]
    public void Captions_give_scale_and_currency(string caption, double scale, string currency) =>
        Assert.Equal(new TableUnit((decimal)scale, currency), TableUnit.Find(caption));

    [Theory]
    [InlineData("项目名称")]
    [InlineData("Supplier")]
    [InlineData("第一候选人")]
    public void Captions_without_money_give_nothing(string caption) => Assert.Null(TableUnit.Find(caption));

    [Fact]
    public void A_bare_cell_becomes_money_and_one_with_its_own_unit_stays()
    {
        var unit = TableUnit.Find("单位：万元")!.Value;
        Assert.Equal("money 296656300 CNY [29,665.63]", FigureCase.Of(unit.Apply(Assert.Single(FigureReader.Read("29,665.63"))), "29,665.63"));
        Assert.Equal("money 300000000 CNY [3亿元]", FigureCase.Of(unit.Apply(Assert.Single(FigureReader.Read("3亿元"))), "3亿元"));
    }
}
