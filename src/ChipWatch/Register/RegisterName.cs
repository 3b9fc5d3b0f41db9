namespace ChipWatch.Register;

/// <summary>One way of writing a company or product, and what must hold where it is met.</summary>
internal sealed class RegisterName(Company company, string? productId, string written)
{
    public Company Company { get; } = company;
    public string? ProductId { get; } = productId;
    public string Written { get; } = written;

    /// <summary>Short capitals (AMD, SMIC, H20) are met in capitals only.</summary>
    private readonly bool acronym = written.Length <= 5 && written.Any(char.IsAsciiLetterUpper) && !written.Any(char.IsAsciiLetterLower);
    private readonly bool latinStart = CharacterFold.IsLatin(written[0]);
    private readonly bool latinEnd = CharacterFold.IsLatin(written[^1]);

    public bool Weak { get; } = company.Weak.Contains(written, StringComparer.Ordinal);

    public bool Fits(string text, int start, int end) =>
        (!latinStart || Begins(text, start)) && (!latinEnd || Ends(text, end)) && Cased(text.AsSpan(start, end - start));

    private bool Cased(ReadOnlySpan<char> met)
    {
        if (acronym)
            foreach (var c in met)
                if (char.IsLower(c))
                    return false;
        return !Company.Capital || !latinStart || !char.IsLower(met[0]) || char.IsLower(Written[0]);
    }

    // Hosts and mail addresses (www.nvidia.com, press@amd.com) are no mentions.
    private static bool Begins(string text, int start) =>
        start == 0 || (!CharacterFold.IsLatin(text[start - 1]) && text[start - 1] != '@'
            && !(text[start - 1] == '.' && start > 1 && char.IsAsciiLetterOrDigit(text[start - 2]))
            && !(text[start - 1] == '/' && start > 1 && text[start - 2] == '/'));

    private static bool Ends(string text, int end) =>
        end == text.Length
        || (!CharacterFold.IsLatin(text[end]) && !(text[end] == '.' && end + 1 < text.Length && char.IsAsciiLetterLower(text[end + 1])))
        || (text[end] == 's' && char.IsAsciiDigit(text[end - 1]) && (end + 1 == text.Length || !CharacterFold.IsLatin(text[end + 1])));
}
