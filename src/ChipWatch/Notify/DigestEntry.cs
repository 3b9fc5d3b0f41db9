using System.Globalization;

namespace ChipWatch.Notify;

/// <summary>One signal as the templates show it.</summary>
/// <param name="IsNew">Unknown before the window began.</param>
/// <param name="Quote">The evidence: up to three quotations of the most telling document.</param>
public sealed record DigestEntry(SignalLine Line, string Kind, bool IsNew, string Sure, string Origins, string Published, string Quote, IReadOnlyList<DigestLink> Links)
{
    private const int LongestQuote = 280;

    public static DigestEntry Of(SignalChange change, DateTimeOffset windowStart, Words words)
    {
        var signal = change.Signal;
        var origins = signal.Origins == 1 ? words["origins.one"] : words.Format("origins", signal.Origins);
        return new(
            SignalLine.Of(signal, words.Language),
            words[$"kind.{signal.Current.Kind}"],
            signal.History.All(h => h.Until >= windowStart),
            words[signal.Current.Confidence switch { >= 0.8 => "sure.high", >= 0.55 => "sure.mid", _ => "sure.low" }],
            signal.Support.Count > signal.Origins ? $"{origins}, {words.Format("reports", signal.Support.Count)}" : origins,
            signal.FirstPublished.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            QuoteOf(signal.Current),
            [.. signal.Support.Select(s => new DigestLink(s.Title.Length > 0 ? s.Title : s.Source, s.Origin, Safe(s.Url))).DistinctBy(l => (l.Title, l.Origin)).Take(4)]);
    }

    private static string QuoteOf(Claim claim)
    {
        // The whole-claim evidence holds the sentence; without it the fields' own words are shown in the order they stand.
        var whole = claim.Evidence.Where(e => e.Field is null).OrderByDescending(e => e.End - e.Start).FirstOrDefault();
        var text = whole?.Quote ?? string.Join(" … ", claim.Evidence.OrderBy(e => e.Start).Select(e => e.Quote).Distinct(StringComparer.Ordinal).Take(3));
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return flat.Length <= LongestQuote ? flat : flat[..(LongestQuote - 1)] + "…";
    }

    private static string? Safe(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? url.AbsoluteUri : null;
}

public sealed record DigestLink(string Title, string Origin, string? Url);
