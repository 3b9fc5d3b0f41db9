namespace ChipWatch.Extract.Figures;

internal ref partial struct FigureParser
{
    /// <summary>A number with its words of scale, before anybody knows what it counts.</summary>
    private struct Quantity
    {
        public decimal Low;
        public decimal High;
        public NumberTraits Traits;

        /// <summary>Scale that a range's left side inherits ("3-5亿", "$2-3 billion").</summary>
        public decimal Scale;

        /// <summary>k, m, b: only money and percentages are written so.</summary>
        public bool Short;
        public int End;

        public readonly bool PlainYear => Is(NumberTraits.Plain) && Low is >= 1900 and <= 2100;

        public readonly bool Is(NumberTraits traits) => (Traits & traits) == traits;
    }

    private static readonly decimal[] Powers = [.. Enumerable.Range(0, 29).Select(power => power == 0 ? 1m : decimal.Parse("1" + new string('0', power), System.Globalization.CultureInfo.InvariantCulture))];

    private const decimal MaximumBeforeScale = 1e15m;

    private readonly bool TryQuantity(int index, out Quantity quantity)
    {
        quantity = new() { Scale = 1 };
        switch (Kind(index))
        {
            case TokenKind.Number:
                ref readonly var token = ref tokens[index];
                quantity.Low = token.Value;
                quantity.High = token.High;
                quantity.Traits = token.Traits;
                quantity.Scale = Powers[token.Power];
                quantity.End = index + 1;
                break;
            case TokenKind.NumberWord:
                ReadWords(index, ref quantity);
                break;
            case TokenKind.Fraction or TokenKind.Article or TokenKind.Vague or TokenKind.Quarter:
                if (!TryVague(index, ref quantity))
                    return false;
                break;
            case TokenKind.Scale when tokens[index].Value > 0:
                if (Kind(index - 1) is TokenKind.Number)
                    return false;
                quantity.Low = quantity.High = 1;
                quantity.Traits = NumberTraits.Vague;
                quantity.End = index;
                break;
            default:
                return false;
        }

        ReadScales(ref quantity);
        return true;
    }

    private readonly void ReadScales(ref Quantity quantity)
    {
        for (var n = 0; n < 3; n++)
        {
            var end = quantity.End;
            if (Kind(end) == TokenKind.Hyphen && Kind(end + 1) == TokenKind.Scale && Glued(end) && Glued(end + 1))
                end++;
            if (Kind(end) is not (TokenKind.Scale or TokenKind.ShortScale) || quantity.High > MaximumBeforeScale || quantity.Scale > MaximumBeforeScale)
                return;
            if (Kind(end) == TokenKind.ShortScale)
            {
                if (!Glued(end) && tokens[end].Start - tokens[end - 1].End > 1)
                    return;
                quantity.Short = true;
            }

            var exact = quantity.Low == quantity.High;
            quantity.Low *= tokens[end].Value;
            quantity.High = exact ? quantity.Low : quantity.High * tokens[end].Value;
            quantity.Scale = quantity.Scale == 1 ? tokens[end].Value : quantity.Scale * tokens[end].Value;
            quantity.Traits &= ~NumberTraits.Plain;
            quantity.End = end + 1;
        }
    }

    /// <summary>"half a million", "a quarter million", "tens of billions", "several hundred".</summary>
    private readonly bool TryVague(int index, ref Quantity quantity)
    {
        var fraction = 1m;
        if (Kind(index) == TokenKind.Article)
            index++;
        switch (Kind(index))
        {
            case TokenKind.Fraction: fraction = tokens[index].Value; index++; break;
            case TokenKind.Quarter when Code(index) == 0: fraction = 0.25m; index++; break;
            case TokenKind.Vague:
                quantity.Low = 2 * tokens[index].Value;
                quantity.High = 9 * tokens[index].Value;
                quantity.Traits = NumberTraits.Vague;
                quantity.End = index + 1;
                if (Kind(index + 1) == TokenKind.NumberWord && Code(index + 1) == 100)
                {
                    quantity.Low *= 100;
                    quantity.High *= 100;
                    quantity.End++;
                }

                return Kind(quantity.End) is TokenKind.Scale or TokenKind.Currency || quantity.End > index + 1;
        }

        if (Kind(index) == TokenKind.Article)
            index++;
        var hundred = Kind(index) == TokenKind.NumberWord && Code(index) is 100 or 12;
        if (Kind(index) != TokenKind.Scale && !hundred)
            return false;
        quantity.Low = quantity.High = hundred ? fraction * Code(index) : fraction;
        quantity.End = hundred ? index + 1 : index;
        return true;
    }

    /// <summary>"three hundred and twenty-five thousand".</summary>
    private readonly void ReadWords(int index, ref Quantity quantity)
    {
        decimal total = 0;
        decimal current = 0;
        var last = 1000;
        var n = 0;
        for (; n < 16; n++)
        {
            var skip = Kind(index) == TokenKind.Hyphen && Glued(index) && Glued(index + 1) && Kind(index + 1) == TokenKind.NumberWord ? 1
                : Kind(index) == TokenKind.And && (current >= 100 && current % 100 == 0 || (current == 0 && total > 0)) && Kind(index + 1) == TokenKind.NumberWord ? 1 : 0;
            var word = index + skip;
            if (Kind(word) == TokenKind.NumberWord)
            {
                int value = Code(word);
                if (value == 100 && last is > 0 and < 100)
                {
                    current *= 100;
                    last = 100;
                }
                else if (n == 0 || last >= 100 || (last >= 20 && last % 10 == 0 && value < 10))
                {
                    current += value;
                    last = value == 100 ? 1000 : value;
                }
                else
                {
                    break;
                }
            }
            else if (Kind(word) == TokenKind.Scale && current > 0 && Kind(word + 1) is TokenKind.NumberWord or TokenKind.And && !IsRangeAnd(word + 1))
            {
                total += current * tokens[word].Value;
                current = 0;
                last = 1000;
            }
            else
            {
                break;
            }

            index = word + 1;
        }

        quantity.Low = quantity.High = total + current;
        quantity.End = index;
        if (n == 1)
            quantity.Traits = NumberTraits.Plain | NumberTraits.Chinese;
    }

    private readonly bool IsRangeAnd(int index) => Kind(index) == TokenKind.And && Kind(index + 1) != TokenKind.NumberWord;
}
