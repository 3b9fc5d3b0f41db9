namespace ChipWatch.Extract.Figures;

/// <summary>Reads amounts, counts, percentages, multiples, dates and periods in Chinese and English in one pass.</summary>
public static class FigureReader
{
    /// <param name="text">Any text.</param>
    /// <param name="published">What relative dates ("上月", "last quarter") are resolved against; without it they stay unread.</param>
    /// <returns>Figures in order of their start; they do not overlap.</returns>
    public static IReadOnlyList<Figure> Read(ReadOnlySpan<char> text, DateOnly? published = null)
    {
        var tokenizer = new Tokenizer(text);
        try
        {
            tokenizer.Run();
            var parser = new FigureParser(text, tokenizer.Tokens, published);
            parser.Run();
            return parser.Figures;
        }
        finally
        {
            tokenizer.Return();
        }
    }
}
