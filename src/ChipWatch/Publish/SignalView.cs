using System.Globalization;
using ChipWatch.Notify;

namespace ChipWatch.Publish;

/// <summary>One signal as the page and the feeds show it.</summary>
/// <param name="Companies">Register ids for the filter, space-separated.</param>
/// <param name="Tag">What made it new: the reason of its present version, or empty.</param>
/// <param name="Also">Values that others still state, or earlier ones, each a short text.</param>
public sealed record SignalView(
    string Id, string Kind, string KindName, SignalLine Line, string Companies, string Day, string Published,
    string Tag, string Reason, string Standing, string Sure, string ConfidenceText, string Origins, string Quote, string QuoteLanguage,
    IReadOnlyList<string> Also, IReadOnlyList<SignalLink> Links)
{
    private const int MostLinks = 8;

    public static SignalView Of(Signal signal, SiteWords words)
    {
        var quote = Quotation.Of(signal.Current);
        return new(
            signal.Id,
            signal.Current.Kind,
            words.Shared[$"kind.{signal.Current.Kind}"],
            SignalLine.Of(signal, words.Shared.Language),
            string.Join(' ', SignalParties.Ids(signal.Current)),
            DayOf(signal.LastChanged, words.Zone),
            signal.LastChanged.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            signal.Reason == ChangeReason.New ? "" : words[$"reason.{Lower(signal.Reason)}"],
            Lower(signal.Reason),
            words[$"standing.{Lower(signal.Standing)}"],
            Lower(signal.Standing),
            words.Format("confidence", (int)Math.Round(signal.Confidence * 100)),
            signal.Origins == 1 ? words.Shared["origins.one"] : words.Shared.Format("origins", signal.Origins),
            quote,
            quote.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh" : "en",
            [.. AlsoSaid(signal, words).Distinct(StringComparer.Ordinal)],
            [.. signal.Support.Reverse().OrderByDescending(s => s.Standing).DistinctBy(s => s.Url?.AbsoluteUri ?? s.DocumentId).Take(MostLinks).Select(s => SignalLink.Of(s, words))]);
    }

    private static IEnumerable<string> AlsoSaid(Signal signal, SiteWords words)
    {
        // The value just replaced stands beside the figure already.
        foreach (var former in signal.History.Reverse().Skip(1))
            if (SignalLine.Of(former.Values, words.Shared) is { Figure: { } figure } && figure != SignalLine.Of(signal.Current, words.Shared).Figure)
                yield return words.Format("until", figure, DayOf(former.Until, words.Zone));
        foreach (var other in signal.Disputed)
            if (SignalLine.Of(other, words.Shared) is { } line && (line.Figure ?? line.Change ?? line.When) is { } said)
                yield return words.Format("disputed", said);
    }

    private static string DayOf(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <param name="Url">Only http and https become links; anything else is null.</param>
public sealed record SignalLink(string Title, string Origin, string Day, string? Url)
{
    public static SignalLink Of(SignalSupport support, SiteWords words) => new(
        support.Title.Length > 0 ? support.Title : support.Source,
        support.Origin,
        TimeZoneInfo.ConvertTime(support.Published, words.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        support.Url is { IsAbsoluteUri: true, Scheme: "http" or "https" } url ? url.AbsoluteUri : null);
}
