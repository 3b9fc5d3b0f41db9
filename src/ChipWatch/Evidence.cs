namespace ChipWatch;

/// <summary>The characters of a document's text that state (one field of) a claim.</summary>
/// <param name="Start">UTF-16 offset of the first character.</param>
/// <param name="End">UTF-16 offset behind the last character.</param>
/// <param name="Quote">Always <c>text[Start..End]</c>.</param>
/// <param name="Field">The claim's field that these characters state (camelCase), or null for the claim as a whole.</param>
public sealed record Evidence(int Start, int End, string Quote, string? Field = null)
{
    public static Evidence Of(string text, int start, int end, string? field = null) => new(start, end, text[start..end], field);
}
