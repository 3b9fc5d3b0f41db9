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

        if (Glued(index) && Kind(index - 1) == TokenKind.Number)
            return false;
        if (one.PlainOf(1, 4) && Glued(index + 1) && Glued(index + 2) && Kind(index + 1) is TokenKind.Hyphen or TokenKind.Slash && (Kind(index + 2) == TokenKind.MonthName || Kind(index + 4) == TokenKind.MonthName))
            return TryNamedNumericDate(first, index);
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
        if (!one.PlainOf(1, 2) || !(tokens[index + 4].PlainOf(4, 4) || (tokens[index + 4].PlainOf(2, 2) && Code(index + 1) == 0)))
            return false;
        if (Kind(index + 1) == TokenKind.Hyphen && tokens[index + 4].PlainOf(2, 2))
            return one.PlainOf(2, 2) && one.Value >= 10 && two is >= 1 and <= 12 && last is >= 1 and <= 31 && EmitDay(first, index + 5, FullYear((int)one.Value), two, last);
        last = tokens[index + 4].PlainOf(2, 2) ? FullYear(last) : last;
        var dayFirst = one.Value > 12 || (two <= 12 && WithoutLatin());
        var (m, d) = dayFirst ? (two, (int)one.Value) : ((int)one.Value, two);
        return m is >= 1 and <= 12 && d is >= 1 and <= 31 && EmitDay(first, index + 5, last, m, d);
    }

    /// <summary>Hong Kong's Chinese documents put the day first, American English the month.</summary>
    private bool WithoutLatin() => withoutLatin ??= !text.ContainsAnyInRange('a', 'z') && !text.ContainsAnyInRange('A', 'Z');

    private static int FullYear(int twoDigits) => twoDigits >= 40 ? 1900 + twoDigits : 2000 + twoDigits;

    /// <summary>"2020/Sep/23", "2020/23/Sep", "23-2020-September".</summary>
    private bool TryNamedNumericDate(int first, int index)
    {
        if (Kind(index + 3) is not (TokenKind.Hyphen or TokenKind.Slash) || !Glued(index + 3) || !Glued(index + 4))
            return false;
        var named = Kind(index + 2) == TokenKind.MonthName ? index + 2 : index + 4;
        var other = index + 6 - (named - index);
        if (Kind(named) != TokenKind.MonthName || Kind(other) != TokenKind.Number)
            return false;
        var (one, two) = ((int)tokens[index].Value, (int)tokens[other].Value);
        var (year, day) = tokens[index].PlainOf(4, 4) ? (one, two) : (two, one);
        return year is >= 1900 and <= 2099 && day is >= 1 and <= 31 && EmitDay(first, index + 5, year, Code(named), day);
    }

    /// <summary>"22/04"; unless something before it says that it is a date, one side is beyond ten: a half is 1/2.</summary>
    private bool TryShortDate(int first, int index, bool sure)
    {
        ref readonly var one = ref tokens[index];
        int left, right, end;
        if (sure && one.Is(NumberTraits.Decimal) && one.Value < 100 && one.End - one.Start <= 5)
        {
            left = (int)one.Value;
            right = (int)decimal.Round((one.Value - left) * (Decimals(one) == 1 ? 10 : 100));
            end = index + 1;
            if (Decimals(one) > 2)
                return false;
        }
        else if (one.PlainOf(1, 2) && Glued(index + 1) && Glued(index + 2) && Kind(index + 2) == TokenKind.Number && tokens[index + 2].PlainOf(1, 2)
            && (Kind(index + 1) == TokenKind.Slash || (sure && Kind(index + 1) == TokenKind.Hyphen)) && !(Glued(index) && Kind(index - 1) is TokenKind.Number or TokenKind.Slash))
        {
            (left, right, end) = ((int)one.Value, (int)tokens[index + 2].Value, index + 3);
            if (!sure && ((left <= 10 && right <= 10) || (left, right) is (24, 7) || Kind(end) is TokenKind.Of or TokenKind.Percent or TokenKind.Unit or TokenKind.Point or TokenKind.Slash or TokenKind.Currency))
                return false;
        }
        else
        {
            return false;
        }

        var (month, day) = left <= 12 ? (left, right) : (right, left);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && EmitDay(first, end, Year(first), month, day);
    }

    private readonly int Decimals(in Token token)
    {
        var span = text[token.Start..token.End];
        return span.Length - span.IndexOf('.') - 1;
    }

    /// <summary>"September 30, 2025", "Sept. 30", "September 2025", "Jan/3", "Sep-23-2020".</summary>
    private bool TryMonthName(int first, int index)
    {
        var month = Code(index);
        if (Kind(index + 1) is TokenKind.To or TokenKind.Hyphen or TokenKind.And && Kind(index + 2) == TokenKind.MonthName && Kind(index + 3) == TokenKind.Number && tokens[index + 3].PlainOf(4, 4)
            && tokens[index + 3].Value is >= 1900 and <= 2099 && (Kind(index + 1) != TokenKind.And || Kind(first - 1) == TokenKind.Between))
            return EmitMonths(first, index + 4, (int)tokens[index + 3].Value, month, Code(index + 2));
        if (IsMonthTo(first, index))
            return EmitMonths(first, index + 3, null, month, Code(index + 2));
        var next = index + 1;
        if (Kind(next) is TokenKind.Slash or TokenKind.Hyphen or TokenKind.Comma)
            next++;
        if (Kind(next) == TokenKind.The)
            next++;
        var worded = Kind(next) == TokenKind.NumberWord;
        if (DayAt(ref next, out var day) && !(worded && month is 3 or 5 && day <= 20))
        {
            var year = YearAfter(ref next) ?? YearInWords(ref next) ?? ShortYear(ref next);
            return EmitDay(first, next, year ?? Year(first), month, day);
        }

        next = index + 1;
        if (Kind(next) is TokenKind.Hyphen && Kind(next + 1) == TokenKind.Number && tokens[next + 1].PlainOf(4, 4) && Kind(next + 2) == TokenKind.Hyphen && Kind(next + 3) == TokenKind.Number && tokens[next + 3].PlainOf(1, 2))
            return EmitDay(first, next + 4, (int)tokens[next + 1].Value, month, Math.Max(1, (int)tokens[next + 3].Value));
        if (Kind(next) is TokenKind.Of or TokenKind.Comma or TokenKind.Hyphen)
            next++;
        if (Kind(next) == TokenKind.Number && tokens[next].PlainOf(4, 4) && tokens[next].Value is >= 1900 and <= 2099)
            return EmitMonth(first, next + 1, (int)tokens[next].Value, month);
        if (Kind(next) == TokenKind.Shift && Kind(next + 1) == TokenKind.Year && published is { } now)
            return EmitMonth(first, next + 2, now.Year + Code(next), month);
        return MonthAlone(first, index, month);
    }

    /// <summary>"January-September", "January to September"; "from January to September" is more often a way from one to the other.</summary>
    private readonly bool IsMonthTo(int first, int index) =>
        Kind(index + 2) == TokenKind.MonthName && Code(index) < Code(index + 2) && Kind(index + 3) is not (TokenKind.Number or TokenKind.Ordinal)
        && (Kind(index + 1) == TokenKind.Hyphen ? Glued(index + 1) && Glued(index + 2) : Kind(index + 1) == TokenKind.To && Kind(first - 1) != TokenKind.From);

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
        else if (Kind(index) == TokenKind.NumberWord && Code(index) is 20 or 30 && Kind(index + 1) == TokenKind.Ordinal && Code(index + 1) < 10)
            day = Code(index) + Code(++index);
        else if (Kind(index) == TokenKind.NumberWord && TryQuantity(index, out var quantity) && quantity.Low is >= 1 and <= 31)
            (day, index) = ((int)quantity.Low, quantity.End - 1);
        else
            return false;
        index++;
        return true;
    }

    /// <summary>"nineteen eighty six", "two thousand and thirty two".</summary>
    private readonly int? YearInWords(ref int index)
    {
        if (Kind(index) != TokenKind.NumberWord || !TryQuantity(index, out var year))
            return null;
        var end = year.End;
        if (year.Low is >= 15 and <= 21 && TryQuantity(end, out var rest) && Kind(end) == TokenKind.NumberWord && rest.Low < 100)
            (year.Low, end) = (year.Low * 100 + rest.Low, rest.End);
        if (year.Low is < 1500 or > 2199)
            return null;
        index = end;
        return (int)year.Low;
    }

    /// <summary>"of 87", "January first 12": two digits that cannot be the day.</summary>
    private readonly int? ShortYear(ref int index)
    {
        var next = Kind(index) == TokenKind.Of ? index + 1 : index;
        if (next == index && Kind(index - 1) != TokenKind.Ordinal || Kind(next) != TokenKind.Number || !tokens[next].PlainOf(2, 2)
            || Kind(next + 1) is TokenKind.Unit or TokenKind.Scale or TokenKind.Percent or TokenKind.Currency or TokenKind.Colon)
            return null;
        index = next + 1;
        return FullYear((int)tokens[next].Value);
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
        var year = YearAfter(ref next) ?? YearInWords(ref next) ?? ShortYear(ref next);
        return EmitDay(first, next, year ?? Year(first), month, day);
    }

    private bool TryOrdinalTime() =>
        TryPartOfYear(at, at, null, fiscal: false) || TryDayMonthName(at, at) || TryDayOfNamedMonth() || TryWeekOfMonth();

    /// <summary>"the 21st this month", "the 15th day of next month".</summary>
    private bool TryDayOfNamedMonth()
    {
        var next = at + 1;
        if (Kind(next) == TokenKind.Day)
            next++;
        if (Kind(next) == TokenKind.Of)
            next++;
        if (Kind(next) != TokenKind.Shift || Kind(next + 1) != TokenKind.Month || published is not { } now)
            return false;
        var month = new DateOnly(now.Year, now.Month, 1).AddMonths(Math.Sign(Code(next)));
        return Code(at) is >= 1 and <= 31 && EmitDay(at, next + 2, month.Year, month.Month, Code(at));
    }

    /// <summary>"1st week of October on Friday".</summary>
    private bool TryWeekOfMonth()
    {
        if (Kind(at + 1) != TokenKind.Week || Kind(at + 2) != TokenKind.Of || Kind(at + 3) != TokenKind.MonthName || Code(at) is < 1 or > 5)
            return false;
        var day = Kind(at + 4) == TokenKind.On ? at + 5 : at + 4;
        var month = Code(at + 3);
        if (Kind(day) != TokenKind.Weekday || YearOf(month, 1) is not { } year)
            return false;
        var first = new DateOnly(year, month, 1);
        return EmitResolved(at, day + 1, first.AddDays((Code(day) % 7 - (int)first.DayOfWeek + 7) % 7 + 7 * (Code(at) - 1)));
    }

    /// <summary>"Tuesday, March 7", "Monday 21", "Monday two weeks from now", "Tuesday of next week", or the nearest such day.</summary>
    private bool TryWeekday()
    {
        var next = at + 1;
        if (Kind(next) is TokenKind.Comma or TokenKind.Hyphen or TokenKind.Open)
            next++;
        var first = at;
        if (Kind(next) == TokenKind.MonthName && TryMonthName(first, next))
            return true;
        if (Kind(next) is TokenKind.Number or TokenKind.Ordinal
            && (TryDayMonthName(first, next) || (Kind(next) == TokenKind.Number && (TryNumericDate(first, next) || TryShortDate(first, next, sure: true)))))
            return true;
        if (published is not { } now)
            return false;
        if (Kind(at + 1) == TokenKind.Of && Kind(at + 2) is TokenKind.The or TokenKind.Shift)
        {
            var shift = Kind(at + 2) == TokenKind.The ? at + 3 : at + 2;
            if (Kind(shift) == TokenKind.Shift && Kind(shift + 1) == TokenKind.Week)
                return EmitResolved(at, shift + 2, OnWeekday(Math.Sign(Code(shift)), Code(at), now));
        }

        if (!nested && ReadDuration(next, out var duration, out var end, single: false) && EmitMoved(at, duration, end, now, Code(at)))
            return true;
        var numbered = Kind(next) == TokenKind.The ? next + 1 : next;
        if (numbered < at + 3 && DayAt(ref numbered, out var day) && Kind(numbered) is not (TokenKind.Colon or TokenKind.Unit or TokenKind.Scale))
            return EmitResolved(at, numbered, WeekdayOn(Code(at), day, now));
        var back = ((int)now.DayOfWeek + 6) % 7 + 1 - Code(at);
        back = back < 0 ? back + 7 : back;
        return EmitResolved(at, at + 1, now.AddDays(ahead && back > 0 ? 7 - back : -back));
    }

    /// <summary>The nearest month in which the day falls on the weekday, or null.</summary>
    private static DateOnly? WeekdayOn(int weekday, int day, DateOnly now)
    {
        DateOnly? best = null;
        for (var by = -24; by <= 24; by++)
        {
            var month = new DateOnly(now.Year, now.Month, 1).AddMonths(by);
            if (day > DateTime.DaysInMonth(month.Year, month.Month) || (int)month.AddDays(day - 1).DayOfWeek != weekday % 7)
                continue;
            var date = month.AddDays(day - 1);
            if (best is null || Math.Abs(date.DayNumber - now.DayNumber) < Math.Abs(best.Value.DayNumber - now.DayNumber))
                best = date;
        }

        return best;
    }
}
