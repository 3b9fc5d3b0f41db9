using System.Collections.Concurrent;

namespace ChipWatch.Doubles;

/// <summary>Messages in memory; nothing is delivered by itself. <see cref="Sent"/> keeps all, <see cref="Take"/> those not yet taken.</summary>
public sealed class MemoryWorkQueue(TimeProvider? clock = null) : IWorkQueue
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly List<(byte[] Body, string Queue, DateTimeOffset Visible)> waiting = [];

    /// <summary>In the order sent.</summary>
    public ConcurrentQueue<(WorkMessage Message, TimeSpan? Delay)> Sent { get; } = new();

    public Task SendAsync(WorkMessage message, TimeSpan? delay = null, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled(cancellation);
        var body = WireMessage.Write(message, delay);
        Sent.Enqueue((WireMessage.Read(body), delay));
        lock (waiting)
            waiting.Add((body, message.Queue, clock.GetUtcNow() + (delay ?? TimeSpan.Zero)));
        return Task.CompletedTask;
    }

    public IEnumerable<T> Of<T>() where T : WorkMessage => Sent.Select(s => s.Message).OfType<T>();

    /// <summary>Takes the messages of a queue that can be seen now.</summary>
    public IReadOnlyList<WorkMessage> Take(string queue)
    {
        lock (waiting)
        {
            var now = clock.GetUtcNow();
            var taken = waiting.Where(w => w.Queue == queue && w.Visible <= now).ToList();
            waiting.RemoveAll(taken.Contains);
            return [.. taken.Select(w => WireMessage.Read(w.Body))];
        }
    }
}
