using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChipWatch.Read;

/// <summary>When something was published, as precisely as its publisher says.</summary>
/// <param name="Day">The day in the source's zone.</param>
/// <param name="Instant">Null when only the day is known.</param>
internal sealed partial record PublicationDate(DateOnly Day, DateTimeOffset? Instant)
{
    private const string Clock = "(?:(?<h>\\d{1,2})[:：时](?<m>\\d{2})(?:[:：分](?<s>\\d{2})(?:[.,]\\d+)?)?秒?(?:\\s*(?<half>[AaPp])\\.?[Mm]\\.?)?\\s*(?<zone>Z|[+-]\\d{1,2}:?\\d{2}|[A-Za-z]{1,5})?)?";

    private static readonly FrozenDictionary<string, int> ZoneHours = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["EST"] = -5, ["EDT"] = -4, ["ET"] = -5, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7,
        ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7, ["PT"] = -8, ["BST"] = 1, ["CET"] = 1, ["CEST"] = 2, ["EET"] = 2, ["EEST"] = 3, ["MSK"] = 3, ["HKT"] = 8, ["SGT"] = 8, ["JST"] = 9, ["KST"] = 9,
        ["A"] = -1, ["N"] = 1, ["M"] = -12, ["Y"] = 12,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="zone">Of times that are written without an offset, and of the day.</param>
    /// <returns>Null for what is no date.</returns>
    public static PublicationDate? Parse(string? text, TimeZoneInfo zone)
    {
        text = text?.Trim();
        if (text is null or { Length: < 4 } or { Length: > 120 })
            return null;
        if (Epoch().Match(text) is { Success: true })
            return FromEpoch(long.Parse(text, CultureInfo.InvariantCulture), zone);
        var match = Iso().Match(text);
        if (!match.Success)
            match = Compact().Match(text);
        if (!match.Success)
            match = DayFirst().Match(text);
        if (!match.Success)
            match = MonthFirst().Match(text);
        return match.Success ? From(match, zone) : null;
    }

    public static PublicationDate? Of(DateTimeOffset? instant, TimeZoneInfo zone) =>
        instant is { } at ? new(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime), at) : null;

    private static PublicationDate? FromEpoch(long value, TimeZoneInfo zone)
    {
        var at = value > 99_999_999_999 ? DateTimeOffset.FromUnixTimeMilliseconds(value) : DateTimeOffset.FromUnixTimeSeconds(value);
        return at.Year is > 1990 and < 2100 ? Of(at, zone) : null;
    }

    private static PublicationDate? From(Match match, TimeZoneInfo zone)
    {
        var year = Number(match, "y") ?? 0;
        if (match.Groups["y"].Length <= 2)
            year += year < 50 ? 2000 : 1900;
        var month = Number(match, "mo") ?? Month(match.Groups["name"].Value) ?? 1;
        var day = Number(match, "d") ?? 1;
        if (year is < 1970 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        var date = new DateOnly(year, month, day);
        if (Number(match, "h") is not { } hour || Number(match, "m") is not { } minute || hour > 24 || minute > 59)
            return new(date, null);
        if (match.Groups["half"].Value is "p" or "P" && hour < 12)
            hour += 12;
        var local = date.ToDateTime(TimeOnly.MinValue).AddHours(hour).AddMinutes(minute).AddSeconds(Math.Min(Number(match, "s") ?? 0, 59));
        var offset = Offset(match.Groups["zone"].Value, zone) ?? zone.GetUtcOffset(local);
        return Of(new DateTimeOffset(local, offset), zone);
    }

    private static TimeSpan? Offset(string written, TimeZoneInfo zone)
    {
        if (written.Length == 0)
            return null;
        if (written[0] is '+' or '-')
        {
            var digits = written[1..].Replace(":", "", StringComparison.Ordinal).PadLeft(4, '0');
            var span = new TimeSpan(int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(digits.AsSpan(2), CultureInfo.InvariantCulture), 0);
            return span.TotalHours > 14 ? null : written[0] == '-' ? -span : span;
        }

        // CST is China's standard time on a Chinese page and the American central one elsewhere.
        if (written.Equals("CST", StringComparison.OrdinalIgnoreCase) && zone.BaseUtcOffset == TimeSpan.FromHours(8))
            return zone.BaseUtcOffset;
        return ZoneHours.TryGetValue(written, out var hours) ? TimeSpan.FromHours(hours) : null;
    }

    private static int? Month(string name)
    {
        if (name.Length < 3)
            return null;
        var at = "janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(name[..3], StringComparison.OrdinalIgnoreCase);
        return at % 3 == 0 ? at / 3 + 1 : null;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^\\d{10}(?:\\d{3})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Epoch();

    [GeneratedRegex("(?<!\\d)(?<y>(?:19|20)\\d{2})\\s?[-/.年](?:\\s?(?<mo>\\d{1,2})(?:\\s?[-/.月]\\s?(?<d>\\d{1,2}))?)?\\s?日?(?:[T\\s,|]+|$|(?<=日))" + Clock, RegexOptions.None, 10_000)]
    private static partial Regex Iso();

    [GeneratedRegex("^(?<y>(?:19|20)\\d{2})(?<mo>\\d{2})?(?<d>\\d{2})?(?:T?(?<h>\\d{2}):?(?<m>\\d{2})(?::?(?<s>\\d{2}))?(?<zone>Z|[+-]\\d{2}:?\\d{2})?)?$", RegexOptions.None, 10_000)]
    private static partial Regex Compact();

    [GeneratedRegex("(?<![\\d:])(?<d>\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,?[\\s-]+(?<y>\\d{4}|\\d{2})(?!\\d|:)[,T]?(?:\\s+(?:at\\s+)?)?" + Clock, RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex DayFirst();

    [GeneratedRegex("\\b(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:(?<h>\\d{2}):(?<m>\\d{2}):(?<s>\\d{2})\\s+(?:(?<zone>[A-Z]{3,4})\\s+)?(?<y>\\d{4})|(?<y>\\d{4})(?!\\d)[,T]?(?:\\s+(?:at\\s+)?)?" + Clock + ")", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex MonthFirst();
}
