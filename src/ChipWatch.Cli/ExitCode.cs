namespace ChipWatch.Cli;

/// <summary>What a shell sees: done, failed, or called with bad arguments.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadArguments = 2;
}
