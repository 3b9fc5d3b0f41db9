using System.Globalization;

namespace ChipWatch.Reconcile.Rates;

/// <summary>Rates by year and base in <c>state/rates/{base}/{yyyy}.json</c>: one small blob a year, written only when a day is new or corrected.</summary>
public sealed class RateStore(IBlobStore store)
{
    /// <summary>Adds days; those that are stored already as they are cost no write.</summary>
    public async Task AddAsync(IEnumerable<RateDay> days, CancellationToken cancellation = default)
    {
        foreach (var year in days.GroupBy(d => (d.Base, d.Date.Year)))
            await store.UpdateJsonAsync<StoredRates>(Name(year.Key.Base, year.Key.Year), before => Merged(before, year), cancellation);
    }

    /// <summary>The table of the years asked for.</summary>
    public async Task<RateTable> LoadAsync(int fromYear, int toYear, CancellationToken cancellation = default)
    {
        var days = new List<RateDay>();
        foreach (var currency in new[] { "EUR", "TWD" })
            for (var year = fromYear; year <= toYear; year++)
                if (await store.ReadJsonAsync<StoredRates>(Name(currency, year), cancellation) is { } read)
                    days.AddRange(read.Value.Days.Values);
        return new(days);
    }

    private static StoredRates Merged(StoredRates? before, IEnumerable<RateDay> days)
    {
        var merged = before is null ? new StoredRates() : before with { Days = new(before.Days) };
        var changed = before is null;
        foreach (var day in days)
        {
            if (merged.Days.TryGetValue(day.Date, out var known) && Same(known, day))
                continue;
            merged.Days[day.Date] = day;
            changed = true;
        }

        return changed ? merged : before!;
    }

    private static bool Same(RateDay a, RateDay b) =>
        a.Rates.Count == b.Rates.Count && a.Rates.All(r => b.Rates.TryGetValue(r.Key, out var rate) && rate == r.Value);

    private static BlobName Name(string currency, int year) =>
        new(Containers.State, string.Create(CultureInfo.InvariantCulture, $"rates/{currency}/{year}.json"));

    private sealed record StoredRates
    {
        public int Schema { get; init; } = 1;
        public SortedDictionary<DateOnly, RateDay> Days { get; init; } = [];
    }
}
