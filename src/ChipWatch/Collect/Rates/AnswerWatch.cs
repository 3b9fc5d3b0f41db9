namespace ChipWatch.Collect.Rates;

/// <summary>
/// Keeps a host to the one who asked while the answer is still coming, however much longer that takes than the lease or window it
/// was asked in: the rate would hold without, but a slow host would have two answers to send at a time. Costs a write shortly before
/// the end of each, and none for an answer that is there by then.
/// </summary>
internal sealed class AnswerWatch : IDisposable
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);

    private readonly TimeProvider clock;
    private readonly Func<Task<DateTimeOffset>> prolong;
    private readonly ITimer timer;
    private volatile bool answered;

    /// <param name="until">When the right to the host ends.</param>
    /// <param name="prolong">Keeps the host for longer, and says until when.</param>
    public AnswerWatch(TimeProvider clock, DateTimeOffset until, Func<Task<DateTimeOffset>> prolong)
    {
        (this.clock, this.prolong) = (clock, prolong);
        // Where the store cannot be reached the next request says so; until then the rate holds.
        timer = clock.CreateTimer(_ => _ = ProlongAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Before(until), Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        answered = true;
        timer.Dispose();
    }

    private async Task ProlongAsync()
    {
        var until = await prolong();
        if (!answered)
            timer.Change(Before(until), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Early enough for a write to reach the others, but not before half of the time is over.</summary>
    private TimeSpan Before(DateTimeOffset until)
    {
        var left = until - clock.GetUtcNow();
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left - (left / 2 < Ahead ? left / 2 : Ahead);
    }
}
