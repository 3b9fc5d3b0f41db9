using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChipWatch.Collect.Tests.Rig;

/// <summary>The ways in which servers go wrong.</summary>
public static class Misbehaviour
{
    public static Func<HttpContext, Task> Says(int status, string body = "", string type = "text/html", params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return context.Response.WriteAsync(body);
    };

    /// <param name="encoding">In which the body is written, whatever the type says.</param>
    public static Func<HttpContext, Task> Raw(string body, string encoding, string type) => context =>
    {
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(body)).AsTask();
    };

    public static Task BreaksOff(HttpContext context) => Send(context, async () =>
    {
        context.Response.ContentLength = 10_000;
        await context.Response.WriteAsync("<html><body>the first half of");
        await context.Response.Body.FlushAsync();
        context.Abort();
    });

    public static Task Dribbles(HttpContext context) => Send(context, async () =>
    {
        for (var i = 0; i < 200 && !context.RequestAborted.IsCancellationRequested; i++)
        {
            await context.Response.WriteAsync("x");
            await context.Response.Body.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(1), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    });

    public static Task NeverEnds(HttpContext context) => Send(context, async () =>
    {
        var block = new byte[64 * 1024];
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.Body.WriteAsync(block, context.RequestAborted);
    });

    public static Task CutsItsGzip(HttpContext context) => Send(context, async () =>
    {
        context.Response.Headers.ContentEncoding = "gzip";
        var packed = Gzip(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 5000))));
        await context.Response.Body.WriteAsync(packed.AsMemory(0, packed.Length / 2));
    });

    /// <summary>A small body that unpacks to 200 MB.</summary>
    public static Task Bomb(HttpContext context) => Send(context, async () =>
    {
        context.Response.Headers.ContentEncoding = "gzip";
        await context.Response.Body.WriteAsync(Gzip(new byte[200 * 1024 * 1024]));
    });

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static async Task Send(HttpContext context, Func<Task> body)
    {
        context.Response.ContentType = "text/html";
        try
        {
            await body();
        }
        catch (OperationCanceledException)
        {
            // The client has hung up, as it should.
        }
    }
}
