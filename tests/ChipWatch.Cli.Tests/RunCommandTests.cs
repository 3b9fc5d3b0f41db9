using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChipWatch.Cli.Tests.Files;

namespace ChipWatch.Cli.Tests;

/// <summary><c>run</c>: site and API on the loopback, guarded, and gone when it is told to end.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_site_and_the_api_answer_their_own_host_only_and_change_nothing_without_the_token_until_it_is_told_to_end()
    {
        Assert.SkipUnless(File.Exists("/bin/kill"), "needs kill");
        var port = FreePort();
        using var process = CliProcess.Start(new Dictionary<string, string>(), "run", "--port", $"{port}", "--data", Path.Combine(folder.Path, "one"));
        var token = await TokenAsync(process);
        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(http, HttpMethod.Get, port, "api/signals"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await AskAsync(http, HttpMethod.Get, port, "api/signals", host: "evil.example"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(http, HttpMethod.Post, port, "api/backfills"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(http, HttpMethod.Post, port, "api/backfills", token: token[1..] + "0"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(http, HttpMethod.Post, port, "api/backfills", token: token));

        var second = await CliProcess.RunAsync("run", "--port", $"{port}", "--data", Path.Combine(folder.Path, "two"));
        Assert.Equal(1, second.Code);
        Assert.Contains($"port {port} cannot be used", Assert.Single(second.Talk), StringComparison.Ordinal);
        var intruder = await CliProcess.RunAsync("sources", "--data", Path.Combine(folder.Path, "one"));
        Assert.Equal(1, intruder.Code);
        Assert.Contains("another chipwatch works in", Assert.Single(intruder.Talk), StringComparison.Ordinal);

        var asked = Stopwatch.GetTimestamp();
        // Not SIGINT: whoever runs the tests in the background has their processes ignore it
        Process.Start("/bin/kill", ["-TERM", $"{process.Id}"]).Dispose();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.Equal(0, process.ExitCode);
        Assert.InRange(Stopwatch.GetElapsedTime(asked).TotalSeconds, 0, 10);
    }

    private static async Task<string> TokenAsync(Process process)
    {
        while (await process.StandardError.ReadLineAsync(Stop) is { } line)
        {
            if (line.LastIndexOf("Token: ", StringComparison.Ordinal) is >= 0 and var at)
            {
                // The rest is read too: a full pipe would stop the process.
                _ = process.StandardError.ReadToEndAsync(Stop);
                return line[(at + 7)..].Trim();
            }
        }

        throw new InvalidOperationException("it ended before it printed its token");
    }

    private static async Task<HttpStatusCode> AskAsync(HttpMessageInvoker http, HttpMethod method, int port, string path, string? host = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, $"http://127.0.0.1:{port}/{path}");
        request.Headers.Host = host;
        if (token is not null)
            request.Headers.Add("X-ChipWatch-Token", token);
        if (method == HttpMethod.Post)
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, Stop);
        return answer.StatusCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose() => folder.Dispose();
}
