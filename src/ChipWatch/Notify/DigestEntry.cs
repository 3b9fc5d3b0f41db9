using System.Globalization;

namespace ChipWatch.Notify;

/// <summary>One signal as the templates show it.</summary>
/// <param name="IsNew">Unknown before the window began.</param>
/// <param name="Quote">The evidence: up to three quotations of the most telling document.</param>
public sealed record DigestEntry(SignalLine Line, string Kind, bool IsNew, string Sure, string Origins, string Published, string Quote, IReadOnlyList<DigestLink> Links)
{
    public static DigestEntry Of(SignalChange change, DateTimeOffset windowStart, Words words)
    {
        var signal = change.Signal;
        var origins = signal.Origins == 1 ? words["origins.one"] : words.Format("origins", signal.Origins);
        return new(
            SignalLine.Of(signal, words.Language),
            words[$"kind.{signal.Current.Kind}"],
            signal.History.All(h => h.Until >= windowStart),
            words[Sureness(signal)],
            signal.Support.Count > signal.Origins ? $"{origins}, {words.Format("reports", signal.Support.Count)}" : origins,
            signal.FirstPublished.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Publish.Quotation.Of(signal.Current),
            [.. signal.Support.Select(s => new DigestLink(s.Title.Length > 0 ? s.Title : s.Source, s.Origin, Safe(s.Url))).DistinctBy(l => (l.Title, l.Origin)).Take(4)]);
    }

    private static string Sureness(Signal signal) => signal switch
    {
        { Standing: Standing.Rumour } => "sure.rumour",
        { Disputed.Count: > 0 } => "sure.disputed",
        { Confidence: >= 0.8 } => "sure.high",
        { Confidence: >= 0.55 } => "sure.mid",
        _ => "sure.low",
    };

    private static string? Safe(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? url.AbsoluteUri : null;
}

public sealed record DigestLink(string Title, string Origin, string? Url);
