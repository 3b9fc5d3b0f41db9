namespace ChipWatch.Extract.Figures;

/// <summary>An amount's words as claims carry them: with 约, 近, 超, without 人民币.</summary>
internal static class AmountText
{
    private const string Renminbi = "人民币";

    public static string Of(ReadOnlySpan<char> written)
    {
        var text = written.Trim();
        var at = text.IndexOf(Renminbi, StringComparison.Ordinal);
        if (at < 0)
            return text.ToString();
        var behind = text[(at + Renminbi.Length)..].TrimStart([' ', ':', '：', '\u3000']);
        return string.Concat(text[..at], behind);
    }
}
