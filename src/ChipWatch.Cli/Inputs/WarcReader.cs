using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChipWatch.Cli.Inputs;

/// <param name="Block">Null when it is larger than was asked for.</param>
internal sealed record WarcRecord(IReadOnlyDictionary<string, string> Headers, long Length, byte[]? Block)
{
    public string? Id => Headers.GetValueOrDefault("WARC-Record-ID")?.Trim('<', '>').Split(':')[^1] is { Length: > 0 } id ? id : null;

    public Uri? Url => Uri.TryCreate(Headers.GetValueOrDefault("WARC-Target-URI")?.Trim('<', '>'), UriKind.Absolute, out var url) ? url : null;

    public string? ContentType => Headers.GetValueOrDefault("Content-Type")?.Split(';')[0].Trim();

    /// <summary>A response, or a resource that came without one; and of the web, since archives also hold the crawler's own notes and look-ups.</summary>
    public bool IsPage => Headers.GetValueOrDefault("WARC-Type") is "response" or "resource" && Url?.Scheme is "http" or "https";

    public bool IsHttp => ContentType is "application/http";
}

/// <summary>Records of a WARC stream, forward only. A record is a head of lines, a block whose length the head says, and two empty lines.</summary>
internal sealed class WarcReader(Stream archive) : IDisposable
{
    private const int LongestLine = 1 << 16;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int start;
    private int end;

    /// <returns>Null at the end.</returns>
    /// <exception cref="InvalidDataException">Not a WARC record.</exception>
    /// <exception cref="EndOfStreamException">The archive ends inside a record.</exception>
    public WarcRecord? Next(int largest)
    {
        string? version;
        do
        {
            version = Line();
        }
        while (version?.Length == 0); // records are set apart by empty lines
        if (version is null)
            return null;
        if (!version.StartsWith("WARC/", StringComparison.Ordinal))
            throw new InvalidDataException($"a record begins with '{version[..Math.Min(version.Length, 40)]}' instead of WARC/1.0");

        var headers = Head();
        if (!long.TryParse(headers.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw new InvalidDataException("a record does not say its length");
        if (length > largest || headers.GetValueOrDefault("WARC-Type") is not ("response" or "resource"))
        {
            Skip(length);
            return new(headers, length, null);
        }

        var block = new byte[length];
        Fill(block);
        return new(headers, length, block);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private Dictionary<string, string> Head()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? last = null;
        while (Line() is var line)
        {
            if (line is null)
                throw new EndOfStreamException("the archive ends in a record's head");
            if (line.Length == 0)
                break;
            if (line[0] is ' ' or '\t' && last is not null)
                headers[last] += " " + line.Trim();
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                headers[last = line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return headers;
    }

    /// <summary>Without its end; null at the end of the stream.</summary>
    private string? Line()
    {
        var line = new ArrayBufferWriter<byte>(128);
        while (true)
        {
            if (start == end && !Read())
                return line.WrittenCount > 0 ? Encoding.UTF8.GetString(line.WrittenSpan) : null;
            var rest = buffer.AsSpan(start, end - start);
            var stop = rest.IndexOf((byte)'\n');
            line.Write(stop < 0 ? rest : rest[..stop]);
            start += stop < 0 ? rest.Length : stop + 1;
            if (stop >= 0)
                return Encoding.UTF8.GetString(line.WrittenSpan.TrimEnd("\r"u8));
            if (line.WrittenCount > LongestLine)
                throw new InvalidDataException("a record's head has a line without end");
        }
    }

    private void Fill(Span<byte> block)
    {
        while (!block.IsEmpty)
        {
            if (start == end && !Read())
                throw new EndOfStreamException("the archive ends in a record's block");
            var part = buffer.AsSpan(start, Math.Min(end - start, block.Length));
            part.CopyTo(block);
            block = block[part.Length..];
            start += part.Length;
        }
    }

    private void Skip(long length)
    {
        while (length > 0)
        {
            if (start == end && !Read())
                throw new EndOfStreamException("the archive ends in a record's block");
            var part = (int)Math.Min(end - start, length);
            start += part;
            length -= part;
        }
    }

    private bool Read()
    {
        (start, end) = (0, archive.Read(buffer));
        return end > 0;
    }
}
