using System.Globalization;

namespace ChipWatch.Extract.Figures;

/// <summary>Reporting periods under the one label that every document's wording comes to.</summary>
internal static class Periods
{
    public static Period Year(int year) => new(string.Create(CultureInfo.InvariantCulture, $"FY{year}"), new(year, 1, 1), new(year, 12, 31));

    /// <summary>A company's own year: its days are not known from the words.</summary>
    public static Period FiscalYear(int year) => new(string.Create(CultureInfo.InvariantCulture, $"FY{year}"));

    public static Period FiscalQuarter(int year, int quarter) => new(string.Create(CultureInfo.InvariantCulture, $"FY{year}Q{quarter}"));

    public static Period FiscalHalf(int year, int half) => new(string.Create(CultureInfo.InvariantCulture, $"FY{year}H{half}"));

    public static Period Half(int year, int half) => half == 1
        ? new(string.Create(CultureInfo.InvariantCulture, $"{year}H1"), new(year, 1, 1), new(year, 6, 30))
        : new(string.Create(CultureInfo.InvariantCulture, $"{year}H2"), new(year, 7, 1), new(year, 12, 31));

    public static Period Quarter(int year, int quarter)
    {
        var start = new DateOnly(year, quarter * 3 - 2, 1);
        return new(string.Create(CultureInfo.InvariantCulture, $"{year}Q{quarter}"), start, start.AddMonths(3).AddDays(-1));
    }

    /// <summary>Whole months; a quarter, half or year under its own name.</summary>
    public static Period Months(DateOnly first, int months)
    {
        var end = first.AddMonths(months).AddDays(-1);
        if (months == 12 && first.Month == 1)
            return Year(first.Year);
        if (months == 6 && first.Month is 1 or 7)
            return Half(first.Year, first.Month == 1 ? 1 : 2);
        if (months == 3 && first.Month % 3 == 1)
            return Quarter(first.Year, (first.Month + 2) / 3);
        return months == 1
            ? new(string.Create(CultureInfo.InvariantCulture, $"{first.Year}-{first.Month:00}"), first, end)
            : new(string.Create(CultureInfo.InvariantCulture, $"{first.Year}-{first.Month:00}..{end.Year}-{end.Month:00}"), first, end);
    }

    /// <summary>From the first day of a month to the last of one, within a year; null for other days.</summary>
    public static Period? OfWholeMonths(DateOnly first, DateOnly last)
    {
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        return months is >= 1 and <= 12 && first.Day == 1 && last.AddDays(1).Day == 1 ? Months(first, months) : null;
    }

    public static Period Years(int first, int last) => new(string.Create(CultureInfo.InvariantCulture, $"FY{first}..FY{last}"), new(first, 1, 1), new(last, 12, 31));
}
