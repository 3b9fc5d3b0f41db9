using CsCheck;
using ChipWatch.Extract;

namespace ChipWatch.Tests.Extract;

public sealed class WordSetTests
{
    private const string Letters = "中标候选人签成交IPO。";
    private static readonly WordSet Words = WordSet.Of(["中标", "中标候选人", "签", "成交", "IPO"]);

    [Theory]
    [InlineData("公司中标候选人公示", 2)]
    [InlineData("双方已签", 3)]
    [InlineData("成", -1)]
    [InlineData("中", -1)]
    [InlineData("", -1)]
    [InlineData("赴港IPO", 2)]
    [InlineData("成为成交人", 2)]
    public void The_first_place_where_any_of_the_words_stands_is_found(string text, int at) => Assert.Equal(at, text.AsSpan().IndexOfAny(Words));

    [Fact]
    public void It_agrees_with_looking_for_each_word_alone() =>
        Check.Sample(
            Gen.Int[0, Letters.Length - 1].Array[0, 12].Select(picks => new string([.. picks.Select(i => Letters[i])])),
            text =>
            {
                var first = new[] { "中标", "签", "成交", "IPO" }.Select(word => text.IndexOf(word, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
                Assert.Equal(first, text.AsSpan().IndexOfAny(Words));
            },
            iter: 5_000);
}
