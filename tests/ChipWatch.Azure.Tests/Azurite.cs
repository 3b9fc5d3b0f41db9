using System.Diagnostics;
using System.Text.RegularExpressions;
using ChipWatch.Doubles;
using Microsoft.Extensions.Configuration;

[assembly: AssemblyFixture(typeof(ChipWatch.Azure.Tests.Azurite))]

namespace ChipWatch.Azure.Tests;

/// <summary>The storage emulator, once for all tests of this assembly: three accounts, free ports, nothing on disk.</summary>
public sealed partial class Azurite : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Shared.Root, "tests", "azurite");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo workspace = Directory.CreateTempSubdirectory("chipwatch-azurite-");
    private Process? process;
    private Task draining = Task.CompletedTask;
    private string? absent;
    private string blob = "";
    private string queue = "";

    /// <summary>Skips the calling test where the emulator is absent.</summary>
    public IConfiguration Require()
    {
        Needed.Unless(absent);
        return new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [StorageAccounts.Data] = ConnectionString("data"),
            [StorageAccounts.State] = ConnectionString("state"),
            [StorageAccounts.Web] = ConnectionString("web"),
        }).Build();
    }

    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "azurite")))
        {
            absent = "Azurite is absent: run npm ci in tests/azurite (needs Node 20 or later)";
            return;
        }

        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "serve.js"), "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--inMemoryPersistence"])
        {
            UseShellExecute = false,
            WorkingDirectory = workspace.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', new[] { "data", "state", "web" }.Select(account => $"{account}:{Key(account)}"));
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            absent = "Node is absent: install Node 20 or later, then run npm ci in tests/azurite";
            return;
        }

        var complaints = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, said) => complaints.Append(said.Data).Append(' ');
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Patience);
        while (blob.Length == 0 || queue.Length == 0)
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException($"Azurite ended before it listened: {complaints}");
            if (Listening().Match(line) is not { Success: true } match)
                continue;
            if (match.Groups["service"].ValueSpan is "Blob")
                blob = match.Groups["address"].Value;
            else if (match.Groups["service"].ValueSpan is "Queue")
                queue = match.Groups["address"].Value;
        }

        draining = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(limit.Token);
            await draining;
            process.Dispose();
        }

        workspace.Delete(recursive: true);
    }

    private string ConnectionString(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key(account)};BlobEndpoint={blob}/{account};QueueEndpoint={queue}/{account}";

    private static string Key(string account) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"emulator key of {account}"));

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at (?<address>http://[\d.:]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
