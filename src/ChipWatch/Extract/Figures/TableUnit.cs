namespace ChipWatch.Extract.Figures;

/// <summary>The unit that a table's caption or column header gives its bare numbers: "单位：万元", "(RMB in millions)", "HK$'000".</summary>
/// <param name="Scale">What one in a cell is worth in units of the currency.</param>
/// <param name="Currency">ISO 4217, or null where the caption names none.</param>
public readonly record struct TableUnit(decimal Scale, string? Currency)
{
    private const decimal MaximumScale = 1e12m;
    private static readonly decimal[] Powers = [1m, 1e1m, 1e2m, 1e3m, 1e4m, 1e5m, 1e6m, 1e7m, 1e8m, 1e9m, 1e10m, 1e11m, 1e12m];

    /// <returns>Null when the words name neither scale nor money.</returns>
    public static TableUnit? Find(ReadOnlySpan<char> caption)
    {
        var scale = 1m;
        string? currency = null;
        var weak = true;
        var found = false;
        var at = 0;
        while (at < caption.Length && scale <= MaximumScale)
        {
            if (Characters.ChinesePower(caption[at]) is >= 2 and var power && IsBeforeMoney(caption, at + 1))
            {
                scale *= Powers[power];
                found = true;
                at++;
                continue;
            }

            if (caption[at..].StartsWith("'000") || caption[at..].StartsWith("’000"))
            {
                scale *= 1000;
                found = true;
                at += 4;
                continue;
            }

            var entry = Lexicon.Match(caption, at, out var end);
            if (entry is { Kind: TokenKind.Scale })
            {
                scale *= entry.Value;
                found = true;
            }
            else if (entry is { Kind: TokenKind.Currency } && Currencies.All[entry.Code] is { Factor: 1, Verb: false } money)
            {
                if (weak)
                    (currency, weak) = (money.Iso, money.Weak);
                found = true;
            }

            at = entry is null ? NextWord(caption, at) : end;
        }

        return found ? new(scale, currency) : null;
    }

    /// <summary>A bare number of such a table as money; figures that carry their own unit stay as they are.</summary>
    public Figure Apply(in Figure figure)
    {
        if (figure.Kind != FigureKind.Number || Math.Abs(figure.Max ?? figure.Min ?? 0) > decimal.MaxValue / (MaximumScale * MaximumScale))
            return figure;
        return figure with { Kind = FigureKind.Money, Min = figure.Min * Scale, Max = figure.Max * Scale, Currency = Currency };
    }

    private static bool IsBeforeMoney(ReadOnlySpan<char> caption, int at)
    {
        while (at < caption.Length && Characters.ChinesePower(caption[at]) > 0)
            at++;
        return at < caption.Length && Lexicon.Match(caption, at, out _) is { Kind: TokenKind.Currency };
    }

    private static int NextWord(ReadOnlySpan<char> caption, int at)
    {
        if (CharacterClasses.Of(caption[at]) != CharacterClass.Letter)
            return at + 1;
        while (at < caption.Length && CharacterClasses.Of(caption[at]) == CharacterClass.Letter)
            at++;
        return at;
    }
}
