namespace ChipWatch.Extract.Figures;

internal ref partial struct FigureParser
{
    /// <summary>Reads the currency behind a number, with what may follow it: "75 USD million", "五元三毛", "叁亿元整（¥300,000,000.00）".</summary>
    private readonly bool ReadCurrencyBehind(ref Measure measure)
    {
        var prefix = measure.Currency;
        var end = measure.End;
        if (Kind(end) == TokenKind.Hyphen && Glued(end) && Glued(end + 1))
            end++;
        if (Kind(end) == TokenKind.Currency && Accepts(measure, end))
        {
            var code = Code(end);
            var currency = Currencies.All[code];
            measure.End = end + 1;
            if (currency is { Weak: true, Iso: "CNY" } && Kind(measure.End) == TokenKind.Currency && Currencies.All[Code(measure.End)] is { Weak: false, Factor: 1 } stronger && Kind(measure.End + 1) != TokenKind.Number)
            {
                currency = stronger;
                measure.End++;
            }

            measure.Currency = prefix is null || (prefix.Weak && !currency.Weak) ? currency : prefix;
            measure.Kind = FigureKind.Money;
            measure.Complete = true;
            if (Kind(measure.End) == TokenKind.Scale && tokens[end].End + 1 == tokens[measure.End].Start && measure.Quantity.Scale == 1)
            {
                measure.Quantity.End = measure.End;
                ReadScales(ref measure.Quantity);
                measure.End = measure.Quantity.End;
            }

            measure.Multiply(Currencies.FactorOf(tokens[end]));
            ReadSmallMoney(ref measure, currency);
        }
        else if (prefix is null)
        {
            return false;
        }
        else
        {
            measure.Complete = true;
            measure.Multiply(prefix.Factor);
            if (Kind(measure.End) == TokenKind.And)
                ReadSmallMoney(ref measure, prefix);
        }

        MergeRepeated(ref measure);
        return true;
    }

    private readonly bool Accepts(in Measure measure, int index)
    {
        var currency = Currencies.All[Code(index)];
        if (measure.Currency is { } prefix)
            return (currency.Weak || currency.Iso == prefix.Iso) && Kind(index + 1) != TokenKind.Number;
        if (currency.Verb)
            return measure.Quantity.Scale >= 1000 || measure.Quantity.Is(NumberTraits.Grouped);
        if (Kind(index + 1) != TokenKind.Number)
            return true;
        if (tokens[index].Digits == (byte)CurrencyForm.Sign)
            return !Glued(index + 1) && !measure.Quantity.PlainYear;
        return !Glued(index + 1) || Glued(index);
    }

    /// <summary>"3 dollars 50 cents", "五元三毛", "15 dollars 50".</summary>
    private readonly void ReadSmallMoney(ref Measure measure, Currency main)
    {
        var place = 1m;
        for (var n = 0; n < 2; n++)
        {
            var index = measure.End;
            if (Kind(index) == TokenKind.And)
                index++;
            if (Kind(index) is not (TokenKind.Number or TokenKind.NumberWord) || !TryQuantity(index, out var rest) || rest.High >= 100 || rest.Scale != 1)
                return;
            if (Kind(rest.End) == TokenKind.Currency && Currencies.All[Code(rest.End)] is var small && small.Factor < 1 && small.Iso == (measure.Currency?.Iso ?? main.Iso))
            {
                measure.Low += rest.Low * small.Factor;
                measure.High += rest.High * small.Factor;
                measure.End = rest.End + 1;
                place = small.Factor;
                continue;
            }

            if (place == 0.1m && rest is { High: < 10, Scale: 1 } && Kind(rest.End) == TokenKind.Break)
            {
                measure.Low += rest.Low / 100;
                measure.High += rest.High / 100;
                measure.End = rest.End;
                return;
            }

            if (main.Factor == 1 && main.Iso != "CNY" && (!measure.CurrencyFirst || (Kind(index) == TokenKind.NumberWord && index > measure.End)) && measure.Quantity.Scale == 1 && measure.High < 1000 && (rest.Is(NumberTraits.Plain) || Kind(index) == TokenKind.NumberWord)
                && (Kind(rest.End) == TokenKind.Break || (Kind(rest.End) == TokenKind.And && Kind(index) == TokenKind.NumberWord && index > measure.End)))
            {
                measure.Low += rest.Low / 100;
                measure.High += rest.High / 100;
                measure.End = rest.End;
            }

            return;
        }
    }

    /// <summary>"人民币叁亿元整（¥300,000,000.00）" says one amount twice.</summary>
    private readonly void MergeRepeated(ref Measure measure)
    {
        var open = measure.End;
        if (Kind(open) != TokenKind.Open)
            return;
        var index = open + 1;
        while (index < open + 5 && Kind(index) is TokenKind.InWords or TokenKind.Colon)
            index++;
        if (!TryPlainMoney(index, out var again) || Kind(again.End) != TokenKind.Close)
            return;
        if (Math.Abs(again.Low - measure.Low) > 0.5m || Math.Abs(again.High - measure.High) > 0.5m)
            return;
        measure.Low = again.Low;
        measure.High = again.High;
        measure.End = again.End + 1;
    }

    /// <summary>Money without its own repetition, so that brackets in brackets cannot nest without end.</summary>
    private readonly bool TryPlainMoney(int index, out Measure measure)
    {
        measure = default;
        Currency? prefix = null;
        if (Kind(index) == TokenKind.Currency && !TryPrefix(ref index, out prefix, out _, ref measure.Inner))
            return false;
        if (!TryQuantity(index, out measure.Quantity))
            return false;
        measure.Currency = prefix;
        measure.End = measure.Quantity.End;
        if (Kind(measure.End) == TokenKind.Currency)
        {
            measure.Currency ??= Currencies.All[Code(measure.End)];
            measure.End++;
            ReadSmallMoney(ref measure, measure.Currency);
        }

        return true;
    }

    /// <summary>"3-5亿元", "$2-3 billion", "between 3 and 5 million yuan", "20% to 25%".</summary>
    private readonly void TryRange(ref Measure left, bool between, int first)
    {
        var separator = Kind(left.End);
        if (separator is not (TokenKind.To or TokenKind.Hyphen) && !(between && separator == TokenKind.And))
            return;
        if (separator == TokenKind.To && left.Complete && Kind(first - 1) == TokenKind.From)
            return;
        var index = left.End + 1;
        var sign = Kind(index) is TokenKind.Hyphen or TokenKind.Negative ? ReadQualifiers(ref index) : default;
        if (!TryMeasure(index, out var right) || right.Inner.Negative)
            return;
        if (sign.Negative)
            right.Multiply(-1);
        if (!right.Complete && !(left.CurrencyFirst && right.Quantity.Scale > 1))
            return;
        if (left.Complete && right.Kind != left.Kind && !(left.CurrencyFirst && right.Kind == FigureKind.Number))
            return;
        if (left.Complete && (left.Currency?.Iso != right.Currency?.Iso && right.Currency is { Weak: false } || left.Unit != right.Unit))
            return;
        if (!left.Complete || left.CurrencyFirst)
        {
            if (left.Quantity.Scale == 1 && right.Quantity.Scale > 1)
                left.Multiply(right.Quantity.Scale);
            if (!left.Complete)
                left.Multiply(right.Kind == FigureKind.Percent && right.Quantity.Low != 0 && left.Kind == FigureKind.Number ? 1 : right.Currency?.Factor ?? 1);
        }

        if (left.High < 0 && right.High < left.Low)
            (left.Low, right.High) = (right.Low, left.High);
        if (left.Low > right.High)
            return;
        left.Kind = right.Complete ? right.Kind : left.Kind;
        left.High = right.High;
        left.Currency ??= right.Currency;
        left.Unit ??= right.Unit;
        left.Complete = true;
        left.Open |= right.Open;
        left.End = right.End;
    }
}
