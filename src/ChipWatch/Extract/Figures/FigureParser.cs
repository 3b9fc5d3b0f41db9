namespace ChipWatch.Extract.Figures;

/// <summary>Tokens to figures by recursive descent: each rule looks ahead a bounded number of tokens, so the whole is linear.</summary>
internal ref partial struct FigureParser(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, DateOnly? published, List<Figure> said)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly ReadOnlySpan<Token> tokens = tokens;
    private readonly DateOnly? published = published;
    private int at;

    /// <summary>The year last read and the token behind it, which a date right after a separator shares ("2025年1月至9月").</summary>
    private int sharedYear;
    private int sharedUntil = -1;

    /// <summary>Inside another rule's date: spans do not nest, so no input recurses deeper than once.</summary>
    private bool nested;

    /// <summary>A date that counting starts from is the coming one ("three weeks after Christmas").</summary>
    private bool ahead;

    /// <summary>"this" 0, "next" 1 before a date without a year.</summary>
    private int? yearShift;

    private bool? withoutLatin;

    private readonly List<Figure> said = said;

    /// <summary>Behind "the last 3 months", whose duration does not join the next.</summary>
    private int looseUntil = -1;

    public void Run()
    {
        while (at < tokens.Length)
        {
            var before = at;
            if (!CanBegin(at) || !(TryTime() || TryMoneyOrNumber()))
                at++;
            System.Diagnostics.Debug.Assert(at > before, "every round consumes a token");
        }
    }

    /// <summary>Most tokens only go on with a figure; of articles and prepositions most go on with none.</summary>
    private readonly bool CanBegin(int index) => Kind(index) switch
    {
        TokenKind.Break or TokenKind.To or TokenKind.And or TokenKind.Of or TokenKind.Comma or TokenKind.Open or TokenKind.Close or TokenKind.Colon or TokenKind.Slash or TokenKind.Unit
            or TokenKind.The or TokenKind.From or TokenKind.ShortScale or TokenKind.Month or TokenKind.Day or TokenKind.Week or TokenKind.OrMore or TokenKind.OrLess or TokenKind.OrSo
            or TokenKind.Tax or TokenKind.InWords or TokenKind.Plus or TokenKind.Point or TokenKind.Times or TokenKind.Tenths or TokenKind.Discount or TokenKind.TitleClose
            or TokenKind.Ago or TokenKind.Later or TokenKind.After or TokenKind.Ended or TokenKind.SpellEnd or TokenKind.FullYear or TokenKind.OrdinalSuffix => false,
        TokenKind.In or TokenKind.On or TokenKind.Article or TokenKind.AtLeast or TokenKind.AtMost or TokenKind.About or TokenKind.Between or TokenKind.PerShare or TokenKind.Currency or TokenKind.Hyphen
            => Kind(index + 1) is not (TokenKind.Break or TokenKind.Of or TokenKind.To or TokenKind.And or TokenKind.Comma or TokenKind.Close or TokenKind.Unit),
        TokenKind.Year => Kind(index + 1) == TokenKind.Ended,
        _ => true,
    };

    private readonly TokenKind Kind(int index) => (uint)index < (uint)tokens.Length ? tokens[index].Kind : TokenKind.Break;

    private readonly short Code(int index) => tokens[index].Code;

    /// <summary>No space between the two tokens.</summary>
    private readonly bool Glued(int index) => index > 0 && index < tokens.Length && tokens[index].Start == tokens[index - 1].End;

    private void Emit(in Figure figure) => said.Add(figure);

    /// <summary>A word such as 约 or "more than" before a figure.</summary>
    private struct Qualifier
    {
        public bool About;
        public bool AtLeast;
        public bool AtMost;
        public bool Negative;
    }

    /// <summary>A hyphen between things, not a minus: behind a figure, or behind a Latin name as in "GPT-4".</summary>
    private readonly bool IsJoining(int index) => Glued(index)
        && (Kind(index - 1) is not (TokenKind.Break or TokenKind.To or TokenKind.Colon or TokenKind.Comma or TokenKind.And or TokenKind.Open or TokenKind.About)
            || char.IsAsciiLetterOrDigit(text[tokens[index].Start - 1]));

    /// <summary>Reads qualifiers from <paramref name="index"/> on and moves it behind them.</summary>
    private readonly Qualifier ReadQualifiers(ref int index)
    {
        var found = default(Qualifier);
        for (var n = 0; n < 3; n++)
        {
            switch (Kind(index))
            {
                case TokenKind.About: found.About = true; break;
                case TokenKind.AtLeast when Code(index) == 0 || (Kind(index + 1) == TokenKind.Number && tokens[index + 1].Is(NumberTraits.UnitFirst)):
                    found.AtLeast = true;
                    break;
                case TokenKind.AtMost: found.AtMost = true; break;
                case TokenKind.Negative: found.Negative = true; break;
                case TokenKind.Hyphen when Glued(index + 1) && Kind(index + 2) != TokenKind.Hyphen && !(Kind(index + 1) == TokenKind.Number && tokens[index + 1].PlainOf(8, 8)) && !IsJoining(index):
                    found.Negative = true;
                    break;
                default: return found;
            }

            index++;
        }

        return found;
    }
}
