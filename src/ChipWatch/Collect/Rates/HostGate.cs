namespace ChipWatch.Collect.Rates;

/// <summary>Spaces and counts the requests of this process to one host, and remembers its lease.</summary>
internal sealed class HostGate(int concurrency, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim places = new(concurrency, concurrency);
    private readonly Lock gate = new();
    private readonly Dictionary<bool, DateTimeOffset> shares = [];
    private DateTimeOffset next;
    private DateTimeOffset turn;

    /// <summary>Serialises the talk with the lease's blob.</summary>
    public SemaphoreSlim Leasing { get; } = new(1, 1);
    public DateTimeOffset LeasedUntil { get; set; }

    /// <summary>Nobody asks before, and why.</summary>
    public DateTimeOffset NotBefore { get; private set; }
    public string? Why { get; private set; }

    public void Close(DateTimeOffset until, string? why) => (NotBefore, Why) = (until, why);

    /// <summary>Whether the lease lasts for one more request: the next holder's first comes a spacing after our last.</summary>
    public bool Holds(TimeSpan spacing) => LeasedUntil >= clock.GetUtcNow() + spacing;

    /// <summary>Waits until a share of the host's rate allows one more request: the windows', or that of the leases.</summary>
    public Task PaceAsync(bool window, TimeSpan spacing, CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var at = shares.TryGetValue(window, out var free) && free > now ? free : now;
            shares[window] = at + spacing;
            wait = at - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellation) : Task.CompletedTask;
    }

    /// <summary>Waits for a backfill's turn: a block out of every few.</summary>
    public Task TakeTurnAsync(TimeSpan block, int outOf, CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now >= turn + (block * outOf))
                turn = now;
            else if (now >= turn + block)
                turn += block * outOf;
            wait = turn - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellation) : Task.CompletedTask;
    }

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
