using System.IO.Compression;

namespace ChipWatch.Collect.Tests.Rig;

/// <summary>A host's life in fast motion: minute by minute the timer fires, and what the queues show is handled.</summary>
public static class FastMotion
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="slow">The server takes its time: while we wait for it, the clock runs on.</param>
    /// <returns>How long it took until <paramref name="done"/>, or null when it did not come to that.</returns>
    public static async Task<TimeSpan?> RunUntilAsync(Watcher watcher, Func<Task<bool>> done, TimeSpan atMost, bool slow = false)
    {
        var start = watcher.Clock.GetUtcNow();
        while (watcher.Clock.GetUtcNow() - start < atMost)
        {
            await watcher.Get<CollectScheduler>().ScheduleAsync(TestContext.Current.CancellationToken);
            foreach (var message in watcher.Queue.Take(Queues.Collect))
                await AwaitAsync(watcher, watcher.Collector.CollectAsync((CollectMessage)message, TestContext.Current.CancellationToken), slow);
            foreach (var document in watcher.Queue.Take(Queues.Documents).Cast<DocumentMessage>())
                await watcher.Store.WriteAsync(Containers.ClaimsOf(document.Item.Source, document.Month, DocumentId.Of(document.Item.Source, document.Item.ExternalId)), "{}"u8.ToArray());
            if (await done())
                return watcher.Clock.GetUtcNow() - start;
            watcher.Clock.Advance(Minute);
        }

        return null;
    }

    /// <summary>The bytes of the item's latest revision, or null while there is none.</summary>
    public static byte[]? CaptureOf(Watcher watcher, string id)
    {
        if (watcher.Documents.Where(d => d.Item.ExternalId == id).OrderBy(d => d.Revision).LastOrDefault() is not { } document
            || !watcher.Store.Snapshot().TryGetValue(Containers.RawOf(document.Capture.Sha256), out var stored))
            return null;
        using var clear = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(stored), CompressionMode.Decompress))
            gzip.CopyTo(clear);
        return clear.ToArray();
    }

    private static async Task AwaitAsync(Watcher watcher, Task work, bool slow)
    {
        while (slow && !work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(300, TestContext.Current.CancellationToken));
            watcher.Clock.Advance(TimeSpan.FromSeconds(7));
        }

        await work;
    }
}
