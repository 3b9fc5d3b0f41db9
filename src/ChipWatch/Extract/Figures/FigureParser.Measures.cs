namespace ChipWatch.Extract.Figures;

internal ref partial struct FigureParser
{
    /// <summary>A quantity with its unit, one side of a range.</summary>
    private struct Measure
    {
        public FigureKind Kind;
        public Quantity Quantity;
        public Currency? Currency;
        public string? Unit;
        public bool Open;

        /// <summary>Stands with its own currency or unit, not to be taken from a range's other side.</summary>
        public bool Complete;
        public bool CurrencyFirst;
        public Qualifier Inner;
        public int End;

        public decimal Low { readonly get => Quantity.Low; set => Quantity.Low = value; }
        public decimal High { readonly get => Quantity.High; set => Quantity.High = value; }

        public void Multiply(decimal factor)
        {
            if (factor == 1)
                return;
            // Beyond a decimal's range it is no figure of this world; it stays as it was rather than throw.
            if (Math.Max(Math.Abs(Low), Math.Abs(High)) > decimal.MaxValue / Math.Max(1, Math.Abs(factor)))
                return;
            (Low, High) = factor < 0 ? (High * factor, Low * factor) : (Low * factor, High * factor);
        }
    }

    private bool TryMoneyOrNumber()
    {
        var index = at;
        var qualifier = ReadQualifiers(ref index);
        var between = Kind(index) == TokenKind.Between;
        if (between)
            index++;
        if (Kind(index) == TokenKind.PerShare && Code(index) == 0)
            index++;
        if (Kind(index) == TokenKind.Percent && Kind(index + 1) == TokenKind.Of && TryQuantity(index + 2, out var share))
            return EmitPercentOf(share);
        if (Kind(index) is TokenKind.Factor or TokenKind.Portion)
            return EmitFactor(index);
        if (!TryMeasure(index, out var measure))
            return false;
        var first = at;
        if (index > at && Kind(index - 1) == TokenKind.PerShare)
            first = index;
        if (qualifier.Negative)
        {
            (measure.Low, measure.High) = (-measure.High, -measure.Low);
            qualifier.Negative = false;
        }

        TryRange(ref measure, between, first);
        at = measure.End;
        if (!IsWorthSaying(measure))
            return true;
        var figure = Finish(measure, qualifier, first);
        Emit(figure);
        return true;
    }

    /// <summary>"per cent of 210", with nothing before it.</summary>
    private bool EmitPercentOf(in Quantity share)
    {
        Emit(new(tokens[at].Start, tokens[share.End - 1].End, FigureKind.Percent) { Min = share.Low, Max = share.High });
        at = share.End;
        return true;
    }

    private bool EmitFactor(int index)
    {
        ref readonly var word = ref tokens[index];
        Emit(new(tokens[at].Start, word.End, word.Kind == TokenKind.Factor ? FigureKind.Multiple : FigureKind.Percent)
        {
            Min = word.Value, Max = word.Value, Approximate = Kind(at) == TokenKind.About,
        });
        at = index + 1;
        return true;
    }

    /// <summary>一 of "一家" and "one" alone are words, not figures.</summary>
    private static bool IsWorthSaying(in Measure measure) => measure.Kind switch
    {
        FigureKind.Number => !measure.Quantity.Is(NumberTraits.UnitFirst)
            && (!measure.Quantity.Is(NumberTraits.Chinese) || measure.Quantity.Scale >= 1000 || measure.High >= 10000),
        FigureKind.Count => !(measure.Quantity.Is(NumberTraits.Chinese) && measure.High == 1),
        _ => true,
    };

    private readonly bool TryMeasure(int index, out Measure measure)
    {
        measure = default;
        if (Kind(index) == TokenKind.PerFraction)
            return !(Glued(index) && Kind(index - 1) == TokenKind.Number) && TryPerFraction(index, ref measure);
        Currency? prefix = null;
        var multiplier = 1m;
        if (Kind(index) == TokenKind.Currency && !TryPrefix(ref index, out prefix, out multiplier, ref measure.Inner))
            return false;
        if (!TryQuantity(index, out measure.Quantity))
            return false;
        measure.End = measure.Quantity.End;
        if (measure.Inner.Negative)
            measure.Multiply(-1);
        ReadPlus(ref measure);
        if (prefix is not null)
        {
            measure.Kind = FigureKind.Money;
            measure.Currency = prefix;
            measure.CurrencyFirst = true;
            if (multiplier != 1)
                measure.Multiply(multiplier);
            ReadCurrencyBehind(ref measure);
            return true;
        }

        return ReadUnit(ref measure) || !measure.Quantity.Short;
    }

    /// <summary>"$50+ billion", "300+亿".</summary>
    private readonly void ReadPlus(ref Measure measure)
    {
        if (Kind(measure.End) != TokenKind.Plus || !Glued(measure.End))
            return;
        measure.Open = true;
        measure.Quantity.End = measure.End + 1;
        ReadScales(ref measure.Quantity);
        measure.End = measure.Quantity.End;
    }

    /// <summary>Currency words before a number: "人民币", "RMB¥", "US$", "人民币（大写）：".</summary>
    private readonly bool TryPrefix(ref int index, out Currency? currency, out decimal multiplier, ref Qualifier inner)
    {
        multiplier = tokens[index].Value > 0 ? tokens[index].Value : 1;
        currency = Currencies.All[Code(index)];
        if (currency.Verb || tokens[index].Digits == (byte)CurrencyForm.Name)
            return false;
        index++;
        if (Kind(index) == TokenKind.Currency)
        {
            var second = Currencies.All[Code(index)];
            currency = currency.Weak ? second : currency;
            index++;
        }

        if (Kind(index) == TokenKind.Open && Kind(index + 1) == TokenKind.InWords && Kind(index + 2) == TokenKind.Close)
            index += 3;
        if (Kind(index) == TokenKind.Colon)
            index++;
        inner = ReadQualifiers(ref index);
        return true;
    }

    private readonly bool ReadUnit(ref Measure measure)
    {
        var end = measure.End;
        if (Kind(end) == TokenKind.Hyphen && Glued(end) && Glued(end + 1) && Kind(end + 1) is TokenKind.Currency or TokenKind.Unit or TokenKind.Times or TokenKind.Year or TokenKind.Day or TokenKind.Month)
            end++;
        switch (Kind(end))
        {
            case TokenKind.Currency:
                return ReadCurrencyBehind(ref measure);
            case TokenKind.Percent:
                return Complete(ref measure, FigureKind.Percent, end, tokens[end].Value == 0 ? 1 : tokens[end].Value, null);
            case TokenKind.Point:
                return Complete(ref measure, FigureKind.Percent, end, tokens[end].Value == 0 ? 1 : tokens[end].Value, "point");
            case TokenKind.Tenths:
                return ReadTenths(ref measure);
            case TokenKind.Number when measure.Quantity.Is(NumberTraits.Plain) && measure.High < 10 && tokens[end].PlainOf(1, 1) && Kind(end + 1) == TokenKind.Discount:
                measure.Low = measure.High = measure.Low * 10 + tokens[end].Value;
                return Complete(ref measure, FigureKind.Percent, end + 1, 1, null);
            case TokenKind.Discount:
                return measure.High is < 100 and not 10 && Complete(ref measure, FigureKind.Percent, end, measure.High >= 10 ? 1 : 10, null);
            case TokenKind.Times:
                return Complete(ref measure, FigureKind.Multiple, end, 1, null);
            case TokenKind.Unit:
                return Complete(ref measure, FigureKind.Count, end, 1, Words.Units[Code(end)]);
            case TokenKind.Year when !measure.Quantity.PlainYear || Code(end) == 2:
                return Complete(ref measure, FigureKind.Count, end, 1, "year");
            case TokenKind.Month when Code(end) != 0:
                return Complete(ref measure, FigureKind.Count, end, 1, "month");
            case TokenKind.Day when Code(end) != 0:
                return Complete(ref measure, FigureKind.Count, end, 1, "day");
            case TokenKind.Week:
                return Complete(ref measure, FigureKind.Count, end, 1, "week");
            case TokenKind.Quarter when Code(end) <= 1:
                return Complete(ref measure, FigureKind.Count, end, 1, "quarter");
            default:
                measure.Kind = FigureKind.Number;
                return false;
        }
    }

    private readonly bool Complete(ref Measure measure, FigureKind kind, int end, decimal factor, string? unit)
    {
        measure.Kind = kind;
        measure.Complete = true;
        measure.Unit = unit;
        measure.End = end + 1;
        if (factor != 1)
            measure.Multiply(factor);
        return true;
    }

    /// <summary>"七成六" is 76 percent, "三成半" 35.</summary>
    private readonly bool ReadTenths(ref Measure measure)
    {
        if (measure.High > 10)
            return false;
        Complete(ref measure, FigureKind.Percent, measure.End, 10, null);
        var rest = Kind(measure.End) == TokenKind.Fraction ? 5
            : Kind(measure.End) == TokenKind.Number && tokens[measure.End].Is(NumberTraits.Chinese) && tokens[measure.End].Digits == 1 ? tokens[measure.End].Value : 0;
        if (rest > 0)
        {
            measure.Low += rest;
            measure.High += rest;
            measure.End++;
        }

        return true;
    }

    private readonly bool TryPerFraction(int index, ref Measure measure)
    {
        var negative = default(Qualifier);
        var number = index + 1;
        negative = ReadQualifiers(ref number);
        if (!TryQuantity(number, out measure.Quantity))
            return false;
        Complete(ref measure, FigureKind.Percent, measure.Quantity.End - 1, tokens[index].Value, null);
        if (negative.Negative)
            measure.Multiply(-1);
        return true;
    }

    private readonly Figure Finish(in Measure measure, in Qualifier outer, int first)
    {
        var low = measure.Low;
        var high = measure.High;
        var least = outer.AtLeast || measure.Inner.AtLeast || measure.Open || measure.Quantity.Is(NumberTraits.Open);
        var most = outer.AtMost || measure.Inner.AtMost;
        var about = outer.About || measure.Inner.About || measure.Quantity.Is(NumberTraits.Vague);
        var end = measure.End;
        ReadBehind(ref end, ref least, ref most, ref about);
        return new(tokens[first].Start, tokens[end - 1].End, measure.Kind)
        {
            Min = most && !least ? null : low,
            Max = least ? null : high,
            Currency = measure.Currency?.Iso,
            Unit = measure.Kind == FigureKind.Money && IsPerShare(first, end) ? "share" : measure.Unit,
            Approximate = about,
            TaxIncluded = measure.Kind == FigureKind.Money ? Tax(first, end) : null,
        };
    }

    private readonly void ReadBehind(ref int end, ref bool least, ref bool most, ref bool about)
    {
        switch (Kind(end))
        {
            case TokenKind.OrMore: least = true; end++; break;
            case TokenKind.OrLess: most = true; end++; break;
            case TokenKind.OrSo: about = true; end++; break;
        }
    }

    private readonly bool IsPerShare(int first, int end) =>
        Kind(end) == TokenKind.PerShare && Code(end) == 1 || Kind(first - 1) == TokenKind.PerShare || Kind(first) == TokenKind.PerShare;

    private readonly bool? Tax(int first, int end)
    {
        if (Kind(end) == TokenKind.Open && Kind(end + 1) == TokenKind.Tax)
            return Code(end + 1) == 1;
        if (Kind(end) == TokenKind.Tax)
            return Code(end) == 1;
        return Kind(first - 1) == TokenKind.Tax ? Code(first - 1) == 1 : null;
    }
}
