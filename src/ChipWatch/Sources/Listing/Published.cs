using System.Globalization;

namespace ChipWatch.Sources.Listing;

/// <summary>A listing's dates: an instant where it gives one, always the day in the source's zone.</summary>
internal readonly record struct Published(DateOnly On, DateTimeOffset? At)
{
    /// <summary>Null when no format fits. Wall-clock without offset is the zone's; exactly midnight there says a day, not a minute.</summary>
    public static Published? Parse(string text, IReadOnlyList<string> formats, TimeZoneInfo zone)
    {
        foreach (var format in formats)
        {
            if (Instant(text, format) is { } instant)
                return Of(instant, zone);
            if (format is "unix" or "unix-ms" or "iso" or "rfc822")
                continue;
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var local))
                return OfLocal(local, zone);
        }

        return null;
    }

    public static Published Of(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return new(DateOnly.FromDateTime(local.DateTime), local.TimeOfDay == TimeSpan.Zero ? null : local);
    }

    public static Published OfLocal(DateTime local, TimeZoneInfo zone)
    {
        var on = DateOnly.FromDateTime(local);
        return new(on, local.TimeOfDay == TimeSpan.Zero ? null : new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local)));
    }

    private static DateTimeOffset? Instant(string text, string format) => format switch
    {
        "unix" when long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 100_000_000_000 => DateTimeOffset.FromUnixTimeSeconds(seconds),
        "unix-ms" when long.TryParse(text, CultureInfo.InvariantCulture, out var ms) && ms is > 0 and < 100_000_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds(ms),
        "iso" when HasOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) => iso,
        "rfc822" when DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var rfc) => rfc,
        "rfc822" when DateTimeOffset.TryParseExact(text, ["ddd, d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss zzz"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var rfc) => rfc,
        _ => null,
    };

    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text.Contains('T', StringComparison.Ordinal));
}
