using System.Collections.Concurrent;

namespace ChipWatch.Cli.Files;

/// <summary>Delivers messages to their handlers as the Functions runtime does: at least once, five tries, then poison.</summary>
/// <param name="handle">Throws on bugs and unreachable storage only.</param>
/// <param name="poison">Keeps what failed five times.</param>
internal sealed class QueuePump(FileWorkQueue queue, TimeProvider clock, Func<WorkMessage, CancellationToken, Task> handle, Func<string, byte[], string, CancellationToken, Task> poison)
{
    private const int MostDequeues = 5;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WorthSaying = TimeSpan.FromSeconds(3);

    /// <summary>Later stages first: work in hand is finished before more is taken in.</summary>
    private static readonly string[] Order = [Queues.Digests, Queues.Documents, Queues.Backfills, Queues.Collect];

    /// <summary>Called before a wait that a person would wonder about.</summary>
    public Action<TimeSpan>? Waiting { get; set; }

    /// <summary>Works until no message is visible; those with a delay stay for the next run.</summary>
    /// <param name="patience">How far ahead a delayed message may be and still be waited for.</param>
    public async Task RunUntilIdleAsync(TimeSpan patience, CancellationToken cancellation)
    {
        while (true)
        {
            await DrainAsync(cancellation);
            if (queue.NextVisible() is not { } next || next - clock.GetUtcNow() is var wait && wait > patience)
                return;
            if (wait <= TimeSpan.Zero)
                continue;
            if (wait >= WorthSaying)
                Waiting?.Invoke(wait);
            await Task.Delay(wait, clock, cancellation);
        }
    }

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await DrainAsync(cancellation);
            await queue.ArrivalAsync(TimeSpan.FromSeconds(1), cancellation);
        }
    }

    private async Task DrainAsync(CancellationToken cancellation)
    {
        var running = new ConcurrentDictionary<Task, byte>();
        var room = Math.Max(2, Environment.ProcessorCount);
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (running.Count < room && queue.Take(Order) is { } ticket)
                {
                    var task = Task.Run(() => DeliverAsync(ticket, cancellation), cancellation);
                    running[task] = 0;
                    continue;
                }

                if (running.IsEmpty)
                    return;
                var done = await Task.WhenAny(running.Keys);
                running.TryRemove(done, out _);
                await done;
            }
        }
        finally
        {
            // Whoever ends us closes the store: nobody may be at work in it then.
            await Task.WhenAll(running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DeliverAsync(Ticket ticket, CancellationToken cancellation)
    {
        var body = await queue.BodyAsync(ticket, cancellation);
        try
        {
            await handle(WireMessage.Read(body), cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            if (ticket.Dequeues + 1 < MostDequeues)
            {
                queue.Return(ticket, RetryAfter);
                return;
            }

            await poison(ticket.Queue, body, error.Message, cancellation);
        }

        queue.Complete(ticket);
    }
}
