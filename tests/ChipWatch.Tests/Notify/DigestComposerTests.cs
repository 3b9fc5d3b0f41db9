using ChipWatch.Notify;

namespace ChipWatch.Tests.Notify;

public sealed class DigestComposerTests
{
    private static Mail Compose(Subscriber subscriber, params SignalChange[] changes) =>
        new DigestComposer(Examples.Options).Compose(subscriber, new(Examples.WindowEnd.AddDays(-1), Examples.WindowEnd, changes, [new("sse", "Shanghai", 12, null, null), new("cninfo", "cninfo", 0, null, "blocked since 08:00"), new("szse", "Shenzhen", 5, null, null, "09-02: 5 listed of 7 declared, 4 captured, 2 gaps open")]), "m1");

    [Fact]
    public void A_signal_shows_who_what_how_much_how_it_moved_and_the_words_that_say_so()
    {
        var mail = Compose(Examples.Ana, Examples.Change("aa"));
        Assert.Equal("Cambricon Technologies revenue CNY 2.88bn", mail.Subject);
        Assert.Contains("[Revenue] Cambricon Technologies revenue CNY 2.88bn (+4,347.82% year on year) · 2025H1", mail.Text, StringComparison.Ordinal);
        Assert.Contains("“营业收入28.81亿元 <b>”", mail.Text, StringComparison.Ordinal);
        Assert.Contains("1 origin", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://example.com/report?a=1&b=2", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restated_figure_shows_old_and_new()
    {
        var mail = Compose(Examples.Ana, Examples.Change("aa", version: 2, amount: 1.04e9m, before: 1.40e9m));
        Assert.Contains("was CNY 1.4bn", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<s>CNY 1.4bn</s>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_frame_speaks_the_subscribers_language()
    {
        var mail = Compose(Examples.Ana with { Language = "zh" }, Examples.Change("aa"), Examples.Change("bb"));
        Assert.Equal("2 条信号：寒武纪 营收 CNY 28.8亿", mail.Subject);
        Assert.Contains("同比", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_covered_and_what_only_in_part_is_said()
    {
        var mail = Compose(Examples.Ana, Examples.Change("aa"));
        Assert.Contains("2 sources answered, 17 items since yesterday.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Not covered: cninfo — blocked since 08:00", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Covered in part: Shenzhen — 09-02: 5 listed of 7 declared, 4 captured, 2 gaps open", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Covered in part: Shenzhen — 09-02", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Covered in part: Shanghai", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_and_titles_stay_text()
    {
        var mail = Compose(Examples.Ana, Examples.Change("aa", company: "<script>alert(1)</script>\r\nBcc: x@example.org", title: "<img src=x onerror=alert(1)>"));
        Assert.DoesNotContain("<script>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.Null(mail.Fault());
    }

    [Fact]
    public void Equal_content_gives_the_equal_mail() =>
        Assert.Equal(Compose(Examples.Ana, Examples.Change("aa")).Html, Compose(Examples.Ana, Examples.Change("aa")).Html);

    [Fact]
    public void Both_languages_have_the_same_words() =>
        Assert.Equal(Words.English.Keys.Order(StringComparer.Ordinal), Words.Chinese.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_value_that_a_claim_can_take_has_a_word()
    {
        foreach (var words in new[] { Words.English, Words.Chinese })
        {
            Assert.All(Enum.GetValues<RevenueMetric>(), v => words.Of("metric", v));
            Assert.All(Enum.GetValues<RevenueStatus>(), v => words.Of("status", v));
            Assert.All(Enum.GetValues<IpoStage>(), v => words.Of("stage", v));
            Assert.All(Enum.GetValues<ProcurementStage>(), v => words.Of("procurement", v));
            Assert.All(Enum.GetValues<ProductEvent>(), v => words.Of("event", v));
            Assert.All(Enum.GetValues<PolicyMeasure>(), v => words.Of("measure", v));
            Assert.All(Enum.GetValues<ChangeBasis>(), v => words.Of("basis", v));
        }
    }

    [Fact]
    public void A_rumour_and_a_contradiction_are_called_so()
    {
        var change = Examples.Change("aa");
        Assert.Contains("rumour", Compose(Examples.Ana, change with { Signal = change.Signal with { Standing = Standing.Rumour } }).Text, StringComparison.Ordinal);
        Assert.Contains("disputed", Compose(Examples.Ana, change with { Signal = change.Signal with { Disputed = [change.Signal.Current] } }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_stays_Chinese_in_the_markup() =>
        Assert.Contains("营业收入28.81亿元 &lt;b&gt;", Compose(Examples.Ana, Examples.Change("aa")).Html, StringComparison.Ordinal);
}
