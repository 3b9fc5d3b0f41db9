using ChipWatch.Extract;

namespace ChipWatch.Tests.Extract;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("Sales rose 3.5% to $1.2bn. Profit fell.", "Sales rose 3.5% to $1.2bn.|Profit fell.")]
    [InlineData("Acme Inc. reported a loss. It blamed costs.", "Acme Inc. reported a loss.|It blamed costs.")]
    [InlineData("The U.S. Commerce Department acted. Mr. Li left.", "The U.S. Commerce Department acted.|Mr. Li left.")]
    [InlineData("“We sold more.” Shares rose.", "“We sold more.”|Shares rose.")]
    [InlineData("Is it over? Not yet! We wait.", "Is it over?|Not yet!|We wait.")]
    [InlineData("It gave no detail.At a time of boom it grew.", "It gave no detail.|At a time of boom it grew.")]
    [InlineData("营收28.81亿元；净利润10.38亿元。同比扭亏！", "营收28.81亿元；|净利润10.38亿元。|同比扭亏！")]
    [InlineData("“业绩不错。”他说。", "“业绩不错。”|他说。")]
    [InlineData("标题\n\n正文", "标题|正文")]
    public void A_text_falls_into_its_sentences(string text, string sentences) =>
        Assert.Equal(sentences.Split('|'), Sentence.Split(text).Select(s => text[s.Start..s.End].Trim()));

    [Fact]
    public void Sentences_cover_the_text_in_order_and_do_not_overlap()
    {
        var text = string.Concat(Snippet.Names.Select(name => Snippet.Load(name).Text + "\n"));
        var end = 0;
        foreach (var sentence in Sentence.Split(text))
        {
            Assert.True(sentence.Start >= end && sentence.End > sentence.Start);
            Assert.True(string.IsNullOrWhiteSpace(text[end..sentence.Start]));
            end = sentence.End;
        }
    }

    [Theory]
    [InlineData("营收1,234,567万元,同比增长，")]
    [InlineData("1,234,567")]
    public void A_text_without_stops_is_cut_at_its_commas_and_not_in_a_number(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 400));

        var sentences = Sentence.Split(text);

        Assert.All(sentences, s => Assert.InRange(s.End - s.Start, 1, 1_000));
        Assert.Equal(text, string.Concat(sentences.Select(s => text[s.Start..s.End])));
        Assert.All(sentences.SkipLast(1).Where(_ => piece.Contains('，')), s => Assert.False(char.IsAsciiDigit(text[s.End]) && text[s.End - 1] == ','));
    }
}
