namespace ChipWatch.Notify;

/// <summary>What a digest tells: the wanted changes between the end of the last one and <see cref="End"/>.</summary>
/// <param name="Changes">One a signal, its last in the window; newest publication first.</param>
public sealed record DigestContent(DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<SignalChange> Changes, IReadOnlyList<CoverageLine> Coverage);

/// <summary>What one source gave in the window; the foot of a digest.</summary>
/// <param name="Items">Captured since yesterday.</param>
/// <param name="Problem">Null when all went well.</param>
/// <param name="Part">What of a day is missing though the source answers, or null.</param>
public sealed record CoverageLine(string Source, string Name, int Items, DateTimeOffset? LastSuccess, string? Problem, string? Part = null);

/// <summary>Reads a subscriber's window from the hourly changes.</summary>
public sealed class DigestWindow(IBlobStore store, Func<CancellationToken, Task<IReadOnlyList<CoverageLine>>> coverage)
{
    /// <summary>A subscriber's first digest looks back so far, and none looks back further than a fortnight.</summary>
    private static readonly TimeSpan FirstSpan = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(14);

    // A change noticed in the last second of a window is written after the window was read, and one interrupted between its
    // two writes is announced in a second hour: the hour before is read again, and what the last digest told is left out.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    public async Task<DigestContent> ReadAsync(Subscriber subscriber, DateTimeOffset end, CancellationToken cancellation = default)
    {
        var position = (await store.ReadJsonAsync<Position>(PositionOf(subscriber.Id), cancellation))?.Value.WindowEnd;
        var last = position ?? end - FirstSpan;
        var told = position is { } before ? await ToldAsync(subscriber.Id, before, cancellation) : null;
        var start = last < end - LongestSpan ? end - LongestSpan : last;
        var latest = new Dictionary<string, SignalChange>(StringComparer.Ordinal);
        for (var hour = told is null ? start : start - Overlap; hour < end; hour = hour.AddHours(1))
        {
            await foreach (var entry in store.ListAsync(Containers.Changes, SignalChange.HourPrefix(hour), cancellation))
            {
                if ((await store.ReadJsonAsync<SignalChange>(entry.Name, cancellation))?.Value is not { Silent: false } change || !subscriber.Wants(change.Signal) || told?.Contains(change.Name) == true)
                    continue;
                if (!latest.TryGetValue(change.SignalId, out var known) || known.Version < change.Version)
                    latest[change.SignalId] = change;
            }
        }

        var changes = new List<SignalChange>(latest.Count);
        foreach (var change in latest.Values)
            if (await AsOfNowAsync(change, cancellation) is { } standing)
                changes.Add(standing);
        var ordered = changes.OrderByDescending(c => c.Signal.FirstPublished).ThenBy(c => c.SignalId, StringComparer.Ordinal);
        return new(start, end, [.. ordered], await coverage(cancellation));
    }

    /// <summary>The window up to <paramref name="end"/> is told.</summary>
    public async Task AdvanceAsync(string subscriberId, DateTimeOffset end, CancellationToken cancellation = default) =>
        await store.UpdateJsonAsync<Position>(PositionOf(subscriberId), old => old is not null && old.WindowEnd >= end ? old : new(end), cancellation);

    /// <summary>The same version with the origins and contradictions that came since: they make no version of their own. Null when the signal has turned out to be another one.</summary>
    private async Task<SignalChange?> AsOfNowAsync(SignalChange change, CancellationToken cancellation) =>
        (await store.ReadJsonAsync<Signal>(Containers.SignalOf(change.Signal.Current.Kind, change.SignalId), cancellation))?.Value is not { } now ? null
            : now.Version == change.Version ? change with { Signal = now } : change;

    /// <summary>What the digest before told; null when it left no receipt.</summary>
    private async Task<HashSet<string>?> ToldAsync(string subscriberId, DateTimeOffset end, CancellationToken cancellation) =>
        (await store.ReadJsonAsync<DigestReceipt>(DigestReceipt.BlobOf(subscriberId, end), cancellation))?.Value is { IsFinal: true } receipt
            ? receipt.Signals.ToHashSet(StringComparer.Ordinal)
            : null;

    private static BlobName PositionOf(string subscriberId) => new(Containers.State, $"digests/{subscriberId}.json");

    private sealed record Position(DateTimeOffset WindowEnd)
    {
        public int Schema { get; init; } = 1;
    }
}
