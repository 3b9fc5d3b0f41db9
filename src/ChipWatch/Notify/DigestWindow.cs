namespace ChipWatch.Notify;

/// <summary>What a digest tells: the wanted changes between the end of the last one and <see cref="End"/>.</summary>
/// <param name="Changes">One a signal, its last in the window; newest publication first.</param>
public sealed record DigestContent(DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<SignalChange> Changes, IReadOnlyList<CoverageLine> Coverage);

/// <summary>What one source gave in the window; the foot of a digest.</summary>
/// <param name="Problem">Null when all went well.</param>
public sealed record CoverageLine(string Source, string Name, int Items, DateTimeOffset? LastSuccess, string? Problem);

/// <summary>Reads a subscriber's window from the hourly changes.</summary>
public sealed class DigestWindow(IBlobStore store, Func<CancellationToken, Task<IReadOnlyList<CoverageLine>>> coverage)
{
    /// <summary>A subscriber's first digest looks back so far, and none looks back further than a fortnight.</summary>
    private static readonly TimeSpan FirstSpan = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(14);

    public async Task<DigestContent> ReadAsync(Subscriber subscriber, DateTimeOffset end, CancellationToken cancellation = default)
    {
        var last = (await store.ReadJsonAsync<Position>(PositionOf(subscriber.Id), cancellation))?.Value.WindowEnd ?? end - FirstSpan;
        var start = last < end - LongestSpan ? end - LongestSpan : last;
        var latest = new Dictionary<string, SignalChange>(StringComparer.Ordinal);
        for (var hour = start; hour < end; hour = hour.AddHours(1))
        {
            await foreach (var entry in store.ListAsync(Containers.Changes, SignalChange.HourPrefix(hour), cancellation))
            {
                if ((await store.ReadJsonAsync<SignalChange>(entry.Name, cancellation))?.Value is not { Silent: false } change || !subscriber.Wants(change.Signal))
                    continue;
                if (!latest.TryGetValue(change.SignalId, out var known) || known.Version < change.Version)
                    latest[change.SignalId] = change;
            }
        }

        var ordered = latest.Values.OrderByDescending(c => c.Signal.FirstPublished).ThenBy(c => c.SignalId, StringComparer.Ordinal);
        return new(start, end, [.. ordered], await coverage(cancellation));
    }

    /// <summary>The window up to <paramref name="end"/> is told.</summary>
    public async Task AdvanceAsync(string subscriberId, DateTimeOffset end, CancellationToken cancellation = default) =>
        await store.UpdateJsonAsync<Position>(PositionOf(subscriberId), old => old is not null && old.WindowEnd >= end ? old : new(end), cancellation);

    private static BlobName PositionOf(string subscriberId) => new(Containers.State, $"digests/{subscriberId}.json");

    private sealed record Position(DateTimeOffset WindowEnd)
    {
        public int Schema { get; init; } = 1;
    }
}
