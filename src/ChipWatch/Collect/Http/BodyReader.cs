using System.Buffers;
using System.IO.Compression;
using static System.FormattableString;

namespace ChipWatch.Collect.Http;

/// <summary>More came than the limit allows.</summary>
internal sealed class BodyTooLargeException(string message) : IOException(message);

/// <summary>Reads a body with limits on size, on silence and on the whole time, decompressing on the way; the size is that of the clear bytes.</summary>
internal static class BodyReader
{
    /// <exception cref="BodyTooLargeException">The limit was passed.</exception>
    /// <exception cref="IOException">The body broke off.</exception>
    /// <exception cref="InvalidDataException">The compression is damaged or cut short.</exception>
    /// <exception cref="TimeoutException">Silence, or too slow.</exception>
    public static async Task ReadAsync(HttpResponseMessage response, Stream into, long limit, CollectOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > limit)
            throw new BodyTooLargeException(Invariant($"the server announces {response.Content.Headers.ContentLength:N0} bytes, {limit:N0} at most"));
        using var whole = new CancellationTokenSource(options.BodyTimeout, clock);
        using var idle = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(whole.Token, idle.Token, cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            idle.CancelAfter(options.IdleTimeout);
            await using var raw = new TailStream(await response.Content.ReadAsStreamAsync(any.Token));
            await using var body = Decompressed(raw, response.Content.Headers.ContentEncoding);
            long total = 0;
            int read;
            while ((read = await body.ReadAsync(buffer, any.Token)) > 0)
            {
                idle.CancelAfter(options.IdleTimeout);
                if ((total += read) > limit)
                    throw new BodyTooLargeException(Invariant($"more than {limit:N0} bytes came"));
                await into.WriteAsync(buffer.AsMemory(0, read), any.Token);
            }

            if (body is GZipStream && raw.LastFourBytes != (uint)total)
                throw new InvalidDataException("the gzip body was cut short");
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(whole.IsCancellationRequested
                ? $"the body took longer than {options.BodyTimeout}"
                : $"nothing came for {options.IdleTimeout}", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Stream Decompressed(Stream body, ICollection<string> encodings) => encodings.Reverse().Aggregate(body, (inner, encoding) => encoding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(inner, CompressionMode.Decompress),
        "deflate" => new ZLibStream(inner, CompressionMode.Decompress),
        "br" => new BrotliStream(inner, CompressionMode.Decompress),
        "identity" or "" => inner,
        _ => throw new InvalidDataException($"the body is packed with '{encoding}', which was not asked for"),
    });
}
