using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Finance;

/// <summary>The part of a year that a report covers by its kind: "2025年半年度报告" is of the half.</summary>
internal static class Interim
{
    /// <summary>The first period that a report's title names, as far as its kind covers it; null where it names none.</summary>
    public static Period? In(string title, DateOnly? published)
    {
        foreach (var figure in FigureReader.Read(title, published))
        {
            if (figure.Period is { } period)
                return Of(title, period);
        }

        return null;
    }

    /// <summary>The quarter alone, of a report that counts from the year's beginning.</summary>
    public static Period LastQuarter(Period period) => period is { Start: { Month: 1 } start, End: { Month: 3 or 6 or 9 or 12 } end } && end.Year == start.Year ? Periods.Quarter(end.Year, end.Month / 3) : period;

    private static Period Of(string title, Period period)
    {
        if (period is not { Start: { } start, End: { } end })
            return period;
        var third = title.Contains("第三季度", StringComparison.Ordinal) || title.Contains("三季报", StringComparison.Ordinal) || title.Contains("三季度报告", StringComparison.Ordinal);
        // The third quarter's report counts from the year's beginning; its own quarter stands in a column of its own.
        if (third && end == new DateOnly(start.Year, 9, 30))
            return ToSeptember(start.Year);
        if (start.AddYears(1).AddDays(-1) != end)
            return period;
        if (title.Contains("半年", StringComparison.Ordinal) || title.Contains("中期", StringComparison.Ordinal) || title.Contains("interim", StringComparison.OrdinalIgnoreCase))
            return Periods.Half(start.Year, 1);
        if (title.Contains("第一季度", StringComparison.Ordinal) || title.Contains("一季报", StringComparison.Ordinal))
            return Periods.Quarter(start.Year, 1);
        return third ? ToSeptember(start.Year) : period;
    }

    private static Period ToSeptember(int year) => Periods.Months(new(year, 1, 1), 9);
}
