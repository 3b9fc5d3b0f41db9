namespace ChipWatch.Reconcile.Rates;

/// <summary>An amount in another currency, by rates of the day named.</summary>
public sealed record ConvertedAmount(decimal Value, string Currency, DateOnly RateDate);

/// <summary>
/// Published reference rates by day. A day without rates takes the last earlier one: nothing is interpolated, and nothing older
/// than ten days is taken for current.
/// </summary>
public sealed class RateTable
{
    private const int LongestGap = 10;

    private readonly SortedList<DateOnly, Dictionary<string, decimal>> _perEuro = [];
    private readonly SortedList<DateOnly, Dictionary<string, decimal>> _perTaiwanDollar = [];

    /// <param name="days">Days with base EUR (ECB) or TWD (Bank of Taiwan).</param>
    public RateTable(IEnumerable<RateDay> days)
    {
        foreach (var day in days)
        {
            var table = day.Base switch
            {
                "EUR" => _perEuro,
                "TWD" => _perTaiwanDollar,
                _ => throw new ArgumentException($"rates to base {day.Base}; only EUR and TWD are published to us", nameof(days)),
            };
            table[day.Date] = new(day.Rates, StringComparer.Ordinal) { [day.Base] = 1m };
        }
    }

    /// <summary>Null when there is no rate near the day.</summary>
    /// <param name="on">The day of the fact; its own rate or the last earlier one counts.</param>
    public ConvertedAmount? Convert(decimal value, string from, string to, DateOnly on)
    {
        if (from == to)
            return new(value, to, on);
        if (Cross(_perEuro, from, to, on) is { } direct)
            return new(value * direct.Rate, to, direct.Day);
        return Cross(_perTaiwanDollar, from, to, on) is { } taiwan ? new(value * taiwan.Rate, to, taiwan.Day) : null;
    }

    /// <summary>Both ends of an amount; null where it has no currency or there is no rate.</summary>
    public Amount? Convert(Amount amount, string to, DateOnly on)
    {
        if (amount.Currency is not { } from)
            return null;
        var min = amount.Min is { } low ? Convert(low, from, to, on) : null;
        var max = amount.Max is { } high ? Convert(high, from, to, on) : null;
        return min is null && max is null ? null : new(min?.Value, max?.Value, to, Approximate: true, amount.TaxIncluded);
    }

    private static (decimal Rate, DateOnly Day)? Cross(SortedList<DateOnly, Dictionary<string, decimal>> table, string from, string to, DateOnly on)
    {
        for (var at = IndexAtOrBefore(table.Keys, on); at >= 0 && on.DayNumber - table.Keys[at].DayNumber <= LongestGap; at--)
            if (table.Values[at].TryGetValue(from, out var a) && table.Values[at].TryGetValue(to, out var b) && a > 0)
                return (b / a, table.Keys[at]);
        return null;
    }

    private static int IndexAtOrBefore(IList<DateOnly> days, DateOnly on)
    {
        var (low, high) = (0, days.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (days[middle] <= on)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }
}
