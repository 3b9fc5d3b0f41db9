namespace ChipWatch.Extract.Figures;

internal ref partial struct FigureParser
{
    private bool TryRelative()
    {
        if (published is not { } now)
            return false;
        switch (Kind(at))
        {
            case TokenKind.RelativeDay:
                return EmitResolved(at, at + 1, now.AddDays(Code(at)));
            case TokenKind.RelativeMonth:
                var month = new DateOnly(now.Year, now.Month, 1).AddMonths(Code(at));
                return IsSmallDay(at + 1)
                    ? EmitDay(at, at + 3, month.Year, month.Month, (int)tokens[at + 1].Value)
                    : EmitMonth(at, at + 1, month.Year, month.Month);
            case TokenKind.RelativeQuarter:
                return EmitQuarter(at + 1, Code(at), now);
            case TokenKind.Shift:
                return TryShift(Code(at), now);
            default:
                return false;
        }
    }

    /// <summary>"last Friday", "next month", "this quarter", "last year", "next week on Tuesday", "this 5/12".</summary>
    private bool TryShift(int by, DateOnly now)
    {
        var next = at + 1;
        if (Kind(next) == TokenKind.Shift)
            by = Code(next++);
        var step = Math.Sign(by);
        switch (Kind(next))
        {
            case TokenKind.Weekday:
                return TryDated(next, by) || EmitResolved(at, next + 1, OnWeekday(by, Code(next), now));
            case TokenKind.Week:
                var day = Kind(next + 1) is TokenKind.On or TokenKind.Hyphen ? next + 2 : next + 1;
                return Kind(day) == TokenKind.Weekday && EmitResolved(at, day + 1, OnWeekday(step, Code(day), now));
            case TokenKind.Month when Code(next) == 2:
                var month = new DateOnly(now.Year, now.Month, 1).AddMonths(step);
                return EmitMonth(at, next + 1, month.Year, month.Month);
            case TokenKind.Quarter when Code(next) == 0:
                return EmitQuarter(next + 1, step, now);
            case TokenKind.Year when Code(next) == 2:
                var year = now.Year + step;
                return EmitPeriod(at, next + 1, Periods.Year(year), new(new(year, 1, 1), DatePrecision.Year));
            case TokenKind.Holiday:
                return TryHoliday(at, next, by == 0 ? null : step);
            case TokenKind.MonthName when Kind(next + 1) is not (TokenKind.Number or TokenKind.Ordinal):
                var named = Code(next);
                return EmitMonth(at, next + 1, step < 0 ? (named < now.Month ? now.Year : now.Year - 1) : step > 0 ? (named > now.Month ? now.Year : now.Year + 1) : now.Year, named);
            default:
                return by is 0 or 1 && TryDated(next, by);
        }
    }

    /// <summary>Codes of "past" and "coming" mean the nearest such day, those of "last" and "next" the neighbouring week's.</summary>
    private static DateOnly OnWeekday(int by, int weekday, DateOnly now)
    {
        var today = ((int)now.DayOfWeek + 6) % 7 + 1;
        if (by == -5)
            return now.AddDays(weekday < today ? weekday - today : weekday - today - 7);
        if (by == 5)
            return now.AddDays(weekday > today ? weekday - today : weekday - today + 7);
        return now.AddDays(weekday - today + 7 * by);
    }

    /// <summary>A date without a year that "this" or "next" places.</summary>
    private bool TryDated(int index, int by)
    {
        var start = at;
        var figures = said.Count;
        yearShift = Math.Sign(by) > 0 && Kind(index) != TokenKind.Weekday ? 1 : 0;
        var weekday = Kind(index) == TokenKind.Weekday;
        var next = weekday ? index + 1 : index;
        if (weekday && Kind(next) is TokenKind.Hyphen or TokenKind.Open or TokenKind.Comma)
            next++;
        var found = Kind(next) == TokenKind.MonthName ? TryMonthName(start, next) : Kind(next) is TokenKind.Number or TokenKind.Ordinal
            && (TryDayMonthName(start, next) || (Kind(next) == TokenKind.Number && (TryNumericDate(start, next) || TryShortDate(start, next, sure: true))));
        yearShift = null;
        if (found && said.Count > figures)
            return true;
        at = start;
        return false;
    }

    /// <summary>"上周三", "下下周日".</summary>
    private bool TryRelativeWeek()
    {
        if (published is not { } now)
            return false;
        var weekday = Kind(at + 1) == TokenKind.Number && Glued(at + 1) && tokens[at + 1].Is(NumberTraits.Chinese) && tokens[at + 1].Value is >= 1 and <= 6 ? (int)tokens[at + 1].Value
            : Kind(at + 1) == TokenKind.Day && Glued(at + 1) ? 7 : 0;
        return weekday > 0 && EmitResolved(at, at + 2, OnWeekday(Code(at), weekday, now));
    }

    /// <summary>What stands in 《》 is a name, whatever day it mentions.</summary>
    private bool SkipTitle()
    {
        for (var index = at + 1; index < at + 12; index++)
        {
            if (Kind(index) == TokenKind.TitleClose)
                return Swallow(index + 1);
        }

        return false;
    }

    /// <param name="by">-1 the last, 1 the next, null this year's, 0 the nearest.</param>
    private bool TryHoliday(int first, int index, int? by)
    {
        var name = Code(index);
        var next = index + 1;
        if (YearAfter(ref next) is { } year)
            return EmitResolved(first, next, Holidays.In(name, year));
        if (published is not { } now)
            return Swallow(next);
        if (Kind(next) == TokenKind.Of && Kind(next + 1) == TokenKind.Shift && Kind(next + 2) == TokenKind.Year)
            return EmitResolved(first, next + 3, Holidays.In(name, now.Year + Math.Sign(Code(next + 1))));
        var here = Holidays.In(name, now.Year);
        var date = by switch
        {
            null => here,
            < 0 => here < now ? here : Holidays.In(name, now.Year - 1),
            > 0 => here > now ? here : Holidays.In(name, now.Year + 1),
            _ when ahead => here >= now ? here : Holidays.In(name, now.Year + 1),
            _ => Nearest(now, Holidays.In(name, now.Year - 1), here, Holidays.In(name, now.Year + 1)),
        };
        return EmitResolved(first, next, date);
    }

    private static DateOnly Nearest(DateOnly now, params ReadOnlySpan<DateOnly> dates)
    {
        var best = dates[0];
        foreach (var date in dates)
        {
            if (Math.Abs(date.DayNumber - now.DayNumber) < Math.Abs(best.DayNumber - now.DayNumber))
                best = date;
        }

        return best;
    }

    private bool EmitQuarter(int end, int by, DateOnly now)
    {
        var start = new DateOnly(now.Year, (now.Month - 1) / 3 * 3 + 1, 1).AddMonths(3 * by);
        return EmitPeriod(at, end, Periods.Months(start, 3), new(start, DatePrecision.Quarter));
    }
}
