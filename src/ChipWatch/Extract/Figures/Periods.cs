using System.Globalization;
using System.Runtime.CompilerServices;

namespace ChipWatch.Extract.Figures;

/// <summary>Reporting periods under the one label that every document's wording comes to.</summary>
internal static class Periods
{
    /// <summary>Of the years that documents are about, each period once: writing its label anew costs as much as reading the words for it.</summary>
    private static readonly Period?[] Known = new Period?[KnownYears * PeriodsOfYear];
    private const int FirstYear = 1980;
    private const int KnownYears = 80;
    private const int PeriodsOfYear = 26;

    public static Period Year(int year) => Once(year, 0, static (year, _) => new(Text($"FY{year}"), new(year, 1, 1), new(year, 12, 31)));

    /// <summary>A company's own year: its days are not known from the words.</summary>
    public static Period FiscalYear(int year) => Once(year, 1, static (year, _) => new(Text($"FY{year}")));

    public static Period FiscalQuarter(int year, int quarter) => Once(year, 1 + quarter, static (year, index) => new(Text($"FY{year}Q{index - 1}")));

    public static Period FiscalHalf(int year, int half) => Once(year, 5 + half, static (year, index) => new(Text($"FY{year}H{index - 5}")));

    public static Period Half(int year, int half) => half == 1
        ? Once(year, 8, static (year, _) => new(Text($"{year}H1"), new(year, 1, 1), new(year, 6, 30)))
        : Once(year, 9, static (year, _) => new(Text($"{year}H2"), new(year, 7, 1), new(year, 12, 31)));

    public static Period Quarter(int year, int quarter) => Once(year, 9 + quarter, static (year, index) =>
    {
        var start = new DateOnly(year, (index - 9) * 3 - 2, 1);
        return new(Text($"{year}Q{index - 9}"), start, start.AddMonths(3).AddDays(-1));
    });

    private static Period Month(int year, int month) => Once(year, 13 + month, static (year, index) =>
    {
        var start = new DateOnly(year, index - 13, 1);
        return new(Text($"{year}-{index - 13:00}"), start, start.AddMonths(1).AddDays(-1));
    });

    /// <remarks>Two threads may both make one; either will do.</remarks>
    private static Period Once(int year, int index, Func<int, int, Period> make) =>
        year is >= FirstYear and < FirstYear + KnownYears ? Known[((year - FirstYear) * PeriodsOfYear) + index] ??= make(year, index) : make(year, index);

    private static string Text(DefaultInterpolatedStringHandler label) => string.Create(CultureInfo.InvariantCulture, ref label);

    /// <summary>Whole months; a quarter, half or year under its own name.</summary>
    /// <param name="first">The first day of the first of them.</param>
    public static Period Months(DateOnly first, int months)
    {
        var end = first.AddMonths(months).AddDays(-1);
        if (months == 12 && first.Month == 1)
            return Year(first.Year);
        if (months == 6 && first.Month is 1 or 7)
            return Half(first.Year, first.Month == 1 ? 1 : 2);
        if (months == 3 && first.Month % 3 == 1)
            return Quarter(first.Year, (first.Month + 2) / 3);
        return months == 1 ? Month(first.Year, first.Month) : new(Text($"{first.Year}-{first.Month:00}..{end.Year}-{end.Month:00}"), first, end);
    }

    /// <summary>From the first day of a month to the last of one, within a year; null for other days.</summary>
    public static Period? OfWholeMonths(DateOnly first, DateOnly last)
    {
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        return months is >= 1 and <= 12 && first.Day == 1 && last.AddDays(1).Day == 1 ? Months(first, months) : null;
    }

    public static Period Years(int first, int last) => new(Text($"FY{first}..FY{last}"), new(first, 1, 1), new(last, 12, 31));
}
