using System.IO.Compression;
using static System.FormattableString;

namespace ChipWatch.Cli.Inputs;

/// <summary>
/// Pages of a web archive (WARC 1.0 and 1.1, as Common Crawl's CC-NEWS publishes them), one after the other, so that an archive of a
/// gigabyte costs the memory of its largest page. What is not a response (requests, metadata, the archive's own description) is passed over.
/// </summary>
internal static class WarcArchive
{
    /// <summary>Larger pages are passed over and said: nothing that is written for reading is larger.</summary>
    public const int LargestPage = 32 << 20;

    public static IEnumerable<Input> Pages(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        // Each record is a gzip member of its own; the stream reads them as one.
        using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        foreach (var page in Pages(content, Path.GetFileName(path)))
            yield return page;
    }

    /// <param name="name">Of the archive, for messages.</param>
    public static IEnumerable<Input> Pages(Stream archive, string name)
    {
        using var records = new WarcReader(archive);
        for (var number = 1; ; number++)
        {
            WarcRecord? record;
            string? broken = null;
            try
            {
                record = records.Next(LargestPage);
            }
            catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
            {
                (record, broken) = (null, damaged.Message);
            }

            if (broken is not null)
                yield return new BrokenInput($"{name}:{number}", Invariant($"damaged: {name} breaks off in record {number}: {broken}; the pages before it were read"));
            if (record is null)
                yield break;
            if (record.IsPage)
                yield return Page(record, Invariant($"{name}:{number}"));
        }
    }

    private static Input Page(WarcRecord record, string place)
    {
        var id = record.Id ?? place;
        if (record.Block is not { } block)
            return new BrokenInput(id, Invariant($"toolarge: the page at {place} has {record.Length >> 20} MiB; at most {LargestPage >> 20} are read"));
        if (!record.IsHttp)
            return new PageInput(id, new(block) { Id = id, Url = record.Url, MediaType = record.ContentType });
        if (HttpMessage.Read(block) is not { } answer)
            return new BrokenInput(id, $"damaged: {place} holds no HTTP response");
        return answer.Status is < 200 or >= 300
            ? new BrokenInput(id, Invariant($"unsupported: {record.Url} answered {answer.Status} when it was archived"))
            : new PageInput(id, new(answer.Body) { Id = id, Url = record.Url, MediaType = answer.MediaType, Charset = answer.Charset });
    }
}
