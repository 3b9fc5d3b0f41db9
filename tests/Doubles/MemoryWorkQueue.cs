using System.Collections.Concurrent;

namespace ChipWatch.Doubles;

/// <summary>Messages in memory, in the order sent; nothing is delivered by itself.</summary>
public sealed class MemoryWorkQueue : IWorkQueue
{
    public ConcurrentQueue<(WorkMessage Message, TimeSpan? Delay)> Sent { get; } = new();

    public Task SendAsync(WorkMessage message, TimeSpan? delay = null, CancellationToken cancellation = default)
    {
        Sent.Enqueue((Json.Read<WorkMessage>(Json.Write(message))!, delay));
        return Task.CompletedTask;
    }

    public IEnumerable<T> Of<T>() where T : WorkMessage => Sent.Select(s => s.Message).OfType<T>();
}
