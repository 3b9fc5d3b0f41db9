using System.Globalization;

namespace ChipWatch.Extract.Figures;

/// <summary>Days that English texts name instead of dating them.</summary>
internal static class Holidays
{
    private static readonly UmAlQuraCalendar Islamic = new();

    private static readonly (string Names, Func<int, DateOnly> In)[] All =
    [
        ("new year's day|new year’s day|new year day|new year", year => new(year, 1, 1)),
        ("christmas eve", year => new(year, 12, 24)),
        ("christmas day|christmas", year => new(year, 12, 25)),
        ("new year's eve|new year’s eve", year => new(year, 12, 31)),
        ("easter sunday|easter", Easter),
        ("good friday", year => Easter(year).AddDays(-2)),
        ("easter monday", year => Easter(year).AddDays(1)),
        ("independence day", year => new(year, 7, 4)),
        ("earth day", year => new(year, 4, 22)),
        ("juneteenth|freedom day|jubilee day", year => new(year, 6, 19)),
        ("saint patrick's day|saint patrick|st. patrick's day", year => new(year, 3, 17)),
        ("international workers' day|international workers’ day|may day", year => new(year, 5, 1)),
        ("thanksgiving day|thanksgiving", Thanksgiving),
        ("black friday", year => Thanksgiving(year).AddDays(1)),
        ("cyber monday", year => Thanksgiving(year).AddDays(4)),
        ("eid al fitr", EndOfRamadan),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.SelectMany(h => h.Names.Split('|'))];

    private static readonly int[] DayOfName = [.. All.SelectMany((h, i) => h.Names.Split('|').Select(_ => i))];

    /// <param name="name">Index into <see cref="Names"/>.</param>
    public static DateOnly In(int name, int year) => All[DayOfName[name]].In(year);

    private static DateOnly Thanksgiving(int year)
    {
        var first = new DateOnly(year, 11, 1);
        return first.AddDays(((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7 + 21);
    }

    /// <summary>Gauss's rule in Meeus's Gregorian form.</summary>
    private static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var shift = (golden + 11 * epact + 22 * weekday) / 451;
        var days = epact + weekday - 7 * shift + 114;
        return new(year, days / 31, days % 31 + 1);
    }

    private static DateOnly EndOfRamadan(int year)
    {
        var asked = new DateTime(Math.Clamp(year, 1901, 2076), 12, 31);
        var islamic = Islamic.GetYear(asked);
        var day = DateOnly.FromDateTime(Islamic.ToDateTime(islamic, 10, 1, 0, 0, 0, 0));
        return day.Year > asked.Year ? DateOnly.FromDateTime(Islamic.ToDateTime(islamic - 1, 10, 1, 0, 0, 0, 0)) : day;
    }
}
