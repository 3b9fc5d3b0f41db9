using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ChipWatch.Cli.Commands;

namespace ChipWatch.Cli;

/// <summary>The command tree and what becomes of errors.</summary>
internal static class Application
{
    private const string Name = "chipwatch";

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
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        try
        {
            var parsed = Build().Parse(args.Length == 0 ? ["--help"] : args);
            if (parsed.Errors is [var first, ..])
                throw new UserError(Mended(parsed, first.Message));
            var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
            return args.Length == 0 ? ExitCode.BadArguments : code;
        }
        catch (UserError error)
        {
            return await FailAsync(error.Message, error.ExitCode);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("stopped; what was finished is kept, run it again to go on");
        }
        catch (IOException error) when (error.HResult == BrokenPipe)
        {
            return ExitCode.Failed;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return await FailAsync($"{error.Message.TrimEnd('.')}. Free the disk, mend the file's rights, or name another folder with --data, and run it again: what was finished is kept.");
        }
        catch (Exception error) when (Environment.GetEnvironmentVariable("CHIPWATCH_TRACE") is not { Length: > 0 })
        {
            return await FailAsync($"this should not happen: {error.GetType().Name}: {error.Message} Set CHIPWATCH_TRACE=1 and run it again to see where, and report it.");
        }
    }

    private static async Task<int> FailAsync(string line, int code = ExitCode.Failed)
    {
        await Console.Error.WriteLineAsync($"chipwatch: {Terminal.TerminalText.Safe(line.ReplaceLineEndings(" "))}");
        return code;
    }

    /// <summary>What was wrong with the arguments, and where it says how they should be.</summary>
    private static string Mended(ParseResult parsed, string message)
    {
        var command = parsed.CommandResult.Command;
        var name = command.Name == Name ? "" : command.Name + " ";
        if (command.Name == Name && parsed.UnmatchedTokens is [var unknown, ..])
        {
            var near = command.Subcommands.Select(c => c.Name).Where(c => unknown.Length > 1 && (c.StartsWith(unknown[..2], StringComparison.OrdinalIgnoreCase) || c.Contains(unknown, StringComparison.OrdinalIgnoreCase)));
            message = $"there is no command '{unknown}'. {(near.Any() ? $"Did you mean {string.Join(", ", near)}?" : $"There is {string.Join(", ", command.Subcommands.Select(c => c.Name))}.")}";
        }

        return $"{message} `chipwatch {name}--help` lists what it takes.";
    }

    /// <summary>EPIPE: the reader of our output (<c>head</c>) went away, which is no failure to talk about.</summary>
    private const int BrokenPipe = 32;

    /// <summary>A command of that name and not a RootCommand, which would go by its file's name.</summary>
    internal static Command Build()
    {
        var root = new Command(Name, "ChipWatch: verifiable signals on China's AI-chip industry, each figure bound to the words that state it.")
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
            new HelpOption(),
            new VersionOption(),
        };
        return root;
    }
}
