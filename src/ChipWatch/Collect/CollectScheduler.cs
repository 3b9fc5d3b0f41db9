using System.Collections.Concurrent;
using ChipWatch.Collect.Rates;
using ChipWatch.Collect.State;
using ChipWatch.Sources;

namespace ChipWatch.Collect;

/// <summary>Puts a message on the queue for every source that is due, and one a day for checking the day before.</summary>
public sealed class CollectScheduler(SourceCatalogue catalogue, SourceStates states, HostRates rates, IWorkQueue queue, TimeProvider clock)
{
    /// <summary>Late enough that stragglers of the day before are listed.</summary>
    private static readonly TimeOnly ReconcileAt = new(4, 0);

    private readonly ConcurrentDictionary<string, DateTimeOffset> sent = new(StringComparer.Ordinal);

    /// <returns>How many messages were sent.</returns>
    public async Task<int> ScheduleAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var loaded = new ConcurrentDictionary<string, SourceState>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(catalogue.Enabled, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
            async (source, token) => loaded[source.Id] = (await states.LoadAsync(source.Id, token)).State);
        var due = catalogue.Enabled.Select(s => (Source: s, Slot: DueSlot(s, loaded[s.Id], now))).Where(d => d.Slot is { } slot && Once(d.Source.Id, slot)).ToList();
        var windows = new HostWindows(rates, [.. due.Select(d => d.Source)], now);
        var count = 0;
        foreach (var (source, slot) in due)
        {
            var (window, delay) = windows.Next(source);
            await queue.SendAsync(new CollectMessage(source.Id) { Slot = slot, Window = window }, delay, cancellation);
            count++;
        }

        foreach (var source in catalogue.Enabled)
        {
            if (DueDay(source, loaded[source.Id], now) is not { } day || !Once(source.Id + " day", new(day, TimeOnly.MinValue, TimeSpan.Zero)))
                continue;
            await queue.SendAsync(new CollectMessage(source.Id) { Reconcile = day, Slot = now }, TimeSpan.FromMinutes(5), cancellation);
            count++;
        }

        return count;
    }

    /// <summary>Slots lie <see cref="Source.Every"/> apart, at another offset for every source, so that not all are due at once.</summary>
    private static DateTimeOffset? DueSlot(Source source, SourceState state, DateTimeOffset now)
    {
        if (state.NotBefore > now)
            return null;
        var every = source.Every.Ticks;
        var offset = (long)(Convert.ToUInt32(DocumentId.Hash(source.Id)[..8], 16) % (double)every);
        var slot = new DateTimeOffset(((now.UtcTicks - offset) / every * every) + offset, TimeSpan.Zero);
        return state.Slot is null || slot > state.Slot ? slot : null;
    }

    private static DateOnly? DueDay(Source source, SourceState state, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone));
        var yesterday = DateOnly.FromDateTime(local.DateTime).AddDays(-1);
        if (TimeOnly.FromDateTime(local.DateTime) < ReconcileAt || state.LastSuccess is null || state.ReconciledDay >= yesterday)
            return null;
        // After an outage, day by day, a week back at most.
        return state.ReconciledDay is { } last && last.AddDays(1) > yesterday.AddDays(-6) ? last.AddDays(1) : yesterday;
    }

    /// <summary>The state tells only after the poll; until then this instance remembers what it sent.</summary>
    private bool Once(string key, DateTimeOffset slot)
    {
        if (sent.TryGetValue(key, out var last) && last >= slot)
            return false;
        sent[key] = slot;
        return true;
    }
}
