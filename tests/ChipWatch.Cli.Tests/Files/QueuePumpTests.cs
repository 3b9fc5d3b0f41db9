using System.Collections.Concurrent;
using ChipWatch.Cli.Files;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Cli.Tests.Files;

public sealed class QueuePumpTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new();
    private readonly FileWorkQueue queue;
    private readonly ConcurrentQueue<string> handled = new();
    private readonly ConcurrentQueue<(string Queue, string Reason)> poisoned = new();

    public QueuePumpTests() => queue = new(folder.Path, clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private QueuePump Pump(Func<WorkMessage, Task> handle) => new(queue, clock, (message, _) => handle(message), (name, _, reason, _) =>
    {
        poisoned.Enqueue((name, reason));
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Messages_sent_while_working_are_worked_too()
    {
        var pump = Pump(async message =>
        {
            handled.Enqueue(((CollectMessage)message).Source);
            if (message is CollectMessage { Source: "first" })
                await queue.SendAsync(new CollectMessage("second"), cancellation: Stop);
        });
        await queue.SendAsync(new CollectMessage("first"), cancellation: Stop);
        await pump.RunUntilIdleAsync(TimeSpan.Zero, Stop);
        Assert.Equal(["first", "second"], handled);
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public async Task A_message_that_fails_five_times_is_kept_as_poison_and_the_others_go_on()
    {
        var pump = Pump(message => message is CollectMessage { Source: "bad" } ? throw new InvalidOperationException("broken") : Task.CompletedTask);
        await queue.SendAsync(new CollectMessage("bad"), cancellation: Stop);
        await queue.SendAsync(new CollectMessage("good"), cancellation: Stop);
        for (var i = 0; i < 5; i++)
        {
            Assert.Empty(poisoned);
            await pump.RunUntilIdleAsync(TimeSpan.Zero, Stop);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((Queues.Collect, "broken"), Assert.Single(poisoned));
        Assert.Equal(0, queue.Count);
    }

    public void Dispose() => folder.Dispose();
}
