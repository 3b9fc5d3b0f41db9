using System.Diagnostics;
using System.Globalization;

namespace ChipWatch.Benchmarks;

/// <summary>
/// The quick mode: everything is warmed up until the runtime has compiled it anew, then subject and floor take turns and the
/// median of the rounds' ratios counts. BenchmarkDotNet has the last word.
/// </summary>
public static class RatioTable
{
    private const int Rounds = 31;
    private const int LeastWarmCalls = 40;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1);

    /// <summary>Longer than the runtime waits before it compiles hot methods again.</summary>
    private static readonly TimeSpan Recompiled = TimeSpan.FromMilliseconds(250);

    /// <returns>1 when a ratio or a time passed its limit.</returns>
    public static int Print(IReadOnlyList<Ratio> ratios, TextWriter writer)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var ratio in ratios)
            {
                WarmUp(ratio.Work);
                WarmUp(ratio.FloorWork);
            }

            SpinWait.SpinUntil(() => false, Recompiled);
        }

        var over = 0;
        writer.WriteLine($"{"subject",-42} {"floor",-32} {"ratio",8} {"limit",6} {"time",16} {"allocated",18}");
        foreach (var ratio in ratios)
            over += Print(ratio, writer) ? 1 : 0;
        return over == 0 ? 0 : 1;
    }

    private static bool Print(Ratio ratio, TextWriter writer)
    {
        var (times, floorTimes) = (Repeats(ratio.Work), Repeats(ratio.FloorWork));
        var (took, shares) = (new double[Rounds], new double[Rounds]);
        for (var i = 0; i < Rounds; i++)
        {
            took[i] = Time(ratio.Work, times) / ratio.Units;
            shares[i] = took[i] / (Time(ratio.FloorWork, floorTimes) / ratio.FloorUnits);
        }

        var (median, time) = (Median(shares), TimeSpan.FromMicroseconds(Median(took) / 1000));
        var slow = median > ratio.Limit || time > ratio.Most;
        var each = ratio.Unit[..^1];
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ratio.Subject,-42} {ratio.Floor,-32} {median,7:0.00}x {(ratio.Limit is { } most ? $"{most:0.#}x" : "-"),6} {Written(Median(took)) + "/" + each,16} {Allocated(ratio.Work) / ratio.Units,8:n0} B/{each}{(slow ? "  OVER" : "")}"));
        return slow;
    }

    private static void WarmUp(Func<int> work)
    {
        var start = Stopwatch.GetTimestamp();
        for (var calls = 0; calls < LeastWarmCalls || Stopwatch.GetElapsedTime(start) < Warm; calls++)
        {
            GC.KeepAlive(work());
            if (Stopwatch.GetElapsedTime(start) > Warm * 8)
                break;
        }
    }

    private static int Repeats(Func<int> work) => (int)Math.Clamp(Round.TotalNanoseconds / Math.Max(1, Time(work, 1)), 1, 1_000_000);

    /// <returns>Nanoseconds of one call.</returns>
    private static double Time(Func<int> work, int times)
    {
        var start = Clock();
        var sum = 0;
        for (var i = 0; i < times; i++)
            sum += work();
        GC.KeepAlive(sum);
        return Math.Max(1, (Clock() - start).TotalNanoseconds / times);
    }

    /// <summary>Time on the core, which other programs do not add to; Windows counts it too coarsely for rounds this short.</summary>
    private static TimeSpan Clock() => OperatingSystem.IsWindows() ? Stopwatch.GetElapsedTime(0) : Environment.CpuUsage.TotalTime;

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Written(double nanoseconds) =>
        nanoseconds >= 1000 ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1000:0.0} us") : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.00} ns");

    private static long Allocated(Func<int> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
