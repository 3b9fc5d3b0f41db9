using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace ChipWatch.Azure;

/// <summary>
/// Hands mails to SendGrid. It is asked once a call: a repeat after a lost answer would mail twice, so repeats are the
/// sender's decision, who finds our own id in the provider's events as <c>mail_id</c>.
/// </summary>
public sealed class SendGridMailer(HttpClient http, IOptions<SendGridOptions> options, TimeProvider clock) : IMailer
{
    private readonly SendGridClient client = new(http, new SendGridClientOptions { ApiKey = options.Value.ApiKey, Host = options.Value.BaseAddress.AbsoluteUri.TrimEnd('/') });

    public async Task<MailReceipt> SendAsync(Mail mail, CancellationToken cancellation = default)
    {
        if (mail.Fault() is { } fault)
            return new(MailOutcome.Rejected, Reason: fault);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            var response = await client.SendEmailAsync(Compose(mail), limited.Token);
            return await ReceiptAsync(response, limited.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(MailOutcome.Unknown, Reason: string.Create(CultureInfo.InvariantCulture, $"SendGrid did not answer within {options.Value.TimeoutSeconds} s"));
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new(MailOutcome.Deferred, Reason: $"SendGrid cannot be reached: {e.Message}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new(MailOutcome.Unknown, Reason: $"SendGrid's answer was lost: {e.Message}");
        }
    }

    private SendGridMessage Compose(Mail mail)
    {
        var message = new SendGridMessage
        {
            From = MailHelper.StringToEmailAddress(mail.From),
            Subject = mail.Subject,
            MailSettings = new() { SandboxMode = new() { Enable = options.Value.Sandbox } },
        };
        message.AddTo(MailHelper.StringToEmailAddress(mail.To));
        // The plain text first: RFC 2046 has readers show the last part they can, and the API refuses the other order
        message.AddContent(MimeType.Text, mail.Text);
        message.AddContent(MimeType.Html, mail.Html);
        message.AddCustomArg("mail_id", mail.Id);
        foreach (var (name, value) in mail.Headers)
            message.AddHeader(name, value);
        // Evidence links stay what they are: no redirector, no pixel
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false);
        return message;
    }

    private async Task<MailReceipt> ReceiptAsync(Response response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        switch (status)
        {
            case >= 200 and < 300:
                return new(MailOutcome.Accepted, Header(response, "X-Message-Id"));
            case 408 or 429 or 503:
                return new(MailOutcome.Deferred, RetryAfter: RetryAfter(response), Reason: string.Create(CultureInfo.InvariantCulture, $"SendGrid answered {status}"));
        }

        // A gateway's failure says nothing of what happened behind it
        if (status >= 500)
            return new(MailOutcome.Unknown, Reason: string.Create(CultureInfo.InvariantCulture, $"SendGrid answered {status}"));
        var said = Errors(await response.Body.ReadAsStringAsync(cancellation));
        return new(MailOutcome.Rejected, Reason: status switch
        {
            401 or 403 => string.Create(CultureInfo.InvariantCulture, $"SendGrid refused the key ({status}: {said}): check SendGrid__ApiKey and its permission Mail Send"),
            413 => $"SendGrid found the mail too large (413: {said})",
            _ => string.Create(CultureInfo.InvariantCulture, $"SendGrid refused the mail ({status}: {said})"),
        });
    }

    private TimeSpan? RetryAfter(Response response)
    {
        TimeSpan? wait = null;
        if (response.Headers.RetryAfter is { } after)
            wait = after.Delta ?? after.Date - clock.GetUtcNow();
        else if (long.TryParse(Header(response, "X-RateLimit-Reset"), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 32_503_680_000)
            wait = DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string? Header(Response response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary><c>{"errors":[{"message","field"}]}</c> as one line, or the body's beginning when it is not that.</summary>
    private static string Errors(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return string.Join("; ", json.RootElement.GetProperty("errors").EnumerateArray().Select(e =>
                e.TryGetProperty("field", out var field) && field.ValueKind == JsonValueKind.String ? $"{field.GetString()}: {e.GetProperty("message").GetString()}" : e.GetProperty("message").GetString()));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            var line = body.ReplaceLineEndings(" ").Trim();
            return line.Length == 0 ? "no reason given" : line[..Math.Min(line.Length, 200)];
        }
    }
}
