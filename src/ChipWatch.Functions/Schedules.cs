using ChipWatch.Collect;
using ChipWatch.Notify;
using ChipWatch.Publish;
using Microsoft.Azure.Functions.Worker;

namespace ChipWatch.Functions;

public sealed class Schedules(CollectScheduler collect, DigestScheduler digests, SiteBuilder site)
{
    [Function(nameof(CollectOnSchedule))]
    public Task CollectOnSchedule([TimerTrigger("%CollectSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        collect.ScheduleAsync(cancellation);

    [Function(nameof(ScheduleDigests))]
    public Task ScheduleDigests([TimerTrigger("%DigestSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        digests.ScheduleAsync(cancellation);

    /// <summary>As often as digests go out, so that a mail's links lead to a site that knows what it tells.</summary>
    [Function(nameof(PublishSite))]
    public Task PublishSite([TimerTrigger("%DigestSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        site.BuildAsync(cancellation);
}
