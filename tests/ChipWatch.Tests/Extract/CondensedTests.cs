using ChipWatch.Extract.Procurement;
using CsCheck;

namespace ChipWatch.Tests.Extract;

/// <summary>Chinese texts are read without their typesetting, and every character of what is read knows where it stood.</summary>
public sealed class CondensedTests
{
    [Theory]
    [InlineData("中 标 金 额：１，２３４ 万元", "中标金额:1,234万元")]
    [InlineData("Co., Ltd. of A B", "Co.,Ltd.of A B")]
    [InlineData("公告编号：2025 001", "公告编号:2025 001")]
    [InlineData("深圳市南ft区", "深圳市南山区")]
    [InlineData("\u3000 证券代码：600000", "证券代码:600000")]
    public void Typesetting_is_folded_away(string written, string read) => Assert.Equal(read, Condensed.Of(written).Text);

    [Fact]
    public void Every_character_is_cited_from_where_it_stood()
    {
        const string Pieces = "中标人金额万元，。（）：；１２Ａｆ 1234abcft\n\t\u3000\u00a0\u200b\ufeff山约的";
        Gen.Char[Pieces].Array[0, 120].Select(c => new string(c)).Sample(source =>
        {
            var condensed = Condensed.Of(source);
            var end = 0;
            for (var i = 0; i < condensed.Text.Length; i++)
            {
                var cited = condensed.Evidence(new(i, i + 1));
                Assert.True(cited.Start >= end, "characters are cited in their order");
                Assert.Equal(source[cited.Start..cited.End], cited.Quote);
                Assert.True(cited.Quote == "ft" ? condensed.Text[i] == '山' : cited.Quote.Length == 1 && Same(cited.Quote[0], condensed.Text[i]), $"'{cited.Quote}' was read as '{condensed.Text[i]}'");
                end = cited.End;
            }
        }, iter: 20_000);
    }

    private static bool Same(char written, char read) => written == read || (written is >= '\uff01' and <= '\uff5e' && written - 0xfee0 == read) || (char.IsWhiteSpace(written) || written is '\u200b' or '\ufeff') && read == ' ';
}
