using ChipWatch.Collect.State;
using ChipWatch.Sources;

namespace ChipWatch.Collect;

/// <summary>
/// Compares a list of standing names with what stood on it before, so that a name that joins with an old date and one that leaves
/// are items like any other. What is remembered is written after they are collected: a kill in between repeats them to no effect.
/// </summary>
internal sealed class StandingNames(IBlobStore store)
{
    /// <returns>The listing with what joined and left, and the list to remember when its items are collected, or null.</returns>
    public async Task<(Listing Listing, StandingList? After)> CompareAsync(Source source, ISourceReader reader, Listing listing, DateTimeOffset now, CancellationToken cancellation)
    {
        if (listing is not { Standing: { Count: > 0 } standing, Problem: null })
            return (listing, null);
        if (await store.ReadJsonAsync<StandingList>(StandingList.NameOf(source.Id), cancellation) is not { Value: var before })
            return (listing, StandingList.Of(source.Id, standing));

        var change = before.To(standing, Months.DayIn(source.TimeZone, now));
        var listed = listing.Items.Select(i => i.Item.ExternalId).ToHashSet(StringComparer.Ordinal);
        var struck = change.Left.GroupBy(n => n.MissedSince!.Value).SelectMany(g => reader.Struck(source, [.. g.Select(n => n.Row)], g.Key));
        var extra = change.Joined.Where(i => !listed.Contains(i.Item.ExternalId)).Concat(struck).ToList();
        var told = extra.Count == 0 ? listing : listing with { Items = [.. extra, .. listing.Items] };
        return (change.Doubt is { } doubt ? told with { Reasons = [.. told.Reasons, doubt] } : told, ReferenceEquals(change.After, before) ? null : change.After);
    }

    public Task SaveAsync(StandingList after, CancellationToken cancellation) => store.WriteJsonAsync(StandingList.NameOf(after.Source), after, cancellation: cancellation);
}
