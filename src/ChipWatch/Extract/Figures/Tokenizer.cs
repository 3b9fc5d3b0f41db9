using System.Buffers;

namespace ChipWatch.Extract.Figures;

/// <summary>Cuts a text into the words of the figures' grammar, each character read once.</summary>
internal ref partial struct Tokenizer(ReadOnlySpan<char> text, int length)
{
    private readonly ReadOnlySpan<char> text = text;
    private Token[] tokens = ArrayPool<Token>.Shared.Rent(Math.Clamp(length / 4, 64, 1 << 16));
    private int count;

    public readonly ReadOnlySpan<Token> Tokens => tokens.AsSpan(0, count);

    public void Run(int at)
    {
        while (at < text.Length)
        {
            var begin = Beginnings.Next(text, at);
            if (begin > at)
            {
                Skip(at, begin);
                if (begin == text.Length)
                    return;
            }

            at = CharacterClasses.Of(text[begin]) switch
            {
                CharacterClass.Space => begin + 1,
                CharacterClass.Digit => Number(begin),
                CharacterClass.Numeral => Numeral(begin),
                CharacterClass.Letter => Word(begin),
                CharacterClass.Word => text[begin] == '第' ? ChineseOrdinal(begin) : Phrase(begin),
                _ => Break(begin, begin + 1),
            };
        }
    }

    /// <summary>Nothing that a figure is made of: a break, unless it is only spaces.</summary>
    private void Skip(int start, int end)
    {
        while (start < end && CharacterClasses.Of(text[start]) == CharacterClass.Space)
            start++;
        if (start == end)
            return;
        while (CharacterClasses.Of(text[end - 1]) == CharacterClass.Space)
            end--;
        Break(start, end);
    }

    public readonly void Return() => ArrayPool<Token>.Shared.Return(tokens);

    private int Number(int at)
    {
        var token = default(Token);
        if (!NumeralScanner.TryScan(text, at, ref token))
            return Break(at, EndOfDigits(at));
        if (token.End + 1 < text.Length && text[token.End] == '.' && token.Is(NumberTraits.Decimal) && CharacterClasses.Of(text[token.End + 1]) == CharacterClass.Digit)
            return Dotted(at);
        Add(token);
        return token.End < text.Length && CharacterClasses.Of(text[token.End]) == CharacterClass.Letter ? Glued(at, token.End) : token.End;
    }

    /// <summary>Letters right behind a number: "115USD", "3Q25", "4th", "10x"; anything else makes it a name ("910B", "5G").</summary>
    private int Glued(int at, int letters)
    {
        ref var number = ref tokens[count - 1];
        if (PeriodCode(letters, out var period))
        {
            Add(period);
            return period.End;
        }

        if (number.PlainOf(1, 1) && number.Value >= 1 && number.Value <= (Characters.Fold(text[letters]) switch { 'Q' or 'q' => 4, 'H' or 'h' => 2, _ => 0 }) && (letters + 1 >= text.Length || CharacterClasses.Of(text[letters + 1]) != CharacterClass.Letter))
        {
            number.Kind = Characters.Fold(text[letters]) is 'Q' or 'q' ? TokenKind.Quarter : TokenKind.Half;
            number.Code = (short)((number.Kind == TokenKind.Quarter ? 10 : 0) + number.Value);
            number.End = letters + 1;
            return number.End;
        }

        var entry = Lexicon.Match(text, letters, out var end);
        if (entry is not null && entry.Latin)
        {
            if (entry.Kind == TokenKind.OrdinalSuffix)
            {
                number.Kind = TokenKind.Ordinal;
                number.Code = (short)Math.Min(number.Value, short.MaxValue);
                number.End = end;
                return end;
            }

            Add(entry, letters, end);
            return end;
        }

        count--;
        return Break(at, EndOfName(letters));
    }

    private int Numeral(int at)
    {
        if (Lexicon.Match(text, at, out var end) is { } entry)
        {
            Add(entry, at, end);
            return end;
        }

        if (text[at] == '半')
            return Half(at);
        var token = default(Token);
        if (!NumeralScanner.TryScan(text, at, ref token))
            return Break(at, at + 1);
        Add(token);
        return token.End;
    }

    private int Half(int at)
    {
        Add(new Token { Start = at, End = at + 1, Kind = TokenKind.Fraction, Value = 0.5m });
        return at + 1;
    }

    private int ChineseOrdinal(int at)
    {
        var token = default(Token);
        if (at + 1 >= text.Length || !NumeralScanner.TryScan(text, at + 1, ref token))
            return Break(at, at + 1);
        token.Start = at;
        token.Kind = TokenKind.Ordinal;
        token.Code = (short)Math.Min(token.Value, short.MaxValue);
        Add(token);
        return token.End;
    }

    /// <summary>A Latin word, and those that follow it with one space between: most of an English text is nothing else.</summary>
    private int Word(int at)
    {
        while (true)
        {
            if (BehindOthers(at) is var behind && behind > at)
            {
                at = behind;
                if (at >= text.Length || !char.IsAsciiLetter(text[at]))
                    return at;
            }

            if ((text[at] | 0x20) is 'q' or 'h' or >= 128 && PeriodCode(at, out var period))
            {
                Add(period);
                return period.End;
            }

            var entry = Lexicon.Match(text, at, out var end);
            if (entry is null)
                end = Break(at, EndOfReference(at));
            else if (end < text.Length && CharacterClasses.Of(text[end]) == CharacterClass.Digit && entry.Kind is not (TokenKind.Currency or TokenKind.Fiscal or TokenKind.MonthName or TokenKind.About))
                return Break(at, EndOfName(at));
            else
                Add(entry, at, end);
            if (end + 1 >= text.Length || text[end] != ' ' || !char.IsAsciiLetter(text[end + 1]))
                return end;
            at = end + 1;
        }
    }

    private int Phrase(int at)
    {
        if (Lexicon.Match(text, at, out var end) is not { } entry)
            return Break(at, at + 1);
        Add(entry, at, end);
        return end;
    }

    /// <summary>"Q3", "H1" with nothing alphanumeric behind but a year.</summary>
    private readonly bool PeriodCode(int at, out Token token)
    {
        token = default;
        var letter = Characters.Fold(text[at]);
        if (letter is not ('Q' or 'H' or 'q' or 'h') || at + 1 >= text.Length)
            return false;
        var number = Characters.Fold(text[at + 1]) - '0';
        var most = letter is 'Q' or 'q' ? 4 : 2;
        if (number < 1 || number > most || (at + 2 < text.Length && CharacterClasses.Of(text[at + 2]) == CharacterClass.Digit))
            return false;
        if (at + 3 < text.Length && CharacterClasses.Of(text[at + 2]) == CharacterClass.Letter && Characters.Fold(text[at + 2]) is not ('F' or 'f'))
            return false;
        token = most == 4
            ? new Token { Kind = TokenKind.Quarter, Code = (short)(10 + number), Start = at, End = at + 2 }
            : new Token { Kind = TokenKind.Half, Code = (short)number, Start = at, End = at + 2 };
        return true;
    }

    /// <summary>"2025.9.30": plain numbers with marks between; more parts are an address or a section.</summary>
    private int Dotted(int at)
    {
        var p = at;
        var first = count;
        var parts = 0;
        while (p < text.Length && CharacterClasses.Of(text[p]) == CharacterClass.Digit)
        {
            var end = EndOfRun(p, CharacterClass.Digit);
            if (++parts <= 3 && end - p <= 4)
            {
                DigitScanner.TryRead(text[..end], p, out var value, out _, out var digits, out var traits);
                Add(new Token { Kind = TokenKind.Number, Start = p, End = end, Value = value, High = value, Digits = (byte)digits, Traits = traits });
            }
            else
            {
                parts = 4;
            }

            p = end;
            if (p + 1 >= text.Length || text[p] != '.' || CharacterClasses.Of(text[p + 1]) != CharacterClass.Digit)
                break;
            if (parts < 3)
                Add(new Token { Kind = TokenKind.Slash, Code = 1, Start = p, End = p + 1 });
            p++;
        }

        if (parts == 3)
            return p;
        count = first;
        return Break(at, p);
    }

    private int Break(int start, int end)
    {
        if (count > 0 && tokens[count - 1].Kind == TokenKind.Break)
        {
            tokens[count - 1].End = end;
            return end;
        }

        ref var token = ref Next();
        (token.Kind, token.Start, token.End) = (TokenKind.Break, start, end);
        Clear(ref token);
        return end;
    }

    private void Add(Lexeme entry, int start, int end)
    {
        ref var token = ref Next();
        Clear(ref token);
        (token.Kind, token.Start, token.End, token.Code, token.Digits) = (entry.Kind, start, end, entry.Code, (byte)entry.Form);
        token.Value = token.High = entry.Value;
    }

    private void Add(in Token token) => Next() = token;

    /// <summary>The next token to fill, in its place: most are never looked at again, and a copy of each costs more than finding it.</summary>
    private ref Token Next()
    {
        if (count == tokens.Length)
            Grow();
        return ref tokens[count++];
    }

    /// <summary>What a rented token holds of an earlier text; a break's values are never read.</summary>
    private static void Clear(ref Token token) => (token.Traits, token.Digits, token.Power, token.Code) = (NumberTraits.None, 0, 0, 0);

    private void Grow()
    {
        var larger = ArrayPool<Token>.Shared.Rent(tokens.Length * 2);
        tokens.AsSpan(0, count).CopyTo(larger);
        ArrayPool<Token>.Shared.Return(tokens);
        tokens = larger;
    }
}
