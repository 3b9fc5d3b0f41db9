using ChipWatch.Collect;
using ChipWatch.Notify;
using Microsoft.Azure.Functions.Worker;

namespace ChipWatch.Functions;

public sealed class Schedules(CollectScheduler collect, DigestScheduler digests)
{
    [Function(nameof(CollectOnSchedule))]
    public Task CollectOnSchedule([TimerTrigger("%CollectSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        collect.ScheduleAsync(cancellation);

    [Function(nameof(ScheduleDigests))]
    public Task ScheduleDigests([TimerTrigger("%DigestSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        digests.ScheduleAsync(cancellation);
}
