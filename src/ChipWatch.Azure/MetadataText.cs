namespace ChipWatch.Azure;

/// <summary>Metadata travels in HTTP headers, which are ASCII and trimmed: values go percent-encoded.</summary>
internal static class MetadataText
{
    /// <summary>The service drops or refuses an empty value; a lone percent sign is what no encoding yields.</summary>
    private const string Empty = "%";

    public static Dictionary<string, string> Write(IReadOnlyDictionary<string, string> metadata) =>
        metadata.ToDictionary(m => m.Key, m => m.Value.Length == 0 ? Empty : Uri.EscapeDataString(m.Value), StringComparer.OrdinalIgnoreCase);

    public static Dictionary<string, string> Read(IEnumerable<KeyValuePair<string, string>> headers, string hidden) => headers
        .Where(h => !h.Key.Equals(hidden, StringComparison.OrdinalIgnoreCase))
        .ToDictionary(h => h.Key, h => h.Value == Empty ? "" : Uri.UnescapeDataString(h.Value), StringComparer.OrdinalIgnoreCase);
}
