using ChipWatch.Register;

namespace ChipWatch.Extract.Figures;

/// <summary>Where a number, a Latin word or a Chinese phrase of the figures' grammar may begin; what lies between is a break.</summary>
internal static class Beginnings
{
    private static readonly PairFilter Filter = Build();

    /// <summary>The first such place at or behind <paramref name="at"/>, or the text's length.</summary>
    public static int Next(ReadOnlySpan<char> text, int at) => Filter.Next(text, at);

    private static PairFilter Build()
    {
        var written = Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).ToLookup(Lexicon.Lower);
        var filter = new PairFilter();
        for (var c = '\0'; c < char.MaxValue; c++)
        {
            if (c == '第' || CharacterClasses.Of(c) is CharacterClass.Digit or CharacterClass.Letter or CharacterClass.Numeral)
                filter.Add(c);
        }

        foreach (var text in Lexicon.Texts)
        {
            foreach (var first in written[text[0]])
            {
                if (text.Length == 1)
                    filter.Add(first);
                else
                    foreach (var second in text[1] == ' ' ? written[' '].Append('-') : written[text[1]])
                        filter.Add(first, second);
            }
        }

        return filter;
    }
}
