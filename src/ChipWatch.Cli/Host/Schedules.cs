using ChipWatch.Collect;
using ChipWatch.Notify;
using ChipWatch.Publish;

namespace ChipWatch.Cli.Host;

/// <summary>The timers that the Functions host would fire: due sources each minute, due digests each hour, the site when something changed.</summary>
internal static class Schedules
{
    public static async Task RunAsync(LocalPipeline pipeline, CancellationToken cancellation)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), pipeline.Get<TimeProvider>());
        do
        {
            await pipeline.Get<CollectScheduler>().ScheduleAsync(cancellation);
            await pipeline.Get<DigestScheduler>().ScheduleAsync(cancellation);
            await pipeline.Get<SiteBuilder>().BuildAsync(cancellation);
        }
        while (await minute.WaitForNextTickAsync(cancellation));
    }
}
