using ChipWatch.Sources;

namespace ChipWatch.Collect.Rates;

/// <summary>
/// Cuts the rest of the minute between the polls that are due: those with a host in common follow each other, each with its hosts
/// to itself. Windows end with the minute, so that the next tick, on whatever machine, can give out the next one.
/// </summary>
internal sealed class HostWindows
{
    private readonly HostRates rates;
    private readonly DateTimeOffset now;
    private readonly DateTimeOffset end;
    private readonly Dictionary<string, int> claims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> taken = new(StringComparer.Ordinal);

    public HostWindows(HostRates rates, IReadOnlyList<Source> due, DateTimeOffset now)
    {
        this.rates = rates;
        this.now = now;
        end = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(1);
        foreach (var key in due.SelectMany(rates.KeysOf))
            claims[key] = claims.GetValueOrDefault(key) + 1;
    }

    /// <returns>The window, or null where the minute is full, and the message's delay, null where there is none.</returns>
    public (HostWindow? Window, TimeSpan? Delay) Next(Source source)
    {
        var keys = rates.KeysOf(source);
        var from = keys.Max(k => taken.GetValueOrDefault(k, now));
        var until = from + new TimeSpan((end - now).Ticks / keys.Max(k => claims[k]));
        TimeSpan? delay = from > now ? from - now : null;
        if (until > end)
            return (null, delay);
        foreach (var key in keys)
            taken[key] = until;
        return (new(from, until), delay);
    }
}
