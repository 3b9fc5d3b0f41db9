using System.Globalization;
using System.Xml;

namespace ChipWatch.Sources.Listing;

/// <summary>How far back a source can be asked: a day (<c>2001-01-01</c>) or a span before now (<c>P30D</c>).</summary>
internal static class Reach
{
    public static bool IsWritten(string reach) => Start(reach, DateTimeOffset.UnixEpoch.AddYears(50)) is not null;

    /// <summary>False when nothing of the asked range lies in reach.</summary>
    public static bool Covers(Source source, ListQuery query) =>
        !query.IsRange || (source.BackfillReach is { } reach && Start(reach, query.Now) <= (query.To ?? query.From));

    private static DateOnly? Start(string reach, DateTimeOffset now)
    {
        if (DateOnly.TryParseExact(reach, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        try
        {
            return DateOnly.FromDateTime((now - XmlConvert.ToTimeSpan(reach)).UtcDateTime);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
