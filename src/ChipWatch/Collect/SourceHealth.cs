using ChipWatch.Collect.Coverage;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using static System.FormattableString;

namespace ChipWatch.Collect;

public enum HealthStatus
{
    /// <summary>Answers, and shows entries.</summary>
    Ok,

    /// <summary>Answers with nothing, which is usual for the day.</summary>
    Quiet,

    /// <summary>Was asked to wait.</summary>
    Waiting,

    /// <summary>Something failed once or twice.</summary>
    Failing,

    /// <summary>Nobody would notice by themselves: blocked, malformed, empty against its history, failing for long, overflowing, stale.</summary>
    Alarm,

    /// <summary>Never polled.</summary>
    New,

    /// <summary>Switched off in its definition.</summary>
    Off,
}

/// <summary>How one source fares: what <c>chipwatch sources</c> and a digest's foot say.</summary>
/// <param name="LastSuccess">The fetch's clock: when it last answered as it should.</param>
/// <param name="NewestContent">The content's clock: the newest publication that it has shown.</param>
/// <param name="Waiting">Items listed and not captured yet.</param>
/// <param name="Reason">What is wrong, in one sentence; null when nothing is.</param>
/// <param name="Yesterday">The latest checked day's coverage, or null.</param>
/// <param name="Items">Items captured since yesterday's midnight, UTC.</param>
public sealed record SourceHealth(string Source, string Name, HealthStatus Status, DateTimeOffset? LastPoll, DateTimeOffset? LastSuccess, DateTimeOffset? NewestContent, int Waiting, string? Reason, CoverageDay? Yesterday, int Items = 0)
{
    internal static string DayOf(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Reads every source's health from its state.</summary>
public sealed class SourceHealthReader(SourceCatalogue catalogue, SourceStates states, CoverageLedger coverage, TimeProvider clock)
{
    private const int LongFailing = 3;

    private static readonly TimeSpan Stale = TimeSpan.FromDays(14);

    /// <summary>By id; the sources that are off come too.</summary>
    public async Task<IReadOnlyList<SourceHealth>> ReadAsync(CancellationToken cancellation = default)
    {
        var health = new SourceHealth[catalogue.Sources.Count];
        await Parallel.ForAsync(0, health.Length, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (i, token) =>
        {
            var source = catalogue.Sources[i];
            var (state, _) = await states.LoadAsync(source.Id, token);
            var day = state.ReconciledDay is { } checkedDay ? await coverage.DayAsync(source.Id, checkedDay, token) : null;
            health[i] = Judge(source, state, day, clock.GetUtcNow());
        });
        return health;
    }

    internal static SourceHealth Judge(Source source, SourceState state, CoverageDay? day, DateTimeOffset now)
    {
        var (status, reason) = Verdict(source, state, day, now);
        return new(source.Id, source.Name, status, state.LastPoll, state.LastSuccess, state.NewestContent, state.Open.Count, reason, day, state.Tally.Where(t => t.Key == SourceHealth.DayOf(now) || t.Key == SourceHealth.DayOf(now.AddDays(-1))).Sum(t => t.Value));
    }

    private static (HealthStatus Status, string? Reason) Verdict(Source source, SourceState state, CoverageDay? day, DateTimeOffset now)
    {
        if (!source.Enabled)
            return (HealthStatus.Off, source.Terms);
        if (state.LastPoll is null)
            return (HealthStatus.New, "not polled yet");
        if (state.Problem is { } problem)
        {
            var said = Invariant($"{problem.Reason} (since {problem.Since:u})");
            return problem.Kind switch
            {
                SourceProblemKind.Later => (HealthStatus.Waiting, said),
                SourceProblemKind.Short => (HealthStatus.Failing, said),
                SourceProblemKind.Broken when state.Failures < LongFailing => (HealthStatus.Failing, said),
                _ => (HealthStatus.Alarm, said),
            };
        }

        if (state.LastSuccess is not { } success || now - success > Longer(source.Every * LongFailing, TimeSpan.FromHours(1)))
            return (HealthStatus.Alarm, Invariant($"no successful poll since {state.LastSuccess:u}"));
        if (state.NewestContent is { } newest && now - newest > Longer(Stale, state.LongestSilence * 2))
            return (HealthStatus.Alarm, Invariant($"it answers, but its newest entry is {(now - newest).TotalDays:0} days old"));
        if (day?.Shortfall is { } shortfall)
            return (HealthStatus.Failing, Invariant($"{day.Day:yyyy-MM-dd}: {shortfall}"));
        return state.EmptyRuns > 0 ? (HealthStatus.Quiet, "its list is empty, as is usual for the day") : (HealthStatus.Ok, null);
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
