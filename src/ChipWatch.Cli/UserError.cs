namespace ChipWatch.Cli;

/// <summary>Something the person at the keyboard can mend: printed as one line that names the input and the mend, without a stack trace.</summary>
internal sealed class UserError(string message, int exitCode = ExitCode.BadArguments) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
