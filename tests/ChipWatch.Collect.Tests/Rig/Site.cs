using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChipWatch.Collect.Tests.Rig;

/// <summary>A real server on the loopback that answers as a test tells it to.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication app;

    private Site(WebApplication app) => this.app = app;

    public IPEndPoint Address { get; private set; } = new(IPAddress.Loopback, 0);

    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    };

    public List<string> Asked { get; } = [];

    /// <summary>What is answered in place of <see cref="Answer"/>, by path without query; remove it and the server has recovered.</summary>
    public Dictionary<string, Func<HttpContext, Task>> Instead { get; } = [];

    public static async Task<Site> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var built = builder.Build();
        var site = new Site(built);
        built.Run(context =>
        {
            lock (site.Asked)
                site.Asked.Add(new Uri(context.Request.GetDisplayUrl()).PathAndQuery);
            return (site.Instead.GetValueOrDefault(context.Request.Path) ?? site.Answer)(context);
        });
        await built.StartAsync();
        var address = built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        site.Address = new(IPAddress.Loopback, new Uri(address).Port);
        return site;
    }

    public async Task<Stream> DialAsync(CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(Address, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
