using System.Collections.Concurrent;
using ChipWatch.Collect.Rates;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using Microsoft.Extensions.Options;

namespace ChipWatch.Collect;

/// <summary>Puts a message on the queue for every source that is due, and one a day for checking the day before.</summary>
public sealed class CollectScheduler(SourceCatalogue catalogue, SourceStates states, HostRates rates, IWorkQueue queue, IOptions<CollectOptions> options, TimeProvider clock)
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
        var count = 0;
        var busy = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var source in catalogue.Enabled)
        {
            var state = loaded[source.Id];
            if (DueSlot(source, state, now) is { } slot && Once(source.Id, slot))
            {
                await queue.SendAsync(new CollectMessage(source.Id) { Slot = slot }, Place(source, busy), cancellation);
                count++;
            }

            if (DueDay(source, state, now) is { } day && Once(source.Id + " day", new(day, TimeOnly.MinValue, TimeSpan.Zero)))
            {
                await queue.SendAsync(new CollectMessage(source.Id) { Reconcile = day }, TimeSpan.FromMinutes(5), cancellation);
                count++;
            }
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

    /// <summary>Polls of one host follow each other, so that each may send its free requests.</summary>
    private TimeSpan? Place(Source source, Dictionary<string, TimeSpan> busy)
    {
        var key = rates.KeyOf(source.Url.IdnHost);
        var place = busy.GetValueOrDefault(key);
        busy[key] = place + (rates.SpacingOf(key, source.Spacing) * options.Value.FreeRequests);
        return place == TimeSpan.Zero ? null : place < source.Every ? place : source.Every;
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
