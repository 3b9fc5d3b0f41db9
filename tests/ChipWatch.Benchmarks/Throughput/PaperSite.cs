using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChipWatch.Benchmarks.Throughput;

/// <summary>A publisher on the loopback: lists in pages, and for every entry an article in the dress of a news site, half of them Chinese.</summary>
internal sealed class PaperSite : IAsyncDisposable
{
    public const int PageSize = 100;

    private static readonly string Menu = string.Concat(Enumerable.Range(1, 30).Select(i => $"<li><a href=\"/section/{i}\">Section {i}</a></li>"));
    private static readonly string Teasers = string.Concat(Enumerable.Range(1, 12).Select(i => $"<div class=\"teaser\"><a href=\"/more/{i}\">Another story of the day, number {i}</a><span>{i} hours ago</span></div>"));

    private readonly WebApplication app;

    private PaperSite(WebApplication app, IPEndPoint address) => (this.app, Address) = (app, address);

    public IPEndPoint Address { get; }

    public static async Task<PaperSite> StartAsync(int itemsOfOne)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var site = builder.Build();
        site.MapGet("/list", (int source, int page) => Results.Text(List(source, page, itemsOfOne), "application/json"));
        site.MapGet("/item/{number:int}", (int number) => Results.Text(Article(number), "text/html", Encoding.UTF8));
        await site.StartAsync();
        return new(site, new(IPAddress.Loopback, new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port));
    }

    public async ValueTask<Stream> DialAsync(CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(Address, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string List(int source, int page, int items) => Json.Write(new
    {
        total = items,
        rows = Enumerable.Range(page * PageSize, Math.Clamp(items - (page * PageSize), 0, PageSize))
            .Select(i => (source * items) + i).Select(n => new { id = n, title = Title(n), day = "2025-09-30" }),
    });

    private static string Title(int number) => number % 2 == 0 ? $"{Company(number)}关于中标算力采购项目的公告" : $"{Company(number)} reports half-year results";

    /// <summary>Names of nobody, each its own, so that no signal gathers all documents.</summary>
    private static string Company(int number)
    {
        const string Signs = "华中东西南北云海天宇星辰光启明瑞德信诚安泰丰盛恒达通联合创新科智能微芯晶源";
        return number % 2 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Signs[number % 36]}{Signs[number / 36 % 36]}{Signs[number / 1296 % 36]}半导体股份有限公司")
            : string.Create(CultureInfo.InvariantCulture, $"Chipmaker {(char)('A' + (number % 26))}{number} Inc");
    }

    private static string Article(int number)
    {
        var (text, company) = (number % 2 == 0 ? BenchmarkTexts.Chinese : BenchmarkTexts.English, Company(number));
        text = text.Replace("某某半导体股份有限公司", company, StringComparison.Ordinal).Replace("The Shanghai-based chip designer", $"{company}, a chip designer,", StringComparison.Ordinal)
            .Replace("325,000,000.00", string.Create(CultureInfo.InvariantCulture, $"{325_000_000 + (number * 1000):N2}"), StringComparison.Ordinal);
        var paragraphs = string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(p => $"<p>{p}</p>\n"));
        return $"""
            <!DOCTYPE html><html lang="{(number % 2 == 0 ? "zh" : "en")}"><head><meta charset="utf-8"><title>{Title(number)}</title><meta property="article:published_time" content="2025-09-30T09:00:00+08:00"></head>
            <body><nav><ul>{Menu}</ul></nav><article><h1>{Title(number)}</h1>{paragraphs}</article><aside>{Teasers}</aside><footer>Imprint, privacy, contact</footer></body></html>
            """;
    }
}
