namespace ChipWatch.Extract.Figures;

internal ref partial struct FigureParser
{
    /// <summary>"2025-09-30", "2025/9/30", "9/30/2025", "20250930".</summary>
    private bool TryNumericDate(int first, int index)
    {
        ref readonly var one = ref tokens[index];
        if (one.PlainOf(8, 8))
        {
            var value = (int)one.Value;
            var (year, month, day) = (value / 10000, value / 100 % 100, value % 100);
            return year is >= 1900 and <= 2099 && month is >= 1 and <= 12 && day is >= 1 and <= 31 && EmitDay(first, index + 1, year, month, day);
        }

        if (!one.PlainOf(1, 4) || Kind(index + 1) is not (TokenKind.Hyphen or TokenKind.Slash) || !Glued(index + 1) || !Glued(index + 2)
            || Kind(index + 2) != TokenKind.Number || !tokens[index + 2].PlainOf(1, 2))
            return false;
        var two = (int)tokens[index + 2].Value;
        var three = Kind(index + 3) == Kind(index + 1) && Glued(index + 3) && Glued(index + 4) && Kind(index + 4) == TokenKind.Number && tokens[index + 4].PlainOf(1, 4);
        if (!three)
            return one.PlainOf(4, 4) && one.Value is >= 1900 and <= 2099 && two is >= 1 and <= 12 && tokens[index + 2].Digits == 2 && EmitMonth(first, index + 3, (int)one.Value, two);
        var last = (int)tokens[index + 4].Value;
        if (one.PlainOf(4, 4))
            return two is >= 1 and <= 12 && last is >= 1 and <= 31 && tokens[index + 4].PlainOf(1, 2) && EmitDay(first, index + 5, (int)one.Value, two, last);
        if (!one.PlainOf(1, 2) || !tokens[index + 4].PlainOf(4, 4))
            return false;
        var dayFirst = one.Value > 12;
        var (m, d) = dayFirst ? (two, (int)one.Value) : ((int)one.Value, two);
        return m is >= 1 and <= 12 && d is >= 1 and <= 31 && EmitDay(first, index + 5, last, m, d);
    }

    /// <summary>"September 30, 2025", "Sept. 30", "September 2025", "Jan/3", "Sep-23-2020".</summary>
    private bool TryMonthName(int first, int index)
    {
        var month = Code(index);
        var next = index + 1;
        if (Kind(next) is TokenKind.Slash or TokenKind.Hyphen or TokenKind.Comma)
            next++;
        if (Kind(next) == TokenKind.The)
            next++;
        if (DayAt(ref next, out var day))
        {
            var year = YearAfter(ref next);
            return EmitDay(first, next, year ?? Year(first), month, day);
        }

        next = index + 1;
        if (Kind(next) is TokenKind.Of or TokenKind.Comma or TokenKind.Hyphen)
            next++;
        if (Kind(next) == TokenKind.Number && tokens[next].PlainOf(4, 4) && tokens[next].Value is >= 1900 and <= 2099)
            return EmitMonth(first, next + 1, (int)tokens[next].Value, month);
        if (Kind(next) == TokenKind.Shift && Kind(next + 1) == TokenKind.Year && published is { } now)
            return EmitMonth(first, next + 2, now.Year + Code(next), month);
        return MonthAlone(first, index, month);
    }

    /// <summary>"may" and "march" are verbs too: alone they count as months only behind a preposition.</summary>
    private bool MonthAlone(int first, int index, int month)
    {
        if (month is 3 or 5 && Kind(first - 1) is not (TokenKind.In or TokenKind.Of or TokenKind.From or TokenKind.To or TokenKind.Shift))
            return false;
        return EmitMonth(first, index + 1, Year(first), month);
    }

    private readonly bool DayAt(ref int index, out int day)
    {
        day = 0;
        if (Kind(index) == TokenKind.Ordinal && Code(index) is >= 1 and <= 31)
            day = Code(index);
        else if (Kind(index) == TokenKind.Number && tokens[index].PlainOf(1, 2) && tokens[index].Value is >= 1 and <= 31 && Kind(index + 1) is not (TokenKind.Percent or TokenKind.Currency or TokenKind.Unit or TokenKind.Scale))
            day = (int)tokens[index].Value;
        else
            return false;
        index++;
        return true;
    }

    private readonly int? YearAfter(ref int index)
    {
        var next = index;
        for (var n = 0; n < 2 && Kind(next) is TokenKind.Comma or TokenKind.Of or TokenKind.In or TokenKind.Hyphen or TokenKind.Slash; n++)
            next++;
        if (Kind(next) != TokenKind.Number || !tokens[next].PlainOf(4, 4) || tokens[next].Value is < 1500 or > 2199)
            return null;
        index = next + 1;
        return (int)tokens[next].Value;
    }

    /// <summary>"30 September 2025", "4th of July", "05-Aug-2016".</summary>
    private bool TryDayMonthName(int first, int index)
    {
        var next = index;
        if (!DayAt(ref next, out var day))
            return false;
        if (Kind(next) == TokenKind.Day)
            next++;
        if (Kind(next) is TokenKind.Of or TokenKind.Hyphen or TokenKind.Slash)
            next++;
        if (Kind(next) != TokenKind.MonthName)
            return false;
        var month = Code(next++);
        var year = YearAfter(ref next);
        return EmitDay(first, next, year ?? Year(first), month, day);
    }

    private bool TryOrdinalTime() => TryPartOfYear(at, at, null, fiscal: false) || TryDayMonthName(at, at);

    /// <summary>"Tuesday, March 7" or the weekday nearest before the publication.</summary>
    private bool TryWeekday()
    {
        var next = at + 1;
        if (Kind(next) is TokenKind.Comma or TokenKind.Hyphen or TokenKind.Open)
            next++;
        var first = at;
        if (Kind(next) == TokenKind.MonthName && TryMonthName(first, next))
            return true;
        if (Kind(next) is TokenKind.Number or TokenKind.Ordinal && (TryDayMonthName(first, next) || (Kind(next) == TokenKind.Number && TryNumericDate(first, next))))
            return true;
        if (published is not { } now)
            return false;
        var back = ((int)now.DayOfWeek + 6) % 7 + 1 - Code(at);
        return EmitResolved(at, at + 1, now.AddDays(-(back < 0 ? back + 7 : back)));
    }
}
