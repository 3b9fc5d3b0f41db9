using System.Diagnostics;
using System.Text;

namespace ChipWatch.Cli.Tests;

/// <summary>What a run of the tool came to.</summary>
internal sealed record CliRun(int Code, string Out, string Error)
{
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    public IReadOnlyList<string> Talk => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The tool as a shell starts it: a process of its own, its streams redirected, stdin closed.</summary>
internal static class CliProcess
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "ChipWatch.Cli.dll");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<CliRun> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    public static async Task<CliRun> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return await EndAsync(process);
    }

    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) => Start("dotnet", [Tool, .. arguments], environment);

    /// <summary>The tool in a shell's line, where <c>chipwatch</c> stands for it.</summary>
    public static async Task<CliRun> ShellAsync(string line)
    {
        using var process = Start("bash", ["-c", $"chipwatch() {{ dotnet '{Tool}' \"$@\"; }}; {line}"], new Dictionary<string, string>());
        return await EndAsync(process);
    }

    public static async Task<CliRun> EndAsync(Process process)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limited.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limited.Token);
            var error = process.StandardError.ReadToEndAsync(limited.Token);
            await process.WaitForExitAsync(limited.Token);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment.Remove("ChipWatch__Collect__Contact");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
