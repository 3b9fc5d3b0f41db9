using ChipWatch.Sources;

namespace ChipWatch.Collect.Rates;

/// <summary>The right to send one request now, or how long to stay away.</summary>
public readonly struct Turn : IDisposable
{
    private readonly HostGate? gate;
    private readonly AnswerWatch? watch;

    internal Turn(HostGate gate, AnswerWatch? watch) => (this.gate, this.watch) = (gate, watch);

    internal Turn(TimeSpan wait, string? why) => (RetryAfter, Why) = (wait, why);

    public TimeSpan? RetryAfter { get; }

    /// <summary>What the host said, where it asked for the wait itself.</summary>
    public string? Why { get; }

    public void Dispose()
    {
        watch?.Dispose();
        gate?.Leave();
    }
}

/// <summary>One run's way through the rates of its source's hosts.</summary>
public sealed class HostPass
{
    /// <summary>A backfill always has more to ask.</summary>
    private const int MostWanted = 1000;

    private readonly HostRates rates;
    private readonly TimeProvider clock;
    private readonly Lane lane;
    private readonly HostWindow? window;
    private readonly CollectOptions options;
    private readonly IReadOnlyList<string> hosts;
    private bool looked;

    internal HostPass(HostRates rates, TimeProvider clock, Source source, Lane lane, HostWindow? window, CollectOptions options)
    {
        this.rates = rates;
        this.clock = clock;
        this.lane = lane;
        this.window = window;
        this.options = options;
        Source = source;
        hosts = rates.KeysOf(source);
    }

    public Source Source { get; }

    /// <summary>Requests that the run still expects to send: for more than one a lease lasts a block.</summary>
    public int Wanted { get; set; } = 1;

    public async Task<Turn> EnterAsync(Uri url, CancellationToken cancellation)
    {
        var key = rates.KeyOf(url.IdnHost);
        var spacing = rates.SpacingOf(key, Source.Spacing);
        var host = rates.GateOf(key, spacing);
        if (lane == Lane.Backfill && spacing > TimeSpan.Zero)
            await host.TakeTurnAsync(HostRates.BlockOf(spacing), options.BackfillSlowdown, cancellation);
        while (true)
        {
            var free = spacing == TimeSpan.Zero || lane == Lane.Alone || InWindow(key, spacing);
            if (spacing > TimeSpan.Zero && lane != Lane.Alone)
                await host.PaceAsync(free, free ? HostRates.InWindow(spacing) : HostRates.Leased(spacing), cancellation);
            var wait = free
                ? await LookAsync(key, host, cancellation)
                : await rates.LeaseAsync(key, host, spacing, lane == Lane.Backfill ? MostWanted : Wanted, cancellation);
            if (wait is { } delay)
                return new(delay, host.NotBefore > clock.GetUtcNow() ? host.Why : null);
            await host.EnterAsync(spacing, cancellation);
            // The wait for a place may have outlasted what was held when it began.
            if (spacing == TimeSpan.Zero || lane == Lane.Alone)
                return new(host, null);
            if (free ? InWindow(key, spacing) : host.Holds(HostRates.Leased(spacing)))
                return new(host, rates.Watch(key, host, spacing, free ? window : null));
            host.Leave();
        }
    }

    /// <summary>A run with much to fetch takes a token: the windows' share is a fifth.</summary>
    private bool InWindow(string key, TimeSpan spacing) =>
        Wanted <= options.FreeRequests && window is { } mine && mine.From <= clock.GetUtcNow() && clock.GetUtcNow() <= mine.Until - HostRates.InWindow(spacing) && hosts.Contains(key);

    private async Task<TimeSpan?> LookAsync(string key, HostGate host, CancellationToken cancellation)
    {
        if (!looked)
        {
            looked = true;
            foreach (var other in hosts.Contains(key) ? hosts : [key])
                await rates.LookAsync(other, rates.GateOf(other, Source.Spacing), cancellation);
        }

        var now = clock.GetUtcNow();
        return host.NotBefore > now ? host.NotBefore - now : null;
    }
}
