using System.Buffers.Binary;
using System.IO.Compression;

namespace ChipWatch.Read;

/// <summary>Unpacks gzip within a limit, so that a small bomb cannot fill the memory.</summary>
internal static class GzipContent
{
    private static bool IsWhole(ReadOnlySpan<byte> content, long length) =>
        content.Length >= 18 && (BinaryPrimitives.ReadUInt32LittleEndian(content[^4..]) == (uint)length || content[10..].IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) >= 0);

    public static bool Is(ReadOnlySpan<byte> content) => content.Length > 2 && content[0] == 0x1F && content[1] == 0x8B && content[2] == 8;

    public static (ReadOnlyMemory<byte> Content, ReadFailure? Failure) Unpack(ReadOnlyMemory<byte> content, int limit)
    {
        try
        {
            using var source = new MemoryStream(content.ToArray(), writable: false);
            using var gzip = new GZipStream(source, CompressionMode.Decompress);
            using var target = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while ((read = gzip.Read(buffer)) > 0)
            {
                if (target.Length + read > limit)
                    return (default, ReadFailure.TooLarge);
                target.Write(buffer, 0, read);
            }

            // The stream ends silently where the bytes do: only the length in the trailer tells that something is missing.
            return IsWhole(content.Span, target.Length) ? (target.ToArray(), null) : (default, ReadFailure.Damaged);
        }
        catch (InvalidDataException)
        {
            return (default, ReadFailure.Damaged);
        }
    }
}
