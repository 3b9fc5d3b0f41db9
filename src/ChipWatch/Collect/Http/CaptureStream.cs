using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ChipWatch.Collect.Http;

/// <summary>Takes a body as it arrives and keeps it compressed and hashed, never whole in the clear; its head stays readable for recognising error pages.</summary>
internal sealed class CaptureStream : Stream
{
    private const int HeadBytes = 64 * 1024;
    private const int TailBytes = 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream packed = new();
    private readonly GZipStream gzip;
    private readonly ArrayBufferWriter<byte> head = new();
    private readonly byte[] tail = new byte[TailBytes];
    private long length;

    public CaptureStream() => gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true);

    public ReadOnlyMemory<byte> Head => head.WrittenMemory;
    public ReadOnlySpan<byte> Tail => tail.AsSpan(TailBytes - (int)Math.Min(length, TailBytes));
    public override long Length => length;
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Position { get => length; set => throw new NotSupportedException(); }

    public (string Sha256, ReadOnlyMemory<byte> Gzip) Finish()
    {
        gzip.Dispose();
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), packed.GetBuffer().AsMemory(0, (int)packed.Length));
    }

    public static CapturedBody Of(ReadOnlySpan<byte> content, string mediaType, string? charset, Uri url, DateTimeOffset fetchedAt)
    {
        using var stream = new CaptureStream();
        stream.Write(content);
        var (sha256, packed) = stream.Finish();
        return new(new(sha256, mediaType, charset, url, fetchedAt, content.Length), packed);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        gzip.Write(buffer);
        if (head.WrittenCount < HeadBytes)
            head.Write(buffer[..Math.Min(buffer.Length, HeadBytes - head.WrittenCount)]);
        length += buffer.Length;
        var last = buffer[Math.Max(0, buffer.Length - TailBytes)..];
        tail.AsSpan(last.Length).CopyTo(tail);
        last.CopyTo(tail.AsSpan(TailBytes - last.Length));
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            gzip.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
