using System.Collections.Concurrent;
using ChipWatch.Sources;
using Microsoft.Extensions.Options;

namespace ChipWatch.Collect.Rates;

/// <summary>Which work asks.</summary>
public enum Lane
{
    /// <summary>Polls and what they find: in the poll's window without a token, outside it with one.</summary>
    Live,

    /// <summary>A backfill: with a token, and only a part of the time.</summary>
    Backfill,

    /// <summary>A person at the command line, alone on this machine: the host's spacing, no token.</summary>
    Alone,
}

/// <summary>What all instances know of one host: blob <c>state/rates/{host}.json</c>.</summary>
public sealed record HostState
{
    public int Schema { get; init; } = 1;

    /// <summary>The instance that may ask until <see cref="Until"/>.</summary>
    public string? Holder { get; init; }
    public DateTimeOffset Until { get; init; }

    /// <summary>Set by a 429, a 503 or a Retry-After: nobody asks before.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>What the host said when it asked for that.</summary>
    public string? Why { get; init; }
}

/// <summary>
/// Rate and concurrency per host over all instances, without a write per request. A fifth of a host's rate belongs to the windows
/// that the scheduler gives to polls, one at a time, so that a poll which finds nothing new writes nothing here. The rest is leased:
/// one instance at a time holds the host for a block of five seconds or five requests, whichever is longer, and spaces its requests
/// itself. The two shares add up to the rate, whoever asks from wherever, and at most two requests to a host that is to be spaced are
/// open at a time: one in a window, one under the lease, each kept by <see cref="AnswerWatch"/> until it is answered.
/// </summary>
public sealed class HostRates(IBlobStore store, IOptions<CollectOptions> options, TimeProvider clock) : IDisposable
{
    private const double WindowShare = 0.2;

    private static readonly TimeSpan Block = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string instance = Guid.NewGuid().ToString("N")[..12];
    private readonly ConcurrentDictionary<string, HostGate> gates = new(StringComparer.Ordinal);

    /// <param name="window">While it lasts the source's hosts are this poll's alone.</param>
    public HostPass PassFor(Source source, Lane lane = Lane.Live, HostWindow? window = null) => new(this, clock, source, lane, window, options.Value);

    /// <summary>The host, or the domain whose hosts share one rate.</summary>
    public string KeyOf(string host) =>
        options.Value.DomainRates.Keys.FirstOrDefault(d => host.Equals(d, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + d, StringComparison.OrdinalIgnoreCase))
        ?? host.ToLowerInvariant().Replace(':', '-').Trim('[', ']');

    public IReadOnlyList<string> KeysOf(Source source) => [.. source.Hosts.Append(source.Url.IdnHost).Select(KeyOf).Distinct(StringComparer.Ordinal)];

    public TimeSpan SpacingOf(string key, TimeSpan least) =>
        options.Value.DomainRates.TryGetValue(key, out var rate) && TimeSpan.FromSeconds(1 / rate) is var shared && shared > least ? shared : least;

    /// <summary>Keeps every instance away from the host until then.</summary>
    public async Task CloseAsync(string host, DateTimeOffset until, string why, CancellationToken cancellation)
    {
        var key = KeyOf(host);
        GateOf(key, Block).Close(until, why);
        await store.UpdateJsonAsync<HostState>(NameOf(key), state => (state ?? new()).NotBefore >= until ? state : (state ?? new()) with { NotBefore = until, Why = why }, cancellation);
    }

    public void Dispose()
    {
        foreach (var gate in gates.Values)
            gate.Dispose();
    }

    internal static TimeSpan InWindow(TimeSpan spacing) => spacing / WindowShare;

    internal static TimeSpan Leased(TimeSpan spacing) => spacing / (1 - WindowShare);

    /// <summary>The time that one lease lasts at most.</summary>
    internal static TimeSpan BlockOf(TimeSpan spacing) => Leased(spacing) * 5 > Block ? Leased(spacing) * 5 : Block;

    internal HostGate GateOf(string key, TimeSpan spacing) =>
        gates.GetOrAdd(key, _ => new HostGate(spacing > TimeSpan.Zero ? 1 : options.Value.HostConcurrency, clock));

    /// <summary>Whether the host has asked to be left alone: null, or for how long.</summary>
    internal async Task<TimeSpan?> LookAsync(string key, HostGate gate, CancellationToken cancellation) =>
        (await store.ReadJsonAsync<HostState>(NameOf(key), cancellation))?.Value is { } state ? Closed(state, gate, clock.GetUtcNow()) : null;

    /// <summary>Takes or renews the host's lease: null, or how long to stay away.</summary>
    internal async Task<TimeSpan?> LeaseAsync(string key, HostGate gate, TimeSpan spacing, int wanted, CancellationToken cancellation)
    {
        await gate.Leasing.WaitAsync(cancellation);
        try
        {
            var patience = clock.GetUtcNow() + Patience;
            while (true)
            {
                if (gate.NotBefore is var closed && closed > clock.GetUtcNow())
                    return closed - clock.GetUtcNow();
                if (spacing == TimeSpan.Zero || gate.Holds(Leased(spacing)))
                    return null;
                var read = await store.ReadJsonAsync<HostState>(NameOf(key), cancellation);
                if (read?.Value is { } state)
                {
                    var now = clock.GetUtcNow();
                    if (Closed(state, gate, now) is { } wait)
                        return wait;
                    if (IsOthers(state, now))
                    {
                        if (state.Until > patience)
                            return state.Until - now;
                        await Task.Delay(state.Until - now, clock, cancellation);
                    }
                }

                // Long enough for what is wanted, however slowly the host answers; a single request holds it for one spacing after itself.
                var until = clock.GetUtcNow() + (wanted > 1 ? BlockOf(spacing) : Leased(spacing) * 2);
                if (await HoldAsync(key, gate, read, until, cancellation))
                    return null;
            }
        }
        finally
        {
            gate.Leasing.Release();
        }
    }

    /// <summary>Holds the host for as long as an answer takes: by the lease it was asked under, or by closing the host when the window ends.</summary>
    internal AnswerWatch Watch(string key, HostGate gate, TimeSpan spacing, HostWindow? window) => window is null
        ? new(clock, gate.LeasedUntil, () => ProlongAsync(key, gate, spacing))
        : new(clock, window.Until, async () =>
        {
            var until = clock.GetUtcNow() + Block;
            await CloseAsync(key, until, "an answer that was asked for before is still coming", CancellationToken.None);
            return until;
        });

    private async Task<DateTimeOffset> ProlongAsync(string key, HostGate gate, TimeSpan spacing)
    {
        await gate.Leasing.WaitAsync();
        try
        {
            while (true)
            {
                var until = clock.GetUtcNow() + BlockOf(spacing);
                var read = await store.ReadJsonAsync<HostState>(NameOf(key));
                // Lost to another: too late to hold it.
                if (read?.Value is { } state && IsOthers(state, clock.GetUtcNow()))
                    return until;
                if (await HoldAsync(key, gate, read, until, CancellationToken.None))
                    return until;
            }
        }
        finally
        {
            gate.Leasing.Release();
        }
    }

    private bool IsOthers(HostState state, DateTimeOffset now) => state.Holder != instance && state.Until > now;

    /// <returns>False where the state has changed since it was read.</returns>
    private async Task<bool> HoldAsync(string key, HostGate gate, (HostState Value, StoredBlob Blob)? read, DateTimeOffset until, CancellationToken cancellation)
    {
        if (!await store.WriteJsonAsync(NameOf(key), (read?.Value ?? new()) with { Holder = instance, Until = until }, WriteCondition.SinceRead(read?.Blob), cancellation))
            return false;
        gate.LeasedUntil = until;
        return true;
    }

    private static BlobName NameOf(string key) => new(Containers.State, $"rates/{key}.json");

    private static TimeSpan? Closed(HostState state, HostGate gate, DateTimeOffset now)
    {
        if (state.NotBefore <= now)
            return null;
        gate.Close(state.NotBefore, state.Why);
        return state.NotBefore - now;
    }
}
