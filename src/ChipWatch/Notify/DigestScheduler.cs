using Microsoft.Extensions.Options;

namespace ChipWatch.Notify;

/// <summary>Each hour, puts a message on the queue for every subscriber whose hour it is, and makes up for the hours it was down.</summary>
public sealed class DigestScheduler(IBlobStore store, IWorkQueue queue, SubscriberBook book, TimeProvider clock, IOptions<DigestOptions> options)
{
    private static readonly BlobName State = new(Containers.State, "digests/schedule.json");

    /// <returns>How many messages were sent. A repeated tick sends none; a tick killed midway sends some again, which the receipts settle.</returns>
    public async Task<int> ScheduleAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        var read = await store.ReadJsonAsync<Schedule>(State, cancellation);
        var first = read is null ? hour : read.Value.Value.LastHour.AddHours(1);
        var oldest = hour.AddHours(-options.Value.CatchUpHours + 1);
        var sent = 0;
        for (var tick = first > oldest ? first : oldest; tick <= hour; tick = tick.AddHours(1))
        {
            await foreach (var id in book.DueAsync(tick, cancellation))
            {
                await queue.SendAsync(new DigestMessage(id, tick), cancellation: cancellation);
                sent++;
            }
        }

        if (first <= hour)
            await store.WriteJsonAsync(State, new Schedule(hour), WriteCondition.SinceRead(read?.Blob), cancellation);
        return sent;
    }

    private sealed record Schedule(DateTimeOffset LastHour)
    {
        public int Schema { get; init; } = 1;
    }
}
