namespace ChipWatch.Extract.Figures;

/// <summary>Every word that figures are made of; the tables are beside this file by language.</summary>
internal static partial class Words
{
    public static IEnumerable<Lexeme> All() => Money().Concat(Chinese()).Concat(CountUnits()).Concat(English()).DistinctBy(e => e.Text);

    private static IEnumerable<Lexeme> Money()
    {
        for (short i = 0; i < Currencies.All.Length; i++)
        {
            foreach (var word in Currencies.All[i].Words)
                yield return new(word.ToLowerInvariant(), TokenKind.Currency, i, Form: FormOf(word));
            if (Currencies.All[i] is { Factor: 1, Weak: false, Verb: false, Iso: { } iso })
                yield return new("m" + iso.ToLowerInvariant(), TokenKind.Currency, i, 1e6m, CurrencyForm.Code);
        }
    }

    /// <summary>"US$" and "€" are signs, "USD" and 人民币 codes; 元 and "dollars" are names.</summary>
    private static CurrencyForm FormOf(string word) =>
        !char.IsLetter(word[^1]) ? CurrencyForm.Sign
        : char.IsAsciiLetterUpper(word[0]) || (word.Length > 1 && word[0] > '\u2E80') ? CurrencyForm.Code
        : CurrencyForm.Name;

    private static IEnumerable<Lexeme> Each(TokenKind kind, string words, short code = 0, decimal value = 0) =>
        words.Split('|').Select(word => new Lexeme(word, kind, code, value));

    private static IEnumerable<Lexeme> Numbered(TokenKind kind, int from, params string[] words) =>
        words.SelectMany((group, i) => Each(kind, group, (short)(from + i), from + i));
}
