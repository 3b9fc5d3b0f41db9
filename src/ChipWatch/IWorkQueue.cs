namespace ChipWatch;

/// <summary>Puts messages on the queue that <see cref="WorkMessage.Queue"/> names. Delivery is at least once, in no order.</summary>
public interface IWorkQueue
{
    /// <param name="delay">The message stays invisible for this long; at most 7 days.</param>
    Task SendAsync(WorkMessage message, TimeSpan? delay = null, CancellationToken cancellation = default);
}
