using ChipWatch.Collect.State;
using ChipWatch.Sources;

namespace ChipWatch.Collect.Coverage;

/// <summary>What a second list has of a day that the source's own ledger lacks.</summary>
/// <param name="Unchecked">Why nothing could be compared, or null.</param>
internal sealed record SecondListAnswer(IReadOnlyList<ListedItem> Missing, string? Unchecked = null)
{
    private const int Enough = 3;

    /// <param name="day">The source's entries of that day.</param>
    /// <param name="history">Its entries of the months around, which show what it lists at all.</param>
    public static SecondListAnswer Compare(Source source, Source second, Listing? list, IReadOnlyCollection<LedgerEntry> day, IEnumerable<LedgerEntry> history)
    {
        if (list is null)
            return new([], second.Enabled ? $"{second.Id} cannot be asked for a day" : $"{second.Id} is off");
        if (list.Problem is not null)
            return new([], $"{second.Id}: {list.Reason}");
        var scope = new ItemScope(history.Select(e => e.Item));
        if (!scope.Known)
            return new([], $"{second.Id}: {source.Id} has listed nothing yet that would show what of it to compare");
        var ours = new ItemMatch(byFiler: source.Kind == SourceKind.Ipo);
        foreach (var entry in day)
            ours.Add(entry.Item);
        var comparable = list.Items.Where(i => scope.Has(i.Item)).ToList();
        var missing = comparable.Where(i => !ours.Has(i.Item)).ToList();
        return day.Count >= Enough && comparable.Count >= Enough && missing.Count == comparable.Count
            ? new([], $"{second.Id}: none of its {comparable.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} entries is recognised in {source.Id}, so that nothing follows")
            : new(missing);
    }
}
