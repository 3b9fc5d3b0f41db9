using System.IO.Compression;
using System.Text;
using ChipWatch.Cli.Inputs;
using ChipWatch.Read;

namespace ChipWatch.Cli.Tests;

/// <summary>Memory is the process's: no other test holds any meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Web archives as files of pages: small ones made here, in the form that crawlers write.</summary>
[Collection(nameof(Alone))]
public sealed class WarcTests
{
    private const string Page = "<html><head><title>Chip order</title></head><body><article><p>Northridge Accelerators won an order for 2,000 inference cards from a data centre operator in Shanghai, the company said on Monday.</p></article></body></html>";

    [Fact]
    public async Task Responses_become_documents_and_everything_else_is_passed_over()
    {
        var archive = Archive(
            Record("warcinfo", null, "application/warc-fields", "software: test\r\n"u8.ToArray()),
            Record("request", "https://news.example/a", "application/http; msgtype=request", "GET /a HTTP/1.1\r\n\r\n"u8.ToArray()),
            Response("https://news.example/a", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n", Encoding.UTF8.GetBytes(Page), "aaaa"),
            Record("metadata", "https://news.example/a", "application/warc-fields", "fetchTimeMs: 12\r\n"u8.ToArray()),
            Response("dns:news.example", "HTTP/1.1 200 OK\r\n\r\n", [], "dddd"),
            Response("https://news.example/b", "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n", Encoding.UTF8.GetBytes(Page.Replace("Northridge", "Westridge", StringComparison.Ordinal)), "bbbb"));

        var read = await ReadAsync(new MemoryStream(archive));

        Assert.Equal(["aaaa", "bbbb"], read.Select(r => r.Input.Id));
        Assert.Equal(["https://news.example/a", "https://news.example/b"], read.Select(r => r.Document!.Url!.AbsoluteUri));
        Assert.Contains("Westridge Accelerators won an order", read[1].Document!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GB18030", "text/html; charset=gb2312")]
    [InlineData("GB18030", "text/html")]
    [InlineData("Big5", "text/html; charset=big5")]
    public async Task Chinese_is_read_in_the_charset_of_its_header_or_of_its_page(string charset, string type)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var meta = type.Contains("charset", StringComparison.Ordinal) ? "" : $"<meta charset=\"{charset}\">";
        var html = $"<html><head>{meta}<title>订单</title></head><body><article><p>北岭公司昨日表示，已向客户交付二千张推理卡，合同金额未公布。</p></article></body></html>";
        if (charset == "Big5")
            html = "<html><head><title>訂單</title></head><body><article><p>北嶺公司昨日表示，已向客戶交付二千張推論卡，合約金額未公布。</p></article></body></html>";

        var read = await ReadAsync(new MemoryStream(Archive(Response("https://news.example/c", $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\n\r\n", Encoding.GetEncoding(charset).GetBytes(html), "cccc"))));

        Assert.Contains("公司昨日表示", read.Single().Document!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_are_unpacked_where_they_are_packed_and_taken_as_they_are_where_only_their_header_says_so()
    {
        var plain = Encoding.UTF8.GetBytes(Page);
        var chunked = Encoding.ASCII.GetBytes($"{plain.Length:x}\r\n").Concat(plain).Concat("\r\n0\r\n\r\n"u8.ToArray()).ToArray();
        var read = await ReadAsync(new MemoryStream(Archive(
            Response("https://news.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", chunked, "chunks"),
            Response("https://news.example/2", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n", plain, "neither"),
            Response("https://news.example/3", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n", Gzip(plain), "gzip"),
            Response("https://news.example/4", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n", Brotli(plain), "brotli"))));

        Assert.Equal(["chunks", "neither", "gzip", "brotli"], read.Select(r => r.Input.Id));
        Assert.All(read, r => Assert.Contains("2,000 inference cards", r.Document?.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_found_when_it_was_archived_is_a_line_with_an_error()
    {
        var read = await ReadAsync(new MemoryStream(Archive(Response("https://news.example/gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n", "gone"u8.ToArray(), "eeee"))));

        Assert.Equal("unsupported: https://news.example/gone answered 404 when it was archived", read.Single().Error);
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(0.7)]
    [InlineData(0.55)]
    public async Task An_archive_that_breaks_off_gives_what_came_before_and_says_so(double share)
    {
        var archive = Archive(
            Response("https://news.example/a", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", Encoding.UTF8.GetBytes(Page), "aaaa"),
            Response("https://news.example/b", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", Encoding.UTF8.GetBytes(Page), "bbbb"));

        var read = await ReadAsync(new MemoryStream(archive[..(int)(archive.Length * share)]));

        Assert.NotNull(read[0].Document);
        Assert.StartsWith("damaged: test.warc breaks off in record 2", read[1].Error, StringComparison.Ordinal);
        Assert.Equal(2, read.Count);
    }

    [Theory]
    [InlineData("<html>not an archive</html>")]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\n\r\n")]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n")]
    public async Task What_is_no_archive_is_said_in_one_line(string content)
    {
        var read = await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)));

        Assert.StartsWith("damaged: ", read.Single().Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', read.Single().Error!);
    }

    [Fact]
    public async Task A_gzip_archive_of_many_members_is_read_from_its_file_by_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("chipwatch-warc");
        try
        {
            var path = Path.Combine(folder.FullName, "CC-NEWS-20261124000000-00001.warc.gz");
            await using (var file = File.Create(path))
                for (var i = 0; i < 300; i++)
                    await file.WriteAsync(Gzip(Response($"https://news.example/{i}", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", Encoding.UTF8.GetBytes(Page), $"n{i}")));

            var inputs = InputSet.Expand([path]).ToList();

            Assert.Equal(Enumerable.Range(0, 300).Select(i => $"n{i}"), inputs.Select(i => i.Id));
            Assert.Equal(inputs.Count, InputSet.Expand([folder.FullName]).Count());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Memory_does_not_grow_with_the_archive()
    {
        using var archive = new EndlessArchive(Response("https://news.example/x", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", new byte[200_000], "xxxx"), 2_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var count = 0;
        foreach (var _ in WarcArchive.Pages(archive, "test.warc"))
            if (++count % 200 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);

        Assert.Equal(2_000, count);
        Assert.True(most < 60_000_000, $"{most:N0} bytes are held while 400 MB pass");
    }

    [Fact]
    public void A_page_that_is_too_large_is_passed_over_and_said()
    {
        using var archive = new MemoryStream(Archive(
            Record("response", "https://news.example/huge", "application/http", new byte[WarcArchive.LargestPage + 1]),
            Response("https://news.example/a", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", Encoding.UTF8.GetBytes(Page), "aaaa")));

        var pages = WarcArchive.Pages(archive, "test.warc").ToList();

        Assert.StartsWith("toolarge: ", Assert.IsType<BrokenInput>(pages[0]).Error, StringComparison.Ordinal);
        Assert.Equal("aaaa", Assert.IsType<PageInput>(pages[1]).Id);
    }

    private static async Task<List<ReadInput>> ReadAsync(Stream archive)
    {
        var reader = new InputReader(new DocumentReader(), (_, _) => throw new InvalidOperationException("nothing is fetched"));
        var read = new List<ReadInput>();
        foreach (var page in WarcArchive.Pages(archive, "test.warc"))
            read.Add(await reader.ReadAsync(page, TestContext.Current.CancellationToken));
        return read;
    }

    private static byte[] Response(string url, string head, byte[] body, string id) =>
        Record("response", url, "application/http; msgtype=response", [.. Encoding.ASCII.GetBytes(head), .. body], id);

    private static byte[] Record(string type, string? url, string contentType, byte[] block, string id = "0000")
    {
        var head = $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Date: 2026-11-24T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{id}>\r\n{(url is null ? "" : $"WARC-Target-URI: {url}\r\n")}Content-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. block, .. "\r\n\r\n"u8];
    }

    private static byte[] Archive(params byte[][] records) => [.. records.SelectMany(r => r)];

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Brotli(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(content);
        return packed.ToArray();
    }

    /// <summary>The same record over and over, without ever standing in memory as a whole.</summary>
    private sealed class EndlessArchive(byte[] record, int times) : Stream
    {
        private long at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => (long)record.Length * times;
        public override long Position { get => at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var from = (int)(at % record.Length);
            var part = (int)Math.Min(Math.Min(count, record.Length - from), Length - at);
            record.AsSpan(from, part).CopyTo(buffer.AsSpan(offset));
            at += part;
            return part;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
