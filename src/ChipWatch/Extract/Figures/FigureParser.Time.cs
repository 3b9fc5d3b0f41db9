namespace ChipWatch.Extract.Figures;

internal ref partial struct FigureParser
{
    private bool TryTime() => Kind(at) switch
    {
        TokenKind.Number => TryNumberedTime(),
        TokenKind.RelativeYear => TryRelativeYear(),
        TokenKind.Half or TokenKind.Quarter or TokenKind.FirstMonths => TryPartOfYear(at, at, null, fiscal: false),
        TokenKind.Spell => TrySpell(),
        TokenKind.Year => TryYearEnded(),
        TokenKind.Ordinal => TryOrdinalTime(),
        TokenKind.MonthName => TryMonthName(at, at),
        TokenKind.Weekday => TryWeekday(),
        TokenKind.Fiscal => TryFiscal(),
        TokenKind.Holiday => TryHoliday(at, at, 0),
        TokenKind.In => TryInDuration(),
        TokenKind.On => TryOn(),
        TokenKind.RelativeWeek => TryRelativeWeek(),
        TokenKind.TitleOpen => SkipTitle(),
        TokenKind.Shift or TokenKind.RelativeDay or TokenKind.RelativeMonth or TokenKind.RelativeQuarter => TryRelative(),
        TokenKind.NumberWord or TokenKind.Article => TrySpanOfMonths() || TryDuration() || TryDayMonthName(at, at),
        _ => false,
    };

    private bool TryNumberedTime()
    {
        // Money, counts and shares are most of what numbers begin.
        if (Kind(at + 1) is TokenKind.Scale or TokenKind.ShortScale or TokenKind.Percent)
            return false;
        if (TryNumericDate(at, at) || TrySpanOfMonths() || TryDuration())
            return true;
        ref readonly var number = ref tokens[at];
        if (number.PlainOf(4, 4) && number.Value is >= 1900 and <= 2099)
            return TryYear(at, at + 1, (int)number.Value);
        if (number.PlainOf(2, 2) && Kind(at + 1) == TokenKind.Year && Code(at + 1) == 0 && Kind(at + 2) is TokenKind.Half or TokenKind.FirstMonths or TokenKind.Ordinal)
            return TryYear(at, at + 1, 2000 + (int)number.Value);
        if (number.Is(NumberTraits.Plain) || number.Is(NumberTraits.Chinese))
            return TryMonthAndDay(at, at, null) || TryDayOfMonth() || TryDayMonthName(at, at) || TryShortDate(at, at, sure: false)
                || (BeginsQuarters(at) && TryPartOfYear(at, at, null, fiscal: false));
        return false;
    }

    /// <summary>Behind a year's digits: 年 with a month, half or quarter, or the bare year.</summary>
    private bool TryYear(int first, int index, int year)
    {
        if (Kind(index) == TokenKind.Hyphen && tokens.Length > index + 1 && tokens[index + 1].PlainOf(4, 4) && tokens[index + 1].Value > year && tokens[index + 1].Value <= 2099
            && (Kind(index + 2) == TokenKind.Year && Kind(index + 3) != TokenKind.Number))
            return EmitPeriod(first, index + 3, Periods.Years(year, (int)tokens[index + 1].Value), null);
        var yearMark = Kind(index) == TokenKind.Year && Code(index) != 2;
        var fiscal = yearMark && Code(index) == 3;
        if (yearMark)
            index++;
        if (TryMonthAndDay(first, index, year) || TryPartOfYear(first, index, year, fiscal))
            return true;
        if (!yearMark && Kind(index) is TokenKind.Currency or TokenKind.Unit or TokenKind.Percent or TokenKind.Times or TokenKind.Scale or TokenKind.Year or TokenKind.Day or TokenKind.Week)
            return false;
        if (!yearMark && Kind(index) is TokenKind.Quarter or TokenKind.Month)
            return false;
        if (Kind(index) == TokenKind.FullYear)
            index++;
        Share(year, index);
        return EmitPeriod(first, index, fiscal ? Periods.FiscalYear(year) : Periods.Year(year), new(new(year, 1, 1), DatePrecision.Year));
    }

    private void Share(int year, int until)
    {
        sharedYear = year;
        sharedUntil = until;
    }

    /// <summary>The year that a date without one at <paramref name="index"/> belongs to by its neighbour, or null.</summary>
    private readonly int? Year(int index) =>
        sharedUntil == index || (sharedUntil == index - 1 && Kind(index - 1) is TokenKind.To or TokenKind.Hyphen or TokenKind.And or TokenKind.Comma or TokenKind.Slash) ? sharedYear : null;

    /// <summary>"9月", "9月30日", "1-9月", "1月至9月".</summary>
    private bool TryMonthAndDay(int first, int index, int? year)
    {
        if (!IsSmall(index, 12))
            return false;
        var month = (int)tokens[index].Value;
        if (Kind(index + 1) is TokenKind.Hyphen or TokenKind.To && IsSmall(index + 2, 12) && Kind(index + 3) == TokenKind.Month && Code(index + 3) == 0 && !IsSmallDay(index + 4))
            return EmitMonths(first, index + 4, year ?? Year(first), month, (int)tokens[index + 2].Value);
        if (Kind(index + 1) != TokenKind.Month || Code(index + 1) != 0)
            return false;
        year ??= Year(first);
        if (IsSmallDay(index + 2))
            return EmitDay(first, BehindWeekday(index + 4), year, month, (int)tokens[index + 2].Value);
        if (Kind(index + 2) is TokenKind.Hyphen or TokenKind.To && IsSmall(index + 3, 12) && Kind(index + 4) == TokenKind.Month && !IsSmallDay(index + 5))
            return EmitMonths(first, index + 5, year, month, (int)tokens[index + 3].Value);
        if (Kind(index + 2) == TokenKind.Number && IsSmall(index + 2, 31) && Kind(index + 3) == TokenKind.Break && tokens[index + 2].Is(NumberTraits.Chinese) && tokens[index].Is(NumberTraits.Chinese))
            return EmitDay(first, index + 3, year, month, (int)tokens[index + 2].Value);
        return EmitMonth(first, index + 2, year, month);
    }

    private readonly bool IsSmall(int index, int most) =>
        Kind(index) == TokenKind.Number && tokens[index].Value >= 1 && tokens[index].Value <= most && tokens[index].End - tokens[index].Start <= 3
        && !tokens[index].Is(NumberTraits.Decimal) && !tokens[index].Is(NumberTraits.Vague) && !tokens[index].Is(NumberTraits.Open);

    private readonly bool IsSmallDay(int index) => IsSmall(index, 31) && Kind(index + 1) == TokenKind.Day && Code(index + 1) == 0;

    private readonly int BehindWeekday(int index)
    {
        var behind = Kind(index) is TokenKind.Comma or TokenKind.Open ? index + 1 : index;
        return Kind(behind) == TokenKind.Weekday ? behind + (Kind(index) == TokenKind.Open && Kind(behind + 1) == TokenKind.Close ? 2 : 1) : index;
    }

    /// <summary>"29日" of the month around the publication.</summary>
    private bool TryDayOfMonth()
    {
        if (!IsSmallDay(at))
            return false;
        var day = (int)tokens[at].Value;
        return EmitResolved(at, at + 2, DayOfMonth(day));
    }

    private readonly DateOnly? DayOfMonth(int day)
    {
        if (published is not { } day0)
            return null;
        var month = new DateOnly(day0.Year, day0.Month, 1);
        if (day - day0.Day > 15 && day <= DateTime.DaysInMonth(month.AddMonths(-1).Year, month.AddMonths(-1).Month))
            month = month.AddMonths(-1);
        while (day > DateTime.DaysInMonth(month.Year, month.Month))
            month = month.AddMonths(1);
        return new(month.Year, month.Month, day);
    }

    private bool EmitMonths(int first, int end, int? year, int from, int to)
    {
        var of = year ?? YearOf(to, 1);
        if (of is null || from > to)
            return Swallow(end);
        Share(of.Value, end);
        return EmitPeriod(first, end, Periods.Months(new(of.Value, from, 1), to - from + 1), null);
    }

    private bool EmitMonth(int first, int end, int? year, int month)
    {
        var of = year ?? YearOf(month, 1);
        if (of is null)
            return Swallow(end);
        Share(of.Value, end);
        var start = new DateOnly(of.Value, month, 1);
        Emit(new(tokens[first].Start, tokens[end - 1].End, FigureKind.Date) { Date = new(start, DatePrecision.Month), Period = Periods.Months(start, 1) });
        at = end;
        return true;
    }

    private bool EmitDay(int first, int end, int? year, int month, int day)
    {
        var of = year ?? YearOf(month, day);
        if (of is null || of is < 1 or > 9999 || day > DateTime.DaysInMonth(of.Value, month))
            return Swallow(end);
        Share(of.Value, end);
        return EmitResolved(first, end, new DateOnly(of.Value, month, day));
    }

    private bool EmitResolved(int first, int end, DateOnly? date)
    {
        if (date is null)
            return Swallow(end);
        Emit(new(tokens[first].Start, tokens[end - 1].End, FigureKind.Date) { Date = new(date.Value) });
        at = end;
        return true;
    }

    private bool EmitPeriod(int first, int end, Period? period, ClaimDate? date)
    {
        if (period is null)
            return Swallow(end);
        Emit(new(tokens[first].Start, tokens[end - 1].End, FigureKind.Period) { Period = period, Date = date });
        at = end;
        return true;
    }

    /// <summary>A time that nothing resolves is no figure, and its digits are none either.</summary>
    private bool Swallow(int end)
    {
        at = end;
        return true;
    }

    /// <summary>The year in which month and day are nearest to the publication.</summary>
    private readonly int? YearOf(int month, int day)
    {
        if (published is not { } near)
            return null;
        if (yearShift is 0)
            return near.Year;
        int? best = null;
        var distance = int.MaxValue;
        for (var year = near.Year - 8; year <= near.Year + 8; year++)
        {
            if (year is < 1 or > 9999 || day > DateTime.DaysInMonth(year, month))
                continue;
            var days = new DateOnly(year, month, day).DayNumber - near.DayNumber;
            if (days < 0 && (ahead || yearShift > 0))
                continue;
            days = Math.Abs(days);
            if (days < distance)
                (best, distance) = (year, days);
        }

        return best;
    }
}
