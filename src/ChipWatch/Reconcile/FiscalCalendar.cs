using System.Globalization;
using ChipWatch.Register;

namespace ChipWatch.Reconcile;

/// <summary>
/// One name for one period. "Second quarter of fiscal 2026", "the second quarter" and "three months to July 27" are the same
/// three months of Nvidia's; the register knows when its year ends.
/// </summary>
internal static class FiscalCalendar
{
    private const int CalendarYearEnd = 12;

    /// <returns>The period with its days where they are known; as it was where nothing is to be added.</returns>
    public static Period? Resolve(Period? period, Company? company)
    {
        if (period is null || company is null || Parse(period.Label) is not var (fiscal, year, part, number))
            return period;
        var months = part switch { 'Q' => 3, 'H' => 6, _ => 12 };
        if (company.FiscalYearEnd == CalendarYearEnd)
            return period is { Start: not null, End: not null } ? period : Of(period.Label, CalendarYearEnd, year, months, number);
        if (fiscal)
            return Of(period.Label, company.FiscalYearEnd, year, months, number);

        // A quarter that the company does not have ("Q2" of one whose quarters end in January, April, July) is its own quarter of that number.
        var end = months * number;
        if ((end - company.FiscalYearEnd) % months == 0)
            return period;
        var calendar = EndOf(CalendarYearEnd, year, months, number);
        var own = new[] { year, year + 1 }.MinBy(y => Math.Abs(EndOf(company.FiscalYearEnd, y, months, number).DayNumber - calendar.DayNumber));
        return Of(string.Create(CultureInfo.InvariantCulture, $"FY{own}{part}{number}"), company.FiscalYearEnd, own, months, number);
    }

    private static Period Of(string label, int yearEnd, int year, int months, int number)
    {
        var end = EndOf(yearEnd, year, months, number);
        return new(label, new DateOnly(end.Year, end.Month, 1).AddMonths(1 - months), end);
    }

    private static DateOnly EndOf(int yearEnd, int year, int months, int number) =>
        new DateOnly(year, yearEnd, 1).AddMonths(1 - 12 + (months * number)).AddDays(-1);

    /// <summary>FY2026, FY2026Q2, FY2026H1, 2025Q2, 2025H1; null for anything else.</summary>
    private static (bool Fiscal, int Year, char Part, int Number)? Parse(string label)
    {
        var fiscal = label.StartsWith("FY", StringComparison.Ordinal);
        var rest = fiscal ? label.AsSpan(2) : label;
        if (rest.Length < 4 || !int.TryParse(rest[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 9000)
            return null;
        return rest[4..] switch
        {
            [] when fiscal => (true, year, 'Y', 1),
            ['Q', >= '1' and <= '4'] => (fiscal, year, 'Q', rest[5] - '0'),
            ['H', '1' or '2'] => (fiscal, year, 'H', rest[5] - '0'),
            _ => null,
        };
    }
}
