namespace ChipWatch.Extract.Figures;

/// <summary>An amount's words as claims carry them: with 约, 近, 超, without 人民币.</summary>
internal static class AmountText
{
    public static string Of(ReadOnlySpan<char> written)
    {
        var text = written.Trim();
        if (text.StartsWith("人民币", StringComparison.Ordinal))
            text = text[3..].TrimStart([' ', ':', '：', '\u3000']);
        return text.ToString();
    }
}
