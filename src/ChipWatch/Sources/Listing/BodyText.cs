using System.Text;
using System.Text.RegularExpressions;

namespace ChipWatch.Sources.Listing;

/// <summary>A list's bytes as text: byte-order mark, then the header, then what the body declares, else UTF-8.</summary>
internal static partial class BodyText
{
    static BodyText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Of(SourceResponse response)
    {
        var body = response.Body.Span;
        if (body.StartsWith("\uFEFF"u8))
            return Encoding.UTF8.GetString(body[3..]);
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 1024)]);
        return (Named(response.Charset) ?? Named(Declared().Match(head).Groups["name"].Value) ?? Encoding.UTF8).GetString(body);
    }

    private static Encoding? Named(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        try
        {
            // gb2312 pages hold characters of its supersets
            return Encoding.GetEncoding(name.Trim('"', '\'', ' ') is var n && n.StartsWith("gb", StringComparison.OrdinalIgnoreCase) ? "GB18030" : n);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("(charset|encoding)\\s*=\\s*[\"']?(?<name>[A-Za-z0-9_-]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Declared();
}
