namespace ChipWatch.Extract.Figures;

/// <summary>A word or phrase of a figure's grammar.</summary>
/// <param name="Text">Lower case; one space stands for any run of spaces.</param>
/// <param name="Code">Index into the kind's own table.</param>
/// <param name="Form">How a currency is written.</param>
internal sealed record Lexeme(string Text, TokenKind Kind, short Code = 0, decimal Value = 0, CurrencyForm Form = CurrencyForm.Name)
{
    /// <summary>Latin words end at a word's end, Chinese ones anywhere.</summary>
    public bool Latin { get; } = char.IsAsciiLetter(Text[^1]);

    /// <summary>Characters that a Latin entry's key holds: its first three, or the whole word where it is shorter.</summary>
    public int Keyed { get; } = Text.TakeWhile(char.IsAsciiLetterLower).Take(3).Count() is var letters && (letters == 3 || letters == Text.Length) ? letters : 0;

    /// <summary>The fourth character where only one letter matches it, or '\0'.</summary>
    public char Fourth { get; } = Text.Length > 3 && Text.AsSpan(0, 4).IndexOfAnyExceptInRange('a', 'z') < 0 ? Text[3] : '\0';

    /// <summary>Letters of a phrase's first word; 0 where it is no phrase.</summary>
    public int First { get; } = Text.IndexOf(' ') is > 0 and var gap && Text.AsSpan(0, gap).IndexOfAnyExceptInRange('a', 'z') < 0 ? gap : 0;
}

/// <summary>Signs stand before a number or behind it, codes too, English names behind it only.</summary>
internal enum CurrencyForm : byte { Name, Code, Sign }
