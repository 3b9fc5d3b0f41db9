namespace ChipWatch.Collect.Rates;

/// <summary>Spaces and counts the requests of this process to one host, and remembers its lease.</summary>
internal sealed class HostGate(int concurrency, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim places = new(concurrency, concurrency);
    private readonly Lock gate = new();
    private DateTimeOffset next;

    /// <summary>Serialises the talk with the lease's blob.</summary>
    public SemaphoreSlim Leasing { get; } = new(1, 1);
    public DateTimeOffset LeasedUntil { get; set; }
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>Waits for a place and for the host's spacing; give the place back with <see cref="Leave"/>.</summary>
    public async Task EnterAsync(TimeSpan spacing, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            TimeSpan wait;
            lock (gate)
            {
                var now = clock.GetUtcNow();
                var at = next > now ? next : now;
                wait = at - now;
                next = at + spacing;
            }

            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellation);
        }
        catch
        {
            places.Release();
            throw;
        }
    }

    public void Leave() => places.Release();

    public void Dispose()
    {
        places.Dispose();
        Leasing.Dispose();
    }
}
