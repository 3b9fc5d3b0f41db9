using ChipWatch.Sources;
using static System.FormattableString;

namespace ChipWatch.Collect.State;

/// <param name="Missed">Lists in a row that it did not stand on.</param>
/// <param name="MissedSince">Day of the first of them.</param>
public sealed record StandingName(StandingRow Row, int Missed = 0, DateOnly? MissedSince = null);

/// <summary>The names that stood on a source's list when it was last seen: blob <c>state/lists/{source}.json</c>, written when it changes.</summary>
public sealed record StandingList(string Source, IReadOnlyList<StandingName> Names)
{
    /// <summary>Lists without a name before it is taken for struck off: one may have been cut or half built.</summary>
    private const int Confirmed = 2;
    private const int ConfirmedOfMany = 4;
    private const int Many = 10;

    public int Schema { get; init; } = 1;

    public static BlobName NameOf(string source) => new(Containers.State, $"lists/{source}.json");

    /// <summary>What a list says that this one did not.</summary>
    /// <param name="day">Of the list, in the source's zone.</param>
    public StandingChange To(IReadOnlyList<StandingEntry> now, DateOnly day)
    {
        var here = now.Select(e => e.Row.Key).ToHashSet(StringComparer.Ordinal);
        var known = Names.Select(n => n.Row.Key).ToHashSet(StringComparer.Ordinal);
        var missing = Names.Where(n => !here.Contains(n.Row.Key)).Select(n => n with { Missed = n.Missed + 1, MissedSince = n.MissedSince ?? day }).ToList();
        var many = missing.Count >= Many && missing.Count > Names.Count / 10;
        var left = missing.Where(n => n.Missed >= (many ? ConfirmedOfMany : Confirmed)).ToList();
        var after = Of(Source, now);
        var changed = missing.Count > 0 || Names.Any(n => n.Missed > 0) || !here.SetEquals(known);
        return new(
            [.. now.Where(e => !known.Contains(e.Row.Key)).Select(e => e.Listed).DistinctBy(l => l.Item.ExternalId, StringComparer.Ordinal)],
            left,
            changed ? after with { Names = [.. after.Names, .. missing.Except(left)] } : this,
            many && left.Count == 0 ? Invariant($"{missing.Count} of {Names.Count} names are missing from the list: told when it has stayed so for {ConfirmedOfMany} polls") : null);
    }

    public static StandingList Of(string source, IReadOnlyList<StandingEntry> now) =>
        new(source, [.. now.Select(e => e.Row).DistinctBy(r => r.Key, StringComparer.Ordinal).Select(r => new StandingName(r))]);
}

/// <param name="Joined">Items that tell of names not seen before.</param>
/// <param name="After">The list to remember; the very same one when nothing changed.</param>
/// <param name="Doubt">Why what is missing is not told yet, or null.</param>
public sealed record StandingChange(IReadOnlyList<ListedItem> Joined, IReadOnlyList<StandingName> Left, StandingList After, string? Doubt);
