using System.Collections.Concurrent;
using ChipWatch.Sources;
using Microsoft.Extensions.Options;

namespace ChipWatch.Collect.Rates;

/// <summary>Which work asks: backfills leave every other block, and most of a host's rate, to the live schedule.</summary>
public enum Lane { Live, Backfill }

/// <summary>What all instances know of one host: blob <c>state/rates/{host}.json</c>.</summary>
public sealed record HostState
{
    public int Schema { get; init; } = 1;

    /// <summary>The instance that may ask until <see cref="Until"/>.</summary>
    public string? Holder { get; init; }
    public DateTimeOffset Until { get; init; }

    /// <summary>Set by a 429, a 503 or a Retry-After: nobody asks before.</summary>
    public DateTimeOffset NotBefore { get; init; }
}

/// <summary>
/// Rate and concurrency per host over all instances: one instance at a time holds a host, for a block of five seconds or five
/// requests, whichever is longer, and spaces its requests itself. So a write buys a block, not a request.
/// </summary>
public sealed class HostRates(IBlobStore store, IOptions<CollectOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Block = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string instance = Guid.NewGuid().ToString("N")[..12];
    private readonly ConcurrentDictionary<string, HostGate> gates = new(StringComparer.Ordinal);

    /// <param name="free">Requests that take no lease.</param>
    public HostPass PassFor(Source source, Lane lane = Lane.Live, int free = 0) => new(this, clock, source, lane, free, options.Value.BackfillSlowdown);

    /// <summary>The host, or the domain whose hosts share one rate.</summary>
    public string KeyOf(string host) =>
        options.Value.DomainRates.Keys.FirstOrDefault(d => host.Equals(d, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + d, StringComparison.OrdinalIgnoreCase))
        ?? host.ToLowerInvariant().Replace(':', '-').Trim('[', ']');

    public TimeSpan SpacingOf(string key, TimeSpan least) =>
        options.Value.DomainRates.TryGetValue(key, out var rate) && TimeSpan.FromSeconds(1 / rate) is var shared && shared > least ? shared : least;

    /// <summary>Keeps every instance away from the host until then.</summary>
    public async Task CloseAsync(string host, DateTimeOffset until, CancellationToken cancellation)
    {
        var key = KeyOf(host);
        GateOf(key, TimeSpan.Zero).NotBefore = until;
        await store.UpdateJsonAsync<HostState>(NameOf(key), state => (state ?? new()).NotBefore >= until ? state : (state ?? new()) with { NotBefore = until }, cancellation);
    }

    public void Dispose()
    {
        foreach (var gate in gates.Values)
            gate.Dispose();
    }

    internal HostGate GateOf(string key, TimeSpan spacing) =>
        gates.GetOrAdd(key, _ => new HostGate(spacing > TimeSpan.Zero ? 1 : options.Value.HostConcurrency, clock));

    /// <summary>Whether the host may be asked without a lease: null, or how long to stay away.</summary>
    internal async Task<TimeSpan?> LookAsync(string key, HostGate gate, CancellationToken cancellation)
    {
        var state = (await store.ReadJsonAsync<HostState>(NameOf(key), cancellation))?.Value;
        return state is null ? null : await AwaitAsync(state, gate, cancellation);
    }

    /// <summary>Takes or renews the host's lease: null, or how long to stay away.</summary>
    internal async Task<TimeSpan?> LeaseAsync(string key, HostGate gate, TimeSpan spacing, int wanted, CancellationToken cancellation)
    {
        await gate.Leasing.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                var now = clock.GetUtcNow();
                if (gate.NotBefore > now)
                    return gate.NotBefore - now;
                if (gate.LeasedUntil > now || spacing == TimeSpan.Zero)
                    return null;
                var read = await store.ReadJsonAsync<HostState>(NameOf(key), cancellation);
                if (read is { } found && await AwaitAsync(found.Value, gate, cancellation) is { } wait)
                    return wait;
                var longest = spacing * 5 > Block ? spacing * 5 : Block;
                var length = spacing * Math.Max(1, wanted);
                var until = clock.GetUtcNow() + (length < longest ? length : longest);
                if (await store.WriteJsonAsync(NameOf(key), (read?.Value ?? new()) with { Holder = instance, Until = until }, WriteCondition.SinceRead(read?.Blob), cancellation))
                {
                    gate.LeasedUntil = until;
                    return null;
                }
            }
        }
        finally
        {
            gate.Leasing.Release();
        }
    }

    private static BlobName NameOf(string key) => new(Containers.State, $"rates/{key}.json");

    private async Task<TimeSpan?> AwaitAsync(HostState state, HostGate gate, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (state.NotBefore > now)
        {
            gate.NotBefore = state.NotBefore;
            return state.NotBefore - now;
        }

        if (state.Holder == instance || state.Until <= now)
            return null;
        if (state.Until - now > Patience)
            return state.Until - now;
        await Task.Delay(state.Until - now, clock, cancellation);
        return null;
    }
}
