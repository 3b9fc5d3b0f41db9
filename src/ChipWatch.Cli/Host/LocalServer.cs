using System.Security.Cryptography;
using System.Text;
using ChipWatch.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace ChipWatch.Cli.Host;

/// <summary>
/// The site and the API on 127.0.0.1. A web page of somebody else's may send requests here, under a host name of its choosing:
/// so the Host header is checked, and what changes something needs the token that only the terminal shows.
/// </summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private const string Header = "X-ChipWatch-Token";

    private readonly WebApplication app;

    private LocalServer(WebApplication app, string token)
    {
        this.app = app;
        Token = token;
    }

    public string Token { get; }

    public static LocalServer Create(LocalPipeline pipeline, int port)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Encoder = Json.Options.Encoder);
        foreach (var service in pipeline.Shared)
            builder.Services.AddSingleton(service, pipeline.Services.GetRequiredService(service));
        var web = builder.Build();
        web.Use((context, next) => GuardAsync(context, next, port, token));
        Directory.CreateDirectory(Path.GetDirectoryName(pipeline.Site)!);
        var site = new PhysicalFileProvider(Path.GetDirectoryName(pipeline.Site)!);
        web.UseDefaultFiles(new DefaultFilesOptions { FileProvider = site }).UseStaticFiles(new StaticFileOptions { FileProvider = site, ServeUnknownFileTypes = true, DefaultContentType = "application/octet-stream" });
        web.MapChipWatchApi();
        return new(web, token);
    }

    public Task StartAsync(CancellationToken cancellation) => app.StartAsync(cancellation);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Task GuardAsync(HttpContext context, RequestDelegate next, int port, string token)
    {
        if (context.Request.Host.Value is not { } host || (host != $"127.0.0.1:{port}" && host != $"localhost:{port}"))
            return RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, $"this host answers to 127.0.0.1:{port} and localhost:{port} only");
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !Knows(context, token))
            return RefuseAsync(context, StatusCodes.Status401Unauthorized, $"requests that change something need the header {Header} with the token that the run printed");
        return next(context);
    }

    private static bool Knows(HttpContext context, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers[Header].ToString()), Encoding.UTF8.GetBytes(token));

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(reason + "\n");
    }
}
