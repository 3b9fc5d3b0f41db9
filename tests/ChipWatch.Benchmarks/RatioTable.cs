using System.Diagnostics;
using System.Globalization;

namespace ChipWatch.Benchmarks;

/// <summary>The quick mode: best of interleaved rounds with a stopwatch. BenchmarkDotNet has the last word.</summary>
public static class RatioTable
{
    private const int Rounds = 60;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(4);

    /// <returns>1 when a ratio passed its limit.</returns>
    public static int Print(IReadOnlyList<Ratio> ratios, TextWriter writer)
    {
        var failed = 0;
        writer.WriteLine($"{"subject",-44} {"floor",-34} {"ratio",8} {"limit",7} {"ns/unit",9} {"bytes/round",12}");
        foreach (var ratio in ratios)
        {
            Time(ratio.Work, 1);
            Time(ratio.FloorWork, 1);
            var (times, floorTimes) = (Repeats(ratio.Work), Repeats(ratio.FloorWork));
            var (best, floor) = (double.MaxValue, double.MaxValue);
            for (var i = 0; i < Rounds; i++)
            {
                best = Math.Min(best, Time(ratio.Work, times));
                floor = Math.Min(floor, Time(ratio.FloorWork, floorTimes));
            }

            var over = ratio.Limit is { } limit && best / floor > limit;
            failed += over ? 1 : 0;
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{ratio.Subject,-44} {ratio.Floor,-34} {best / floor,7:0.00}x {(ratio.Limit is { } most ? $"{most:0.#}x" : "-"),7} {best / ratio.Units,6:0.00}/{ratio.Unit[0]} {Allocated(ratio.Work),12:n0}{(over ? "  OVER" : "")}"));
        }

        return failed == 0 ? 0 : 1;
    }

    private static int Repeats(Func<int> work)
    {
        var one = Time(work, 1);
        return (int)Math.Clamp(Round.TotalNanoseconds / one, 1, 1_000_000);
    }

    /// <returns>Nanoseconds of one round.</returns>
    private static double Time(Func<int> work, int times)
    {
        var start = Stopwatch.GetTimestamp();
        var sum = 0;
        for (var i = 0; i < times; i++)
            sum += work();
        GC.KeepAlive(sum);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / times;
    }

    private static long Allocated(Func<int> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
