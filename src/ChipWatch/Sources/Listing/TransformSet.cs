using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ChipWatch.Sources.Listing;

/// <summary>A transform that a definition brings: a look-up table or the first group of a pattern. Nothing else: more is a reader's work.</summary>
internal sealed record TransformSettings
{
    public IReadOnlyDictionary<string, string>? Map { get; init; }
    public string? Pattern { get; init; }
}

/// <summary>The transforms that a template may name: a closed list of our own and those of the definition.</summary>
internal sealed partial class TransformSet
{
    private static readonly string[] BuiltIn = ["text", "no-dashes", "no-zeros", "digits", "cn-ticker", "hk-ticker", "us-ticker", "after-colon", "first", "cn-date", "head"];

    private readonly Dictionary<string, Regex> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _maps = new(StringComparer.Ordinal);

    public TransformSet(IReadOnlyDictionary<string, TransformSettings>? settings = null)
    {
        foreach (var (name, transform) in settings ?? new Dictionary<string, TransformSettings>())
        {
            if (transform.Map is not null)
                _maps[name] = transform.Map;
            if (transform.Pattern is not null)
                _patterns[name] = new(transform.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
    }

    public bool Knows(string name) => BuiltIn.Contains(name) || _patterns.ContainsKey(name) || _maps.ContainsKey(name);

    /// <summary>Null where the value is not what the transform is for.</summary>
    public string? Apply(string name, string value) => name switch
    {
        "text" => PlainText(value),
        "no-dashes" => value.Replace("-", "", StringComparison.Ordinal),
        "no-zeros" => value.TrimStart('0'),
        "digits" => string.Concat(value.Where(char.IsAsciiDigit)) is { Length: > 0 } digits ? digits : null,
        "cn-ticker" => Tickers.Mainland(value),
        "hk-ticker" => Tickers.HongKong(value),
        "us-ticker" => value.ToUpperInvariant() + ".US",
        "after-colon" => value[(value.IndexOfAny([':', '：']) + 1)..],
        "cn-date" => ChineseDate(value),
        "head" => Head(PlainText(value)),
        "first" => value.Split(["; ", "<br/>", "<br>"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(),
        _ when _maps.TryGetValue(name, out var map) => map.GetValueOrDefault(value),
        _ when _patterns.TryGetValue(name, out var pattern) => pattern.Match(value) is { Success: true } match ? match.Groups[1].Value : null,
        _ => throw new ArgumentException($"unknown transform '{name}'", nameof(name)),
    };

    /// <summary>Without tags and entities, white space (the full-width kind too) collapsed.</summary>
    public static string PlainText(string value)
    {
        var text = value.Contains('<', StringComparison.Ordinal) ? Tags().Replace(InlineTags().Replace(value, ""), " ") : value;
        text = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        return Spaces().Replace(text, " ").Trim();
    }

    /// <summary>A flash without a headline: its 【…】 or its first sentence, 120 characters at most.</summary>
    private static string Head(string text)
    {
        if (text.StartsWith('【') && text.IndexOf('】', StringComparison.Ordinal) is > 1 and var end)
            return text[1..end];
        var stop = text.IndexOfAny(['。', '！', '？']);
        var head = stop > 0 ? text[..stop] : text;
        return head.Length <= 120 ? head : head[..120];
    }

    /// <summary><c>20250630…</c> and <c>2025-06-30…</c> → <c>2025年6月30日</c>, as the documents write it.</summary>
    private static string? ChineseDate(string value)
    {
        var digits = string.Concat(value.Where(char.IsAsciiDigit));
        return digits.Length >= 8 && DateOnly.TryParseExact(digits[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex("</?(em|b|i|u|strong|font|span|a|sub|sup)(\\s[^>]*)?>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex InlineTags();

    [GeneratedRegex("<[a-zA-Z/!][^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\s\u3000\u00A0\u200B]+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
