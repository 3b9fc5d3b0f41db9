using System.Security.Cryptography;
using ChipWatch.Collect.State;
using ChipWatch.Sources;

namespace ChipWatch.Collect;

/// <summary>An item that is to be collected.</summary>
/// <param name="Previous">What the ledger has of it, when its content changed or its capture is gone.</param>
internal sealed record FoundItem(ListedItem Listed, string Month, DateTimeOffset ListedAt, LedgerEntry? Previous = null)
{
    public static FoundItem Again(LedgerEntry entry, ListedItem? listed = null) => new(listed ?? new(entry.Item), entry.Month, entry.ListedAt, entry);

    /// <summary>Its bytes may have been at fault.</summary>
    public bool Recheck { get; init; }

    public string Id => DocumentId.Of(Listed.Item.Source, Listed.Item.ExternalId);

    public LedgerEntry Origin => (Previous ?? new LedgerEntry(Listed.Item) { Month = Month, ListedAt = ListedAt }) with { Item = Listed.Item };
}

/// <summary>What a source's state knows without asking the ledger.</summary>
internal sealed class KnownItems(SourceState state)
{
    private const int MostRevisions = 9;

    private readonly HashSet<string> recent = state.Recent.Select(e => e.Id).Concat(state.Open.Select(o => o.Id)).ToHashSet(StringComparer.Ordinal);

    public bool Contains(string id) => state.OnList.ContainsKey(id) || recent.Contains(id);

    /// <summary>Empty when the list carries no content.</summary>
    public static string HashOf(ListedItem listed) =>
        listed.Content is { } content ? Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 8)) : "";

    /// <summary>
    /// The listing's new and revised items, oldest first. The ledger is asked only about items that are older than the latest
    /// poll: a younger one that it should hold all the same is collected to no effect.
    /// </summary>
    public async Task<IReadOnlyList<FoundItem>> NewAsync(Source source, Listing listing, SourceState before, SeenLedger ledger, DateTimeOffset now, CancellationToken cancellation)
    {
        var unknown = listing.Items.Where(i => !Contains(Id(i))).ToList();
        var revised = listing.Items.Where(i => i.Content is not null && before.OnList.GetValueOrDefault(Id(i)) is { Length: > 0 } hash && hash != HashOf(i)).ToList();
        var edge = before.LastSuccess is { } last ? Months.DayIn(source.TimeZone, last).AddDays(-1) : DateOnly.MaxValue;
        // An undated one was seen before only where something may have been forgotten, or may have come by a backfill.
        var forgetful = before.LastSuccess is null || before.OnList.Count >= PollVerdict.Remembered || source.BackfillReach is not null;
        var doubtful = unknown.Where(i => i.Item.PublishedOn is { } day ? day < edge : forgetful).Concat(revised).Select(i => i.Item).ToList();
        var entries = await ledger.FindAsync(source.Id, doubtful, cancellation);
        var found = unknown.Where(i => !entries.ContainsKey(Id(i))).Select(i => new FoundItem(i, Months.Of(i.Item, now), now));
        var changed = revised.Select(i => (Listed: i, Entry: entries.GetValueOrDefault(Id(i)) ?? before.Recent.FirstOrDefault(e => e.Id == Id(i))))
            .Where(r => r.Entry is { Capture: not null, Revision: < MostRevisions })
            .Select(r => FoundItem.Again(r.Entry!, r.Listed));
        return [.. found.Concat(changed).Reverse()];
    }

    private static string Id(ListedItem listed) => DocumentId.Of(listed.Item.Source, listed.Item.ExternalId);
}
