using System.CommandLine;
using System.Globalization;
using System.Text;
using ChipWatch.Cli.Commands;

namespace ChipWatch.Cli;

/// <summary>The command tree and what becomes of errors.</summary>
internal static class Application
{
    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            var parsed = Build().Parse(args);
            if (parsed.Errors is [var first, ..])
                throw new UserError($"{first.Message} `chipwatch {parsed.CommandResult.Command.Name} --help` lists what it takes.");
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false }, stop.Token);
        }
        catch (UserError error)
        {
            await Console.Error.WriteLineAsync($"chipwatch: {error.Message}");
            return error.ExitCode;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("chipwatch: stopped; what was finished is kept, run it again to go on");
            return ExitCode.Failed;
        }
        catch (IOException error) when (error is FileNotFoundException or DirectoryNotFoundException || error.HResult == BrokenPipe)
        {
            if (error.HResult != BrokenPipe)
                await Console.Error.WriteLineAsync($"chipwatch: {error.Message}");
            return ExitCode.Failed;
        }
    }

    /// <summary>EPIPE: the reader of our output (<c>head</c>) went away, which is no failure to talk about.</summary>
    private const int BrokenPipe = 32;

    internal static RootCommand Build()
    {
        var root = new RootCommand("ChipWatch: verifiable signals on China's AI-chip industry, each figure bound to the words that state it.")
        {
            Demo.DemoCommand.Create(),
            RunCommand.Create(),
            CollectCommand.Create(),
            BackfillCommand.Create(),
            DigestCommand.Create(),
            ReplayCommand.Create(),
            ReadCommand.Create(),
            ExtractCommand.Create(),
            SourcesCommand.Create(),
            DoctorCommand.Create(),
        };
        return root;
    }

}
