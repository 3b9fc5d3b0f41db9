using ChipWatch.Cli.Files;

namespace ChipWatch.Cli.Demo;

/// <summary>Starts at the end of the samples' last day and runs on from there, so that every demo tells the same story; one that goes on with an interrupted one starts when that one's last message is due.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2025, 9, 2, 23, 0, 0, TimeSpan.Zero);

    private readonly long started = System.GetTimestamp();

    public static DemoClock For(string data) => new(FileWorkQueue.LastVisible(data) is { } last && last > Start ? last : Start);

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(started);
}
