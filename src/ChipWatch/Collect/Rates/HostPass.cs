using ChipWatch.Sources;

namespace ChipWatch.Collect.Rates;

/// <summary>The right to send one request now, or how long to stay away.</summary>
public readonly struct Turn : IDisposable
{
    private readonly HostGate? gate;

    internal Turn(HostGate gate) => this.gate = gate;

    internal Turn(TimeSpan wait) => RetryAfter = wait;

    public TimeSpan? RetryAfter { get; }

    public void Dispose() => gate?.Leave();
}

/// <summary>One run's way through the rates of its source's hosts.</summary>
public sealed class HostPass
{
    private readonly HostRates rates;
    private readonly TimeProvider clock;
    private readonly Lane lane;
    private readonly int slowdown;
    private readonly Dictionary<string, DateTimeOffset> looked = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int free;

    internal HostPass(HostRates rates, TimeProvider clock, Source source, Lane lane, int free, int slowdown)
    {
        this.rates = rates;
        this.clock = clock;
        this.lane = lane;
        this.free = free;
        this.slowdown = slowdown;
        Source = source;
    }

    public Source Source { get; }

    /// <summary>Requests that the run still expects to send: a lease is no longer than they need.</summary>
    public int Wanted { get; set; } = 1;

    public async Task<Turn> EnterAsync(Uri url, CancellationToken cancellation)
    {
        var key = rates.KeyOf(url.IdnHost);
        var spacing = rates.SpacingOf(key, Source.Spacing);
        var host = rates.GateOf(key, spacing);
        if (lane == Lane.Backfill && spacing > TimeSpan.Zero)
            await Task.Delay(spacing * (slowdown - 1), clock, cancellation);
        var wait = TakeFree()
            ? await LookAsync(key, host, cancellation)
            : await rates.LeaseAsync(key, host, spacing, lane == Lane.Backfill ? 1 : Wanted, cancellation);
        if (wait is { } delay)
            return new(delay);
        await host.EnterAsync(spacing, cancellation);
        return new(host);
    }

    private bool TakeFree()
    {
        lock (gate)
            return free > 0 && free-- > 0;
    }

    private async Task<TimeSpan?> LookAsync(string key, HostGate host, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (host.NotBefore > now)
            return host.NotBefore - now;
        lock (gate)
        {
            if (!looked.TryAdd(key, now))
                return null;
        }

        return await rates.LookAsync(key, host, cancellation);
    }
}
