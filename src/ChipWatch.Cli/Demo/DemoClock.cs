namespace ChipWatch.Cli.Demo;

/// <summary>Starts at the end of the samples' last day and runs on from there, so that every demo tells the same story.</summary>
internal sealed class DemoClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2025, 9, 2, 23, 0, 0, TimeSpan.Zero);

    private readonly long started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => Start + System.GetElapsedTime(started);
}
