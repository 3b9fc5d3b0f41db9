namespace ChipWatch.Extract.Figures;

internal ref partial struct FigureParser
{
    /// <summary>上半年, 第三季度, 前三季度, Q3, H1, "third quarter", with or without a year before or behind.</summary>
    private bool TryPartOfYear(int first, int index, int? year, bool fiscal)
    {
        var end = index;
        var kind = Part(ref end, out var number);
        if (kind == TokenKind.Break)
            return false;
        if (year is null)
            (year, fiscal) = YearBehind(ref end, fiscal);
        year ??= Year(first) ?? YearOfPart(kind, number);
        if (year is null)
            return Swallow(end);
        Share(year.Value, end);
        var period = (kind, fiscal) switch
        {
            (TokenKind.Quarter, true) => Periods.FiscalQuarter(year.Value, number),
            (TokenKind.Quarter, false) => Periods.Quarter(year.Value, number),
            (TokenKind.Half, true) => Periods.FiscalHalf(year.Value, number),
            (TokenKind.Half, false) => Periods.Half(year.Value, number),
            _ => Periods.Months(new(year.Value, 1, 1), number),
        };
        return EmitPeriod(first, end, period, kind == TokenKind.Quarter && period.Start is { } start ? new(start, DatePrecision.Quarter) : null);
    }

    /// <summary>Reads the part itself: Quarter 1..4, Half 1..2 or FirstMonths 1..12.</summary>
    private readonly TokenKind Part(ref int index, out int number)
    {
        if (FirstQuarters(ref index, out number) || FirstOfEnglish(ref index, out number))
        {
            number *= 3;
            return TokenKind.FirstMonths;
        }

        // "third-quarter sales"
        if (Kind(index) == TokenKind.Ordinal && tokens[index].Value is >= 1 and <= 4 && Kind(index + 1) == TokenKind.Hyphen && Kind(index + 2) == TokenKind.Quarter && Code(index + 2) == 0 && Glued(index + 1) && Glued(index + 2))
        {
            number = (int)tokens[index].Value;
            index += 3;
            return TokenKind.Quarter;
        }

        switch (Kind(index))
        {
            case TokenKind.Half when Code(index) is 1 or 2:
                number = Code(index);
                index++;
                return TokenKind.Half;
            case TokenKind.Quarter when Code(index) > 10:
                number = Code(index) - 10;
                index++;
                return TokenKind.Quarter;
            case TokenKind.Ordinal or TokenKind.Number when Kind(index + 1) == TokenKind.Quarter && Code(index + 1) <= 1 && tokens[index].Value is >= 1 and <= 4
                    && (Kind(index) == TokenKind.Ordinal || Code(index + 1) == 0 && tokens[index].Is(NumberTraits.Plain)):
                number = (int)tokens[index].Value;
                index += 2;
                return TokenKind.Quarter;
            case TokenKind.FirstMonths when Kind(index + 1) == TokenKind.Number && tokens[index + 1].Value is >= 1 and <= 11:
                number = (int)tokens[index + 1].Value;
                if (Kind(index + 2) == TokenKind.Quarter && number <= 4)
                    number *= 3;
                else if (Kind(index + 2) != TokenKind.Month || Code(index + 2) == 0)
                    return TokenKind.Break;
                index += 3;
                return TokenKind.FirstMonths;
            default:
                return TokenKind.Break;
        }
    }

    /// <summary>"一至三季度", "第一季度至第三季度", "Q1-Q3", "first to third quarter": as many quarters from the year's first on.</summary>
    private readonly bool FirstQuarters(ref int index, out int count)
    {
        count = 0;
        var (from, behind, _) = QuarterAt(index);
        if (from != 1 || Kind(behind) is not (TokenKind.To or TokenKind.Hyphen))
            return false;
        var (to, end, named) = QuarterAt(behind + 1);
        if (to <= 1 || !named)
            return false;
        (index, count) = (end, to);
        return true;
    }

    /// <summary>"三季度" or "一至三季度" without a year.</summary>
    private readonly bool BeginsQuarters(int index) =>
        (Kind(index + 1) == TokenKind.Quarter && Code(index + 1) is 0 && tokens[index].Value is >= 1 and <= 4 && tokens[index].Is(NumberTraits.Chinese)) || FirstQuarters(ref index, out _);

    /// <summary>"first three quarters", "first six months", "first nine months": in quarters; what is first of something else than a year is none.</summary>
    private readonly bool FirstOfEnglish(ref int index, out int count)
    {
        count = 0;
        if (Kind(index) != TokenKind.Ordinal || tokens[index].Value != 1)
            return false;
        var months = Kind(index + 1) is TokenKind.NumberWord or TokenKind.Number && Kind(index + 2) == TokenKind.Month && Code(index + 2) == 2;
        count = Kind(index + 1) switch
        {
            TokenKind.Fraction when tokens[index + 1].Value == 0.75m => 3,
            TokenKind.NumberWord or TokenKind.Number when Kind(index + 2) == TokenKind.Quarter && Code(index + 2) == 0 && tokens[index + 1].Value is 2 or 3 => (int)tokens[index + 1].Value,
            TokenKind.NumberWord or TokenKind.Number when months && tokens[index + 1].Value is 3 or 6 or 9 => (int)tokens[index + 1].Value / 3,
            _ => 0,
        };
        var end = index + (Kind(index + 1) == TokenKind.Fraction ? 2 : 3);
        var ofAnother = Kind(end) == TokenKind.After || (Kind(end) == TokenKind.Of && Kind(end + 1) is not (TokenKind.Number or TokenKind.Shift or TokenKind.Fiscal or TokenKind.The));
        if (count == 0 || ofAnother)
            return false;
        index = end;
        return true;
    }

    /// <summary>The quarter's number or 0, where it ends, and whether it is called one: of two, only the second need be.</summary>
    private readonly (int Number, int End, bool Named) QuarterAt(int index)
    {
        if (Kind(index) == TokenKind.Quarter && Code(index) > 10)
            return (Code(index) - 10, index + 1, true);
        var ordinal = Kind(index) == TokenKind.Ordinal;
        if (!(ordinal && tokens[index].Value is >= 1 and <= 4) && !IsSmall(index, 4))
            return (0, index, false);
        // "1-3 quarters" is how long something takes.
        var named = Kind(index + 1) == TokenKind.Quarter && Code(index + 1) == 0 && (ordinal || text[tokens[index + 1].Start] == '季');
        return ((int)tokens[index].Value, named ? index + 2 : index + 1, named);
    }

    /// <summary>"… of 2025", "… of fiscal 2026", "… this year", "3Q25", "Q3 FY2026".</summary>
    private readonly (int? Year, bool Fiscal) YearBehind(ref int end, bool fiscal)
    {
        var index = end;
        if (Kind(index) is TokenKind.Of or TokenKind.In or TokenKind.Hyphen or TokenKind.Slash or TokenKind.Comma)
            index++;
        if (Kind(index) == TokenKind.The)
            index++;
        if (Kind(index) == TokenKind.Fiscal)
        {
            fiscal = true;
            index++;
        }

        if (Kind(index) == TokenKind.Shift && Kind(index + 1) == TokenKind.Year && published is { } now)
        {
            end = index + 2;
            return (now.Year + Code(index), fiscal);
        }

        if (Kind(index) != TokenKind.Number)
            return (null, fiscal && index == end);
        ref readonly var number = ref tokens[index];
        if (number.PlainOf(4, 4) && number.Value is >= 1950 and <= 2099)
        {
            end = index + 1;
            return ((int)number.Value, fiscal);
        }

        if (number.PlainOf(2, 2) && (fiscal || Glued(index)) && number.Value is >= 10 and <= 49)
        {
            end = index + 1;
            return (2000 + (int)number.Value, fiscal);
        }

        return (null, fiscal);
    }

    /// <summary>Without a year: the last such part that had begun when the text was published.</summary>
    private readonly int? YearOfPart(TokenKind kind, int number)
    {
        if (published is not { } now)
            return null;
        var begins = kind switch
        {
            TokenKind.Quarter => number * 3 - 2,
            TokenKind.Half => number == 2 ? 7 : 1,
            _ => number,
        };
        return begins <= now.Month ? now.Year : now.Year - 1;
    }

    private bool TryRelativeYear()
    {
        if (published is not { } now)
            return false;
        var year = now.Year + Code(at);
        var index = at + 1;
        if (TryMonthAndDay(at, index, year) || TryPartOfYear(at, index, year, fiscal: false))
            return true;
        if (Kind(index) == TokenKind.FullYear)
            index++;
        Share(year, index);
        return EmitPeriod(at, index, Periods.Year(year), new(new(year, 1, 1), DatePrecision.Year));
    }

    /// <summary>"FY2025", "fiscal 2026", "FY26Q2", "fiscal second quarter".</summary>
    private bool TryFiscal()
    {
        var index = at + 1;
        if (Kind(index) == TokenKind.Number && tokens[index].Digits is 2 or 4 && tokens[index].PlainOf(2, 4))
        {
            var year = (int)tokens[index].Value;
            year = tokens[index].Digits == 2 ? 2000 + year : year;
            if (year is < 1950 or > 2099)
                return false;
            var part = Kind(index + 1) is TokenKind.Hyphen or TokenKind.Slash ? index + 2 : index + 1;
            return TryPartOfYear(at, part, year, fiscal: true) || EmitPeriod(at, index + 1, Periods.FiscalYear(year), new(new(year, 1, 1), DatePrecision.Year));
        }

        return Kind(index) is TokenKind.Ordinal or TokenKind.Quarter or TokenKind.Half && TryFiscalPart(index);
    }

    /// <summary>A fiscal quarter whose year is unsaid stays unread: the calendar's would be a guess.</summary>
    private bool TryFiscalPart(int index)
    {
        var end = index;
        if (Part(ref end, out _) == TokenKind.Break)
            return false;
        var (year, _) = YearBehind(ref end, fiscal: true);
        return year is null ? Swallow(end) : TryPartOfYear(at, index, null, fiscal: true);
    }

    /// <summary>"nine months ended September 30, 2025", "nine months to September", "year ended December 31, 2024".</summary>
    private bool TrySpanOfMonths()
    {
        if (!TryQuantity(at, out var quantity) || quantity.Low is < 1 or > 24 || quantity.Scale != 1)
            return false;
        var unit = quantity.End;
        if (Kind(unit) == TokenKind.Hyphen)
            unit++;
        if (Kind(unit) is not (TokenKind.Month or TokenKind.Week) || !(Kind(unit + 1) == TokenKind.Ended || (Kind(unit + 1) == TokenKind.To && Kind(unit + 2) == TokenKind.MonthName)) || Kind(unit) == TokenKind.Week && quantity.Low != 13 && quantity.Low != 26)
            return false;
        var months = Kind(unit) == TokenKind.Week ? (int)quantity.Low / 13 * 3 : (int)quantity.Low;
        var index = Kind(unit + 2) == TokenKind.On ? unit + 3 : unit + 2;
        return TryEnding(at, index, months);
    }

    /// <summary>"截至2025年9月30日止九个月", "截至6月30日止年度"; without 止 and a span it is the day alone.</summary>
    private bool TrySpell()
    {
        if (!TryNested(at + 1, coming: false, out var date, out var next))
            return false;
        var end = Kind(next) == TokenKind.SpellEnd ? next + 1 : next;
        var months = Kind(end) == TokenKind.Number && Kind(end + 1) == TokenKind.Month && Code(end + 1) == 1 && tokens[end].Value is >= 1 and <= 24 ? (int)tokens[end].Value : 0;
        if (months > 0)
            return EmitPeriod(at, end + 2, MonthsTo(date, months), null);
        return end > next && Kind(end) == TokenKind.Year && Code(end) == 1 && EmitPeriod(at, end + 1, MonthsTo(date, 12), null);
    }

    /// <summary>"year ended December 31, 2024".</summary>
    private bool TryYearEnded()
    {
        if (Code(at) != 2 || Kind(at + 1) != TokenKind.Ended)
            return false;
        var first = Kind(at - 1) is TokenKind.Fiscal ? at - 1 : at;
        return TryEnding(first, Kind(at + 2) == TokenKind.On ? at + 3 : at + 2, 12);
    }

    private static Period MonthsTo(DateOnly end, int months) =>
        Periods.Months(new DateOnly(end.Year, end.Month, 1).AddMonths(1 - months), months);

    private bool TryEnding(int first, int index, int months) =>
        TryNested(index, coming: false, out var date, out var end) && EmitPeriod(first, end, MonthsTo(date, months), null);
}
