using System.Globalization;

namespace ChipWatch.Collect.State;

/// <summary>The months and days that name blobs.</summary>
internal static class Months
{
    public static string Of(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>
    /// The month of publication, or of listing where the list gives no date: the same again when a run is repeated, even
    /// across the end of a month.
    /// </summary>
    public static string Of(Item item, DateTimeOffset listedAt) => Of(item.PublishedOn ?? DateOnly.FromDateTime(listedAt.UtcDateTime));

    public static DateOnly DayIn(string timeZone, DateTimeOffset instant) => DateOnly.FromDateTime(TimeIn(timeZone, instant));

    public static DateTime TimeIn(string timeZone, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime;
}
