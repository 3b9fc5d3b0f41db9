using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChipWatch;

/// <summary>What operations watch: one source of traces, one meter, a counter for each stage of the flow.</summary>
public static class Diagnostics
{
    /// <summary>Of the source and of the meter.</summary>
    public const string Name = "ChipWatch";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>By <c>source</c>.</summary>
    public static Counter<long> ItemsListed { get; } = Meter.CreateCounter<long>("chipwatch.items.listed", "{item}");

    /// <summary>By <c>source</c>.</summary>
    public static Counter<long> ItemsCaptured { get; } = Meter.CreateCounter<long>("chipwatch.items.captured", "{item}");

    /// <summary>By <c>source</c>.</summary>
    public static Counter<long> DocumentsRead { get; } = Meter.CreateCounter<long>("chipwatch.documents.read", "{document}");

    /// <summary>By <c>source</c> and <c>reason</c>, the failure's category.</summary>
    public static Counter<long> DocumentsFailed { get; } = Meter.CreateCounter<long>("chipwatch.documents.failed", "{document}");

    /// <summary>By <c>kind</c>.</summary>
    public static Counter<long> Claims { get; } = Meter.CreateCounter<long>("chipwatch.claims", "{claim}");

    /// <summary>New or changed, by <c>kind</c>.</summary>
    public static Counter<long> Signals { get; } = Meter.CreateCounter<long>("chipwatch.signals", "{signal}");

    /// <summary>By <c>outcome</c>: accepted, deferred, rejected.</summary>
    public static Counter<long> Mails { get; } = Meter.CreateCounter<long>("chipwatch.mails", "{mail}");

    /// <summary>Counts one thing under one tag.</summary>
    public static void Count(this Counter<long> counter, string tag, string? value, long by = 1) => counter.Add(by, new KeyValuePair<string, object?>(tag, value));
}
