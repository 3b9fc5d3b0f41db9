using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChipWatch.Azure.Tests;

/// <summary>SendGrid's <c>v3/mail/send</c> on the loopback, answering what a test asks for, strict about what it gets.</summary>
public sealed class SendGridDouble : IAsyncDisposable
{
    private readonly WebApplication app;

    private SendGridDouble(WebApplication app) => this.app = app;

    public const string Key = "SG.test-key_1.secret-part_2";

    public ConcurrentQueue<JsonElement> Accepted { get; } = new();

    public int Requests { get; private set; }

    /// <summary>Overrides the answer; called before the request is judged.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    public Uri Address => new(app.Urls.First());

    public static async Task<SendGridDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var self = new SendGridDouble(builder.Build());
        self.app.MapPost("/v3/mail/send", self.ReceiveAsync);
        await self.app.StartAsync();
        return self;
    }

    /// <summary>The mailer as a host gets it.</summary>
    public IMailer Mailer(TimeProvider? clock = null, params (string Name, string? Value)[] more)
    {
        var services = new ServiceCollection().AddSingleton(clock ?? TimeProvider.System);
        return services.AddSendGrid(Wired.Settings([("SendGrid__ApiKey", Key), ("SendGrid__BaseAddress", Address.ToString()), .. more])).BuildServiceProvider().GetRequiredService<IMailer>();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        Requests++;
        if (Answer is not null)
        {
            await Answer(context);
            return;
        }

        if (context.Request.Headers.Authorization != $"Bearer {Key}")
        {
            await RefuseAsync(context, 401, null, "The provided authorization grant is invalid, expired, or revoked");
            return;
        }

        var mail = (await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted)).RootElement;
        var types = mail.GetProperty("content").EnumerateArray().Select(c => c.GetProperty("type").GetString()).ToList();
        if (!types.SequenceEqual(["text/plain", "text/html"], StringComparer.Ordinal))
        {
            await RefuseAsync(context, 400, "content", "If present, text/plain and text/html may only be provided once, text/plain first");
            return;
        }

        var sandbox = mail.GetProperty("mail_settings").GetProperty("sandbox_mode").GetProperty("enable").GetBoolean();
        if (!sandbox)
            Accepted.Enqueue(mail);
        context.Response.StatusCode = sandbox ? 200 : 202;
        context.Response.Headers["X-Message-Id"] = $"provider-{Accepted.Count}";
    }

    public static Task RefuseAsync(HttpContext context, int status, string? field, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { errors = new[] { new { message, field, help = (string?)null } } });
    }
}
