using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace ChipWatch.Cli.Inputs;

/// <summary>An HTTP response as an archive keeps it: head and body in one block.</summary>
internal sealed record HttpMessage(int Status, string? MediaType, string? Charset, ReadOnlyMemory<byte> Body)
{
    /// <returns>Null for what is no response.</returns>
    public static HttpMessage? Read(ReadOnlyMemory<byte> block)
    {
        var (head, body) = Split(block);
        var lines = Encoding.Latin1.GetString(head.Span).Split('\n').Select(l => l.TrimEnd('\r')).ToList();
        var status = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (status.Length < 2 || !status[0].StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) || !int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return null;
        string? Header(string name) => lines.Skip(1).FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
        if (string.Equals(Header("Transfer-Encoding"), "chunked", StringComparison.OrdinalIgnoreCase))
            body = Unchunked(body) ?? body; // many crawlers keep the header and not the chunks
        body = Decoded(body, Header("Content-Encoding"));
        _ = MediaTypeHeaderValue.TryParse(Header("Content-Type"), out var type);
        return new(code, type?.MediaType, type?.CharSet?.Trim('"', '\'', ' '), body);
    }

    private static (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body) Split(ReadOnlyMemory<byte> block)
    {
        if (block.Span.IndexOf("\r\n\r\n"u8) is >= 0 and var strict)
            return (block[..strict], block[(strict + 4)..]);
        return block.Span.IndexOf("\n\n"u8) is >= 0 and var loose ? (block[..loose], block[(loose + 2)..]) : (block, default);
    }

    /// <summary>Null where the body does not consist of chunks.</summary>
    private static ReadOnlyMemory<byte>? Unchunked(ReadOnlyMemory<byte> body)
    {
        var whole = new MemoryStream();
        for (var rest = body; ;)
        {
            if (!Utf8Parser.TryParse(rest.Span, out int size, out var digits, 'x') || size < 0)
                return null;
            var line = rest.Span[digits..].IndexOf("\r\n"u8);
            if (line < 0)
                return null;
            rest = rest[(digits + line + 2)..];
            if (size == 0)
                return whole.ToArray();
            if (size > rest.Length)
                return null;
            whole.Write(rest.Span[..size]);
            rest = rest[Math.Min(size + 2, rest.Length)..];
        }
    }

    /// <summary>As it is where it cannot be unpacked: many crawlers keep the header of what they have unpacked. Plain gzip is the reader's.</summary>
    private static ReadOnlyMemory<byte> Decoded(ReadOnlyMemory<byte> body, string? encoding)
    {
        if (encoding is not ("br" or "deflate"))
            return body;
        try
        {
            using var packed = new MemoryStream(body.ToArray(), writable: false);
            using Stream stream = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new ZLibStream(packed, CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if (plain.Length + read > WarcArchive.LargestPage)
                    return body;
                plain.Write(buffer, 0, read);
            }

            return plain.Length > 0 ? plain.ToArray() : body;
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            return body;
        }
    }
}
