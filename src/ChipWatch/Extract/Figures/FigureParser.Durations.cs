namespace ChipWatch.Extract.Figures;

internal ref partial struct FigureParser
{
    private const int MaximumCount = 9999;

    private record struct Duration(int Years, int Months, int Days)
    {
        public readonly DateOnly Add(DateOnly date, int sign)
        {
            var months = (long)sign * (Years * 12L + Months);
            if (Math.Abs(months) > 12_000 || date.Year + months / 12 is < 2 or > 9997)
                return date;
            var moved = date.AddMonths((int)months);
            var days = (long)sign * Days;
            return moved.DayNumber + days is > 0 and < 3_600_000 ? moved.AddDays((int)days) : moved;
        }
    }

    /// <summary>"two weeks ago", "3 weeks later", "2 weeks before Christmas", "5年前", with a weekday behind.</summary>
    private bool TryDuration()
    {
        if (nested || published is not { } now)
            return false;
        var loose = Kind(at - 1) == TokenKind.And ? at == looseUntil + 1 : Kind(at - 1) == TokenKind.Shift && Code(at - 1) < 0;
        if (!ReadDuration(at, out var duration, out var end, loose))
            return false;
        if (EmitMoved(at, duration, end, now, 0))
            return true;
        looseUntil = loose ? end : looseUntil;
        return false;
    }

    private bool EmitMoved(int first, Duration duration, int end, DateOnly now, int weekday)
    {
        if (Kind(end) == TokenKind.Ago)
            return EmitOnWeekday(first, end + 1, duration.Add(now, -1), duration, weekday);
        if (Kind(end) == TokenKind.Later)
            return EmitOnWeekday(first, end + 1, duration.Add(now, 1), duration, weekday);
        if (Kind(end) == TokenKind.FirstMonths && Glued(end) && Kind(end + 1) != TokenKind.Number)
            return EmitOnWeekday(first, end + 1, duration.Add(now, -1), duration, weekday);
        if (Kind(end) is not (TokenKind.After or TokenKind.From))
            return false;
        var from = Kind(end + 1) == TokenKind.The && Kind(end + 2) == TokenKind.Year ? end + 3 : end + 1;
        if (!TryNested(from, coming: true, out var date, out var behind))
            return false;
        return EmitOnWeekday(first, behind, duration.Add(date, Kind(end) == TokenKind.From ? 1 : Code(end)), duration, weekday);
    }

    /// <summary>Weeks and days move to the day of that week (it begins on Sunday), months and years to the next such day.</summary>
    private bool EmitOnWeekday(int first, int end, DateOnly date, Duration duration, int weekday)
    {
        var day = Kind(end) == TokenKind.On ? end + 1 : end;
        if (weekday == 0 && Kind(day) == TokenKind.Weekday)
        {
            weekday = Code(day);
            end = day + 1;
        }

        if (weekday > 0)
        {
            var move = weekday % 7 - (int)date.DayOfWeek;
            date = date.AddDays(move < 0 && duration.Days == 0 ? move + 7 : move);
        }

        return EmitResolved(first, end, date);
    }

    /// <summary>"in two weeks"; with "since 2011" behind, counted from there.</summary>
    private bool TryInDuration()
    {
        if (nested || published is not { } now || !ReadDuration(at + 1, out var duration, out var end, single: false))
            return false;
        return EmitMoved(at, duration, end, now, 0) || EmitOnWeekday(at, end, duration.Add(now, 1), duration, 0);
    }

    /// <summary>"2 weeks and 2 days", "a fortnight", "21 days".</summary>
    private readonly bool ReadDuration(int index, out Duration duration, out int end, bool single)
    {
        duration = default;
        end = index;
        for (var n = 0; n < 4; n++)
        {
            var start = n > 0 && Kind(index) == TokenKind.And ? index + 1 : index;
            if (!CountAt(start, out var count, out var unit) || Kind(unit) is not (TokenKind.Year or TokenKind.Month or TokenKind.Week or TokenKind.Day))
                break;
            if (Kind(unit) is TokenKind.Month or TokenKind.Day && Code(unit) == 0)
                break;
            if (Kind(unit) == TokenKind.Year && (Code(unit) == 1 || count is >= 1900 and <= 2100))
                break;
            switch (Kind(unit))
            {
                case TokenKind.Year: duration.Years += count; break;
                case TokenKind.Month: duration.Months += count; break;
                case TokenKind.Week: duration.Days += count * 7 * (tokens[unit].Value > 0 ? (int)tokens[unit].Value : 1); break;
                default: duration.Days += count; break;
            }

            end = index = unit + 1;
            if (single)
                break;
        }

        return end > index || duration != default;
    }

    private readonly bool CountAt(int index, out int count, out int end)
    {
        count = 1;
        end = index + 1;
        if (Kind(index) == TokenKind.Article)
            return true;
        if (!TryQuantity(index, out var quantity) || quantity.Low is < 1 or > MaximumCount || quantity.Low != quantity.High || quantity.Scale != 1)
            return false;
        count = (int)quantity.Low;
        end = quantity.End;
        return true;
    }

    /// <summary>Reads one date at <paramref name="index"/> without saying it.</summary>
    private bool TryNested(int index, bool coming, out DateOnly date, out int end)
    {
        (date, end) = (default, index);
        if (nested)
            return false;
        var (start, figures) = (at, said.Count);
        (nested, ahead, at) = (true, coming, index);
        var found = TryTime() && said.Count == figures + 1 && said[figures].Date is not null;
        date = found ? said[figures].Date!.Value : default;
        end = at;
        said.RemoveRange(figures, said.Count - figures);
        (nested, ahead, at) = (false, false, start);
        return found;
    }

    /// <summary>"on the 18th", "on 5/12", "on 2016 10 16".</summary>
    private bool TryOn()
    {
        var index = at + 1;
        if (Kind(index) == TokenKind.The || Kind(index) == TokenKind.About)
            index++;
        if (Kind(index) == TokenKind.Ordinal && Code(index) is >= 1 and <= 31 && Kind(index + 1) is not (TokenKind.Of or TokenKind.MonthName or TokenKind.Quarter or TokenKind.Day or TokenKind.Week))
            return published is null ? Swallow(index + 1) : EmitResolved(index, index + 1, DayOfMonth(Code(index)));
        if (Kind(index) != TokenKind.Number)
            return false;
        if (tokens[index].PlainOf(4, 4) && Kind(index + 1) == TokenKind.Number && tokens[index + 1].PlainOf(2, 2) && Kind(index + 2) == TokenKind.Number && tokens[index + 2].PlainOf(2, 2)
            && tokens[index + 1].Value is >= 1 and <= 12 && tokens[index + 2].Value is >= 1 and <= 31)
            return EmitDay(index, index + 3, (int)tokens[index].Value, (int)tokens[index + 1].Value, (int)tokens[index + 2].Value);
        return Kind(index + 3) is not (TokenKind.Slash or TokenKind.Hyphen) && TryShortDate(index, index, sure: true);
    }
}
