namespace ChipWatch.Contracts;

/// <summary>One mail as its reader gets it.</summary>
public sealed record DeliveredMail(string From, string To, string Subject, string Text, string Html, IReadOnlyDictionary<string, string> Headers);

/// <summary>What every <see cref="IMailer"/> does. An adapter's test class inherits it and says how to look into the readers' boxes.</summary>
public abstract class MailerContract
{
    protected abstract IMailer Mailer { get; }

    /// <summary>Every mail handed over so far, in order.</summary>
    protected abstract Task<IReadOnlyList<DeliveredMail>> DeliveredAsync();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected static Mail Example { get; } = new(
        "ana-1.2025-09-18T00", "ChipWatch <digest@example.com>", "ana@example.org", "3 signals: 寒武纪营收 28.81亿元",
        "<html><body><p>寒武纪上半年营收 <b>28.81亿元</b></p></body></html>", "寒武纪上半年营收 28.81亿元\nsecond line\n")
    {
        Headers = new Dictionary<string, string>
        {
            ["List-Unsubscribe"] = "<https://example.com/unsubscribe?t=abc>, <mailto:unsubscribe@example.com>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
        },
    };

    [Fact]
    public async Task A_mail_is_accepted_with_the_providers_id_and_reaches_its_reader_unchanged()
    {
        var receipt = await Mailer.SendAsync(Example, Stop);
        Assert.Equal(MailOutcome.Accepted, receipt.Outcome);
        Assert.False(string.IsNullOrEmpty(receipt.ProviderId));
        Assert.Null(receipt.Reason);

        var delivered = Assert.Single(await DeliveredAsync());
        Assert.Equal(Example.Subject, delivered.Subject);
        Assert.Contains("digest@example.com", delivered.From, StringComparison.Ordinal);
        Assert.Contains("ChipWatch", delivered.From, StringComparison.Ordinal);
        Assert.Contains("ana@example.org", delivered.To, StringComparison.Ordinal);
        Assert.Equal(Example.Text.TrimEnd(), delivered.Text.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(Example.Html, delivered.Html.TrimEnd());
        Assert.All(Example.Headers, header => Assert.Equal(header.Value, delivered.Headers[header.Key]));
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "to", "the recipient 'nobody' is no mail address" },
        { "to-injected", "the recipient 'ana@example.org\r\nBcc: all@example.org' is no mail address" },
        { "from", "the sender 'digest at example.com' is no mail address" },
        { "subject", "the subject of mail ana-1.2025-09-18T00 is empty or spans lines" },
        { "text", "mail ana-1.2025-09-18T00 lacks its plain text or its HTML" },
        { "header-reserved", "the header content-type of mail ana-1.2025-09-18T00 belongs to the mailer" },
        { "header-injected", "the header 'X-Window' of mail ana-1.2025-09-18T00 is no header" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_mail_that_no_provider_would_take_is_rejected_with_the_reason(string fault, string reason)
    {
        var mail = fault switch
        {
            "to" => Example with { To = "nobody" },
            "to-injected" => Example with { To = "ana@example.org\r\nBcc: all@example.org" },
            "from" => Example with { From = "digest at example.com" },
            "subject" => Example with { Subject = "3 signals\nBcc: all@example.org" },
            "text" => Example with { Text = " " },
            "header-reserved" => Example with { Headers = new Dictionary<string, string> { ["content-type"] = "text/plain" } },
            _ => Example with { Headers = new Dictionary<string, string> { ["X-Window"] = "09\r\nBcc: all@example.org" } },
        };
        Assert.Equal(new(MailOutcome.Rejected, Reason: reason), await Mailer.SendAsync(mail, Stop));
        Assert.Empty(await DeliveredAsync());
    }

    [Fact]
    public async Task Nothing_is_sent_once_cancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Mailer.SendAsync(Example, new(canceled: true)));
        Assert.Empty(await DeliveredAsync());
    }
}
