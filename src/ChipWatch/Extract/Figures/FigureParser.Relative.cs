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

    /// <summary>"last Friday", "next month", "this quarter", "last year".</summary>
    private bool TryShift(int by, DateOnly now)
    {
        switch (Kind(at + 1))
        {
            case TokenKind.Weekday:
                var monday = now.AddDays(-(((int)now.DayOfWeek + 6) % 7));
                return EmitResolved(at, at + 2, monday.AddDays(7 * by + Code(at + 1) - 1));
            case TokenKind.Month when Code(at + 1) == 2:
                var month = new DateOnly(now.Year, now.Month, 1).AddMonths(by);
                return EmitMonth(at, at + 2, month.Year, month.Month);
            case TokenKind.Quarter when Code(at + 1) == 0:
                return EmitQuarter(at + 2, by, now);
            case TokenKind.Year when Code(at + 1) == 2:
                var year = now.Year + by;
                return EmitPeriod(at, at + 2, Periods.Year(year), new(new(year, 1, 1), DatePrecision.Year));
            case TokenKind.MonthName:
                var named = Code(at + 1);
                return EmitMonth(at, at + 2, by < 0 ? (named < now.Month ? now.Year : now.Year - 1) : by > 0 ? (named > now.Month ? now.Year : now.Year + 1) : now.Year, named);
            default:
                return false;
        }
    }

    private bool EmitQuarter(int end, int by, DateOnly now)
    {
        var start = new DateOnly(now.Year, (now.Month - 1) / 3 * 3 + 1, 1).AddMonths(3 * by);
        return EmitPeriod(at, end, Periods.Months(start, 3), new(start, DatePrecision.Quarter));
    }

    /// <summary>"two weeks ago", "3 days later", "5年前".</summary>
    private bool TryAgo()
    {
        if (published is not { } now || !TryQuantity(at, out var quantity) || quantity.Low is < 1 or > 9999 || quantity.Low != quantity.High || quantity.Scale != 1)
            return false;
        var unit = quantity.End;
        var kind = Kind(unit);
        if (kind is not (TokenKind.Year or TokenKind.Month or TokenKind.Week or TokenKind.Day))
            return false;
        var direction = Kind(unit + 1) switch
        {
            TokenKind.Ago => -1,
            TokenKind.Later => 1,
            TokenKind.FirstMonths when Glued(unit + 1) && !quantity.PlainYear && Kind(unit + 2) != TokenKind.Number && !(kind is TokenKind.Month or TokenKind.Day && Code(unit) == 0) => -1,
            _ => 0,
        };
        if (direction == 0)
            return false;
        var by = direction * (int)quantity.Low;
        var date = kind switch
        {
            TokenKind.Year => now.AddYears(by),
            TokenKind.Month => now.AddMonths(by),
            TokenKind.Week => now.AddDays(7 * by),
            _ => now.AddDays(by),
        };
        return EmitResolved(at, unit + 2, date);
    }
}
