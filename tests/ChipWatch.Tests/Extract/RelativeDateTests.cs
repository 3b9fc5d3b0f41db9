using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Tests.Extract;

public sealed class RelativeDateTests
{
    /// <summary>Past midnight in Shanghai, the afternoon before in New York.</summary>
    private static readonly DateTimeOffset Instant = new(2025, 11, 19, 17, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Asia/Shanghai", "2025-11-19")]
    [InlineData("America/New_York", "2025-11-18")]
    public void Yesterday_is_the_day_before_the_publication_where_the_source_is(string zone, string day)
    {
        var document = new Document { Id = "1", Text = "公司昨日公告，营业收入同比增长。", Language = "zh", PublishedAt = Instant, TimeZone = zone };
        Assert.Equal(DateOnly.Parse(day), Assert.Single(new Reading(document, CompanyRegister.Default).Figures).Date?.Value);
    }

    [Fact]
    public void A_day_that_the_source_gives_counts_before_the_instant()
    {
        var document = new Document { Id = "1", Text = "公司昨日公告。", Language = "zh", PublishedOn = new(2025, 11, 25), PublishedAt = Instant };
        Assert.Equal(new DateOnly(2025, 11, 24), Assert.Single(new Reading(document, CompanyRegister.Default).Figures).Date?.Value);
    }
}
