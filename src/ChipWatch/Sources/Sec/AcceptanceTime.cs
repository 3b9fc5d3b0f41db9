using System.Globalization;

namespace ChipWatch.Sources.Sec;

/// <summary>
/// EDGAR's <c>acceptanceDateTime</c> ends in Z, but is sometimes Eastern wall-clock. EDGAR accepts from 06:00 to 22:00 Eastern,
/// so some hours can only be the one or the other; where both are possible there is no instant.
/// </summary>
internal static class AcceptanceTime
{
    public static DateTimeOffset? Of(string? text)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var clock))
            return null;
        var eastern = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var wall = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        return clock.TimeOfDay switch
        {
            var t when t >= TimeSpan.FromHours(6) && t < TimeSpan.FromHours(10) => new DateTimeOffset(wall, eastern.GetUtcOffset(wall)),
            var t when t > TimeSpan.FromHours(22) || t <= TimeSpan.FromHours(3) => TimeZoneInfo.ConvertTime(new DateTimeOffset(wall, TimeSpan.Zero), eastern),
            _ => null,
        };
    }
}
