using System.Security.Cryptography;
using System.Text;

namespace ChipWatch;

/// <summary>Names derived from identity: 20 lower-case hex digits of SHA-256 over the parts, separated by U+001F.</summary>
public static class DocumentId
{
    public static string Of(string source, string externalId) => Hash(source, externalId);

    public static string Hash(params ReadOnlySpan<string> parts)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));
        return Convert.ToHexStringLower(digest.AsSpan(0, 10));
    }
}
