using static ChipWatch.Extract.Finance.IpoNameWords;

namespace ChipWatch.Extract.Finance;

/// <summary>Where a name begins and ends in a run of Chinese text, by the words around it.</summary>
internal sealed class IpoSpans(Reading reading)
{
    public const int Longest = 24;

    /// <summary>The name that a clause begins with, openers and descriptions aside.</summary>
    public (int Start, int End)? Leading(int start, int end)
    {
        var text = reading.Text;
        var at = SkipOpeners(start, end);
        var stop = at;
        while (stop < end && stop - at < Longest && (IsName(text[stop]) || IsPlaceBracket(text, stop)) && !StartsStop(text, stop, stop - at) && !StartsFigure(stop))
            stop++;
        return Trim(text, at, stop);
    }

    /// <summary>The same in a title, whose characters are none of the text's.</summary>
    public static string? LeadingIn(string title, int start)
    {
        var at = start;
        for (var length = 1; length > 0; at += length)
            length = Openers.At(title.AsSpan(at)) is > 0 and var word ? word : at < title.Length && IsFiller(title[at]) ? 1 : 0;
        var stop = at;
        while (stop < title.Length && stop - at < Longest && IsName(title[stop]) && !StartsStop(title, stop, stop - at))
            stop++;
        return Trim(title, at, stop) is { } span ? title[span.Start..span.End] : null;
    }

    /// <summary>The name that ends at the place: of the run of name characters before it the part behind openers, descriptions and 的.</summary>
    public (int Start, int End)? Ending(int floor, int end)
    {
        var text = reading.Text;
        var start = end;
        while (start > floor && end - start < Longest + 8 && (IsName(text[start - 1]) || IsPlaceBracket(text, start - 1)))
            start--;
        for (var at = end - 3; at > start; at--)
        {
            if (text[at - 1] is '的' or '讯' or '了' || (at - start > 3 && text[at - 1] is '为' or '是' or '系' or '由' or '向' or '被' or '对' or '与') || (text[at - 1] is '日' or '月' && at > start + 1 && char.IsAsciiDigit(text[at - 2])))
            {
                start = at;
                break;
            }
        }

        start = SkipOpeners(start, end);
        while (end - start > 4 && StartsAsPronoun(text.AsSpan(start, end - start)))
            start += 2;
        return Trim(text, start, end);
    }

    public static (int Start, int End)? Trim(string text, int start, int end)
    {
        if (end - start < 2 || StartsAsPronoun(text.AsSpan(start, end - start)))
            return null;
        foreach (var opener in Descriptions)
        {
            var at = text.AsSpan(start, end - start).LastIndexOf(opener, StringComparison.Ordinal);
            if (at >= 0 && start + at + opener.Length <= end - 2 && text[start + at + opener.Length] is not ('股' or '的' or '（') && text.AsSpan(start + at + opener.Length, 2) is not "有限")
                start += at + opener.Length;
        }

        while (end > start && text[end - 1] is '至' or '赴' or '日' or '近' or '时' or '现' or '-' or '.' or '·')
            end--;
        if (end - start < 2)
            return null;
        var name = text[start..end];
        if (NotNames.Contains(name) || Pronouns.Contains(name) || StartsAsPronoun(name) || name.All(char.IsDigit) || name.All(c => char.IsAsciiLetterLower(c)))
            return null;
        return name.Length > 20 && !name.EndsWith("公司", StringComparison.Ordinal) && !name.Any(char.IsAsciiLetter) ? null : (start, end);
    }

    public int SkipOpeners(int start, int end)
    {
        var text = reading.Text;
        for (var moved = true; moved && start < end;)
        {
            moved = false;
            foreach (var figure in reading.FiguresIn(start, start + 1))
            {
                if (figure.Kind is not Figures.FigureKind.Number && figure.End < end && (figure.Date is not null || figure.Currency is not null || figure.Period is not null || figure.Unit is not null))
                    (start, moved) = (figure.End, true);
            }

            var length = IsFiller(text[start]) ? 1 : Openers.At(text.AsSpan(start, end - start));
            (start, moved) = (start + length, moved || length > 0);
        }

        return start;
    }

    /// <summary>Where a register's name really ends: "摩尔线程" of "摩尔线程智能科技股份有限公司", "中芯" of the unknown "中芯微纳".</summary>
    public int Extended(int start, int end)
    {
        var text = reading.Text;
        foreach (var ending in (ReadOnlySpan<string>)["股份有限公司", "有限公司", "集团", "公司", "股份"])
        {
            if (text.AsSpan(end).StartsWith(ending, StringComparison.Ordinal))
                return end + ending.Length;
        }

        var stop = end;
        while (stop < text.Length && stop - start < Longest && IsName(text[stop]) && !StartsStop(text, stop, 2) && !StartsFigure(stop))
            stop++;
        return stop - end is > 1 and <= 6 && stop < text.Length && Sound(text.AsSpan(start, stop - start)) && !Openers.Ends(text.AsSpan(end, stop - end)) ? stop : end;
    }

    /// <summary>"（上海）" inside a legal name.</summary>
    public static bool IsPlaceBracket(string text, int at)
    {
        var open = at;
        while (open > 0 && at - open < 5 && text[open] is not ('（' or '('))
            open--;
        if (text[open] is not ('（' or '('))
            return false;
        var close = open + 1;
        while (close < text.Length && close - open < 6 && text[close] is >= '\u4e00' and <= '\u9fff')
            close++;
        return close - open is >= 3 and <= 5 && close + 1 < text.Length && text[close] is '）' or ')' && text[close + 1] is '股' or '有' or '科' or '集' or '控' && at <= close;
    }

    public bool IsClauseMark(int at) => reading.Text[at] is '，' or ',' or '；' or ';' or '：' or ':' || (reading.Text[at] is '（' or '(' or '）' or ')' && !IsPlaceBracket(reading.Text, at));

    private bool StartsFigure(int place)
    {
        if (!char.IsDigit(reading.Text[place]))
            return false;
        foreach (var figure in reading.FiguresIn(place, place + 1))
            return figure.Date is not null || figure.Currency is not null || figure.Period is not null;
        return false;
    }

    private static bool IsFiller(char c) => c is '，' or ',' or ' ' or '\u3000' or '\u00a0' or '：' or ':' or '【' or '】' or '《' or '》' or '“' or '”' or '"' or '‘' or '’' or '|' or '丨' or '！' or '!' or '\n' or '、';
}
