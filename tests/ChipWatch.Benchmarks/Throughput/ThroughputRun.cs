using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ChipWatch.Benchmarks.Throughput;

/// <summary>
/// Ten thousand items from a local server, collected, read, extracted and reconciled, with files for blobs and queues; beside it
/// the floor: the same lists and pages fetched and written to files, by as many workers, and nothing else.
/// </summary>
internal static class ThroughputRun
{
    private const int SourceItems = 500;
    private const int Wanted = 6000;

    private static readonly int[] Marks = [1000, 5000, 10_000];

    /// <returns>1 when fewer documents a minute came through than wanted.</returns>
    public static async Task<int> RunAsync(TextWriter writer)
    {
        var folder = Directory.CreateTempSubdirectory("chipwatch-throughput-");
        try
        {
            await using var site = await PaperSite.StartAsync(SourceItems);
            await FloorAsync(site, folder.CreateSubdirectory("warm").FullName, 1);
            var floor = await FloorAsync(site, folder.CreateSubdirectory("floor").FullName, Marks[^1] / SourceItems);
            await using (var warm = new Pipeline(folder.CreateSubdirectory("warm-up").FullName, site, 1))
                await warm.RunAsync(0, 1);
            await using var pipeline = new Pipeline(folder.CreateSubdirectory("data").FullName, site, Marks[^1] / SourceItems);
            using var memory = new PeakMemory();
            var (time, done, start) = (TimeSpan.Zero, 0, Environment.CpuUsage.TotalTime);
            writer.WriteLine($"{"documents",9} {"a minute",9} {"CPU a document",15} {"peak working set",17} {"heap after",11}");
            foreach (var mark in Marks)
            {
                var watch = Stopwatch.StartNew();
                await pipeline.RunAsync(done / SourceItems, (mark - done) / SourceItems);
                time += watch.Elapsed;
                done = mark;
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pipeline.Documents,9} {pipeline.Documents / time.TotalMinutes,9:N0} {(Environment.CpuUsage.TotalTime - start).TotalMilliseconds / pipeline.Documents,12:0.00} ms {memory.Take() / 1048576.0,14:N0} MB {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,8:N0} MB"));
            }

            var rate = pipeline.Documents / time.TotalMinutes;
            // What two cores could do if nobody else used them: the measure that a busy machine leaves.
            var cpu = (Environment.CpuUsage.TotalTime - start) / pipeline.Documents;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"by CPU time alone, server included: {TimeSpan.FromMinutes(2) / cpu:N0} documents a minute on two cores"));
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"floor: the same fetched and written alone {floor:N0} a minute; ratio {floor / rate:0.0}x; {Environment.ProcessorCount} cores, shared with the server"));
            return pipeline.Documents == Marks[^1] && rate >= Wanted ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>Items a minute.</returns>
    private static async Task<double> FloorAsync(PaperSite site, string folder, int sources)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, cancellation) => site.DialAsync(cancellation) };
#pragma warning disable RS0030 // the floor is a bare client on purpose
        using var client = new HttpClient(handler);
#pragma warning restore RS0030
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, sources, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) }, async (source, cancellation) =>
        {
            for (var page = 0; page < SourceItems / PaperSite.PageSize; page++)
            {
                using var list = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri($"http://paper.example/list?source={source}&page={page}"), cancellation));
                foreach (var row in list.RootElement.GetProperty("rows").EnumerateArray())
                {
                    var id = row.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture);
                    await File.WriteAllBytesAsync(Path.Combine(folder, id), await client.GetByteArrayAsync(new Uri($"http://paper.example/item/{id}"), cancellation), cancellation);
                }
            }
        });
        return sources * SourceItems / watch.Elapsed.TotalMinutes;
    }

    /// <summary>The largest working set since it was last asked for.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly Timer timer;
        private long peak;

        public PeakMemory() => timer = new(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));

        public long Take()
        {
            Look();
            return Interlocked.Exchange(ref peak, 0);
        }

        public void Dispose() => timer.Dispose();

        private void Look() => Interlocked.Exchange(ref peak, Math.Max(Interlocked.Read(ref peak), Environment.WorkingSet));
    }
}
