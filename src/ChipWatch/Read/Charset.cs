using System.Buffers;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace ChipWatch.Read;

/// <summary>Bytes to text: byte order mark, then what was declared as far as the bytes bear it out, then detection.</summary>
internal static class Charset
{
    private const int DetectionSample = 64 * 1024;
    private const int PrescanLength = 4096;

    /// <summary>Bytes up to which a buffer for the characters is worth renting.</summary>
    private const int MostAtOnce = 1 << 20;

    static Charset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="http">The charset of the Content-Type header, or null.</param>
    public static string Decode(ReadOnlySpan<byte> content, string? http) =>
        DecodeMarked(content) ?? DecodeUtf8(content) ?? Find(content, http).GetString(content);

    public static Encoding? ByName(string? name)
    {
        name = name?.Trim(' ', '"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(name))
            return null;

        // Publishers write gb2312 and mean whatever their editor saved: GB18030 is the superset of all of them.
        if (name is "gb2312" or "gbk" or "gb_2312-80" or "x-gbk" or "cp936" or "gb18030" or "csgb2312")
            name = "gb18030";
        else if (name is "utf8" or "unicode-1-1-utf-8")
            name = "utf-8";
        else if (name is "iso-8859-1" or "latin1" or "us-ascii" or "ascii")
            name = "windows-1252";
        else if (name is "big5-hkscs" or "cp950" or "x-x-big5")
            name = "big5";
        else if (name is "utf-7")
            return null;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Checks and decodes in one pass what most pages are; null for anything else, and for what <see cref="Find"/> has to look into.</summary>
    private static string? DecodeUtf8(ReadOnlySpan<byte> content)
    {
        if (content.Length > MostAtOnce || Wide(content) is not null)
            return null;
        var buffer = ArrayPool<char>.Shared.Rent(content.Length);
        var status = Utf8.ToUtf16(content, buffer, out _, out var length, replaceInvalidSequences: false);
        // As many characters as bytes is seven bits, which may hide an escaped encoding.
        var text = status == OperationStatus.Done && length < content.Length ? new string(buffer, 0, length) : null;
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }

    private static string? DecodeMarked(ReadOnlySpan<byte> content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(content[3..]),
        [0xFF, 0xFE, 0x00, 0x00, ..] => Encoding.UTF32.GetString(content[4..]),
        [0x00, 0x00, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true).GetString(content[4..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content[2..]),
        _ => null,
    };

    private static Encoding Find(ReadOnlySpan<byte> content, string? http)
    {
        if (Wide(content) is { } wide)
            return wide;

        // Bytes beyond ASCII that happen to be valid UTF-8 are UTF-8, whatever a template declared.
        if (Utf8.IsValid(content))
            return SevenBit(content) && Escaped(content) is { } escaped ? escaped : Encoding.UTF8;
        var declared = ByName(http) ?? Declared(content);
        if (declared is not null && declared.CodePage != Encoding.UTF8.CodePage)
            return declared;
        return MostlyUtf8(content) ? Encoding.UTF8 : Detect(content, declared);
    }

    /// <summary>A few broken bytes (a cut string, a pasted quote) do not make a UTF-8 page anything else.</summary>
    private static bool MostlyUtf8(ReadOnlySpan<byte> content)
    {
        int good = 0, bad = 0;
        while (!content.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(content, out _, out var length);
            if (status == System.Buffers.OperationStatus.Done)
                good += length > 1 ? 1 : 0;
            else
                bad++;
            content = content[length..];
            var ascii = content.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            content = ascii < 0 ? [] : content[ascii..];
        }

        return good > bad * 10;
    }

    private static bool SevenBit(ReadOnlySpan<byte> content) => System.Text.Ascii.IsValid(content);

    /// <summary>ISO-2022-JP and HZ are seven-bit: only their escapes tell them from ASCII.</summary>
    private static Encoding? Escaped(ReadOnlySpan<byte> content) =>
        content.IndexOf("\x1B$"u8) >= 0 ? ByName("iso-2022-jp") : null;

    private static Encoding? Wide(ReadOnlySpan<byte> content)
    {
        if (content.Length < 4)
            return null;
        return content[..4] switch
        {
            [0, not 0, 0, not 0] => Encoding.BigEndianUnicode,
            [not 0, 0, not 0, 0] => Encoding.Unicode,
            [0, 0, 0, not 0] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
            [not 0, 0, 0, 0] => Encoding.UTF32,
            _ => null,
        };
    }

    /// <summary>The charset of an XML declaration or a meta element near the start.</summary>
    private static Encoding? Declared(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, PrescanLength)]);
        return ByName(Value(head, "charset")) ?? (head.StartsWith("<?xml", StringComparison.Ordinal) ? ByName(Value(head, "encoding")) : null);
    }

    private static string? Value(string head, string name)
    {
        for (var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = head.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var rest = head.AsSpan(at + name.Length).TrimStart();
            if (rest.IsEmpty || rest[0] != '=')
                continue;
            rest = rest[1..].TrimStart(" \t\r\n\"'");
            var end = rest.IndexOfAny(" \t\r\n\"';>/?");
            return (end < 0 ? rest : rest[..end]).ToString();
        }

        return null;
    }

    private static Encoding Detect(ReadOnlySpan<byte> content, Encoding? declared)
    {
        var sample = content[..Math.Min(content.Length, DetectionSample)].ToArray();
        var best = CharsetDetector.DetectFromBytes(sample).Detected;
        if (best is { Confidence: > 0.5f } && ByName(best.EncodingName) is { } found)
            return found;
        return declared ?? Encoding.UTF8;
    }
}
