using System.Globalization;
using System.Text.Json;
using ChipWatch.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Azure.Tests;

public sealed class SendGridMailerTests : MailerContract, IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2025, 9, 18, 0, 0, 0, TimeSpan.Zero);
    private SendGridDouble sendGrid = null!;
    private IMailer mailer = null!;

    protected override IMailer Mailer => mailer;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sendGrid = await SendGridDouble.StartAsync();
        mailer = sendGrid.Mailer();
    }

    public ValueTask DisposeAsync() => sendGrid.DisposeAsync();

    protected override Task<IReadOnlyList<DeliveredMail>> DeliveredAsync() => Task.FromResult<IReadOnlyList<DeliveredMail>>([.. sendGrid.Accepted.Select(Delivered)]);

    private static DeliveredMail Delivered(JsonElement mail)
    {
        var person = mail.GetProperty("personalizations")[0];
        var to = person.GetProperty("to")[0];
        var content = mail.GetProperty("content");
        return new(
            Address(mail.GetProperty("from")), Address(to), mail.GetProperty("subject").GetString()!,
            content[0].GetProperty("value").GetString()!, content[1].GetProperty("value").GetString()!,
            person.GetProperty("headers").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.GetString()!));

        static string Address(JsonElement address) =>
            $"{(address.TryGetProperty("name", out var name) ? name.GetString() : "")} <{address.GetProperty("email").GetString()}>";
    }

    [Fact]
    public async Task The_receipt_has_SendGrids_id_and_the_mail_has_ours()
    {
        Assert.Equal("provider-1", (await mailer.SendAsync(Example, Stop)).ProviderId);
        var sent = Assert.Single(sendGrid.Accepted);
        Assert.Equal(Example.Id, sent.GetProperty("personalizations")[0].GetProperty("custom_args").GetProperty("mail_id").GetString());
    }

    [Fact]
    public async Task Links_are_not_rewritten_and_opening_is_not_watched()
    {
        await mailer.SendAsync(Example, Stop);
        var tracking = Assert.Single(sendGrid.Accepted).GetProperty("tracking_settings");
        Assert.False(tracking.GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.False(tracking.GetProperty("open_tracking").GetProperty("enable").GetBoolean());
    }

    [Fact]
    public async Task The_sandbox_accepts_and_delivers_nothing()
    {
        var receipt = await sendGrid.Mailer(more: ("SendGrid__Sandbox", "true")).SendAsync(Example, Stop);
        Assert.Equal(MailOutcome.Accepted, receipt.Outcome);
        Assert.Empty(sendGrid.Accepted);
    }

    [Theory]
    [InlineData(400, "from", "The from address does not match a verified Sender Identity", "SendGrid refused the mail (400: from: The from address does not match a verified Sender Identity)")]
    [InlineData(401, null, "The provided authorization grant is invalid", "SendGrid refused the key (401: The provided authorization grant is invalid): check SendGrid__ApiKey and its permission Mail Send")]
    [InlineData(403, null, "access forbidden", "SendGrid refused the key (403: access forbidden): check SendGrid__ApiKey and its permission Mail Send")]
    [InlineData(413, null, "The JSON payload you have included in your request is too large", "SendGrid found the mail too large (413: The JSON payload you have included in your request is too large)")]
    public async Task What_will_never_go_through_is_rejected_with_SendGrids_reason(int status, string? field, string message, string reason)
    {
        sendGrid.Answer = context => SendGridDouble.RefuseAsync(context, status, field, message);
        Assert.Equal(new(MailOutcome.Rejected, Reason: reason), await mailer.SendAsync(Example, Stop));
    }

    [Theory]
    [InlineData("", "SendGrid refused the mail (404: no reason given)")]
    [InlineData("<html>\n<b>not found</b></html>", "SendGrid refused the mail (404: <html> <b>not found</b></html>)")]
    [InlineData("{\"errors\":\"no\"}", "SendGrid refused the mail (404: {\"errors\":\"no\"})")]
    public async Task A_refusal_in_another_shape_keeps_its_words(string body, string reason)
    {
        sendGrid.Answer = context =>
        {
            context.Response.StatusCode = 404;
            return context.Response.WriteAsync(body);
        };
        Assert.Equal(reason, (await mailer.SendAsync(Example, Stop)).Reason);
    }

    [Theory]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "Thu, 18 Sep 2025 00:05:00 GMT", 300)]
    [InlineData("Retry-After", "Wed, 17 Sep 2025 23:00:00 GMT", 0)]
    [InlineData("X-RateLimit-Reset", "1758153690", 90)]
    [InlineData("X-RateLimit-Reset", "soon", null)]
    [InlineData("X-Other", "1", null)]
    public async Task Too_many_requests_are_deferred_for_as_long_as_SendGrid_says(string header, string value, int? seconds)
    {
        sendGrid.Answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers[header] = value;
            return Task.CompletedTask;
        };
        var receipt = await sendGrid.Mailer(new FakeTimeProvider(Now)).SendAsync(Example, Stop);
        Assert.Equal(new(MailOutcome.Deferred, RetryAfter: seconds is { } s ? TimeSpan.FromSeconds(s) : null, Reason: "SendGrid answered 429"), receipt);
    }

    [Theory]
    [InlineData(500, MailOutcome.Unknown)]
    [InlineData(502, MailOutcome.Unknown)]
    [InlineData(504, MailOutcome.Unknown)]
    [InlineData(503, MailOutcome.Deferred)]
    [InlineData(408, MailOutcome.Deferred)]
    public async Task A_failure_of_SendGrids_own_is_asked_once_and_deferred_only_where_the_mail_was_surely_not_taken(int status, MailOutcome outcome)
    {
        sendGrid.Answer = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        Assert.Equal(new(outcome, Reason: string.Create(CultureInfo.InvariantCulture, $"SendGrid answered {status}")), await mailer.SendAsync(Example, Stop));
        Assert.Equal(1, sendGrid.Requests);
    }

    [Fact]
    public async Task Silence_after_the_time_limit_leaves_open_whether_the_mail_was_taken()
    {
        sendGrid.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var receipt = await sendGrid.Mailer(more: ("SendGrid__TimeoutSeconds", "1")).SendAsync(Example, Stop);
        Assert.Equal(new(MailOutcome.Unknown, Reason: "SendGrid did not answer within 1 s"), receipt);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_mail_was_handed_over_leaves_it_open()
    {
        sendGrid.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        var receipt = await mailer.SendAsync(Example, Stop);
        Assert.Equal(MailOutcome.Unknown, receipt.Outcome);
        Assert.StartsWith("SendGrid's answer was lost: ", receipt.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_connection_at_all_is_deferred()
    {
        var gone = await SendGridDouble.StartAsync();
        var orphan = gone.Mailer();
        await gone.DisposeAsync();
        var receipt = await orphan.SendAsync(Example, Stop);
        Assert.Equal(MailOutcome.Deferred, receipt.Outcome);
        Assert.StartsWith("SendGrid cannot be reached: ", receipt.Reason, StringComparison.Ordinal);
    }
}
