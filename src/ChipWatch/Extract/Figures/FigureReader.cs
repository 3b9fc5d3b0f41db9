namespace ChipWatch.Extract.Figures;

/// <summary>Reads amounts, counts, percentages, multiples, dates and periods in Chinese and English in one pass.</summary>
public static class FigureReader
{
    /// <param name="text">Any text.</param>
    /// <param name="published">What relative dates ("上月", "last quarter") are resolved against; without it they stay unread.</param>
    /// <returns>Figures in order of their start; they do not overlap.</returns>
    public static IReadOnlyList<Figure> Read(ReadOnlySpan<char> text, DateOnly? published = null)
    {
        // About as many as news and filings have: growing by doubles would allocate them twice.
        var figures = new List<Figure>(Math.Clamp(text.Length / 40, 4, 1 << 12));
        Read(text, 0, text.Length, published, figures);
        return figures;
    }

    /// <summary>Adds the figures of one sentence or line: no figure goes on behind its end, so that the rest of the text need not be read.</summary>
    internal static void Read(ReadOnlySpan<char> text, int start, int end, DateOnly? published, List<Figure> figures)
    {
        var tokenizer = new Tokenizer(text[..end], end - start);
        try
        {
            tokenizer.Run(start);
            new FigureParser(text, tokenizer.Tokens, published, figures).Run();
        }
        finally
        {
            tokenizer.Return();
        }
    }
}
