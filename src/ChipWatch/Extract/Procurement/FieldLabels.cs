namespace ChipWatch.Extract.Procurement;

/// <summary>A label and the value that stands behind it.</summary>
internal readonly record struct Labelled(Role Role, Span Label, Span Value);

/// <summary>Reads "项目名称：…" in all its shapes: in lines, run together in one line, as a heading over its value, in table cells.</summary>
internal static class FieldLabels
{
    public static List<Labelled> Read(string text)
    {
        var found = new List<Labelled>();
        for (var i = 0; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAny(':', '\t', '\n');
            if (next < 0)
                break;
            i += next;
            var end = i;
            if (end > 0 && text[end - 1] == ')' && Brackets.OpenBefore(text, end - 1, Math.Max(0, end - 20)) is var open and > 0)
                end = open;
            while (text[i] == ':' && end > 1 && text[end - 1] is '为' or '是' or '系')
                end--;
            if (end == 0 || !Lexicon.MayEndLabel(text[end - 1]))
                continue;
            var floor = LabelFloor(text, end);
            var length = Lexicon.LabelAtEnd(text.AsSpan(floor, end - floor), out var role);
            if (length == 0 || (text[i] != ':' && !Alone(text.AsSpan(floor, end - floor - length))))
                continue;
            if (text[i] == '\n' && found.Count > 0 && found[^1].Label.Start == end - length)
                continue;
            var start = i + 1;
            while (start < text.Length && text[start] is ' ' or '\n' or '\t' or ':')
                start++;
            var stop = text.AsSpan(start).IndexOfAny('\n', '\t');
            stop = stop < 0 ? text.Length : start + stop;
            if (found.Count > 0 && found[^1].Value.End > end - length)
                found[^1] = found[^1] with { Value = found[^1].Value with { End = Math.Max(found[^1].Value.Start, BeforeNumbering(text, found[^1].Value.Start, end - length)) } };
            found.Add(new(role, new(end - length, end), new(Math.Min(start, stop), stop)));
        }

        return found;
    }

    private static int LabelFloor(string text, int end)
    {
        var floor = Math.Max(0, end - 22);
        for (var j = end - 1; j >= floor; j--)
        {
            if (text[j] is '\n' or '。' or ';' or ',' or ':' or ')' or '“' or '”' or '》' or '\t' or '、')
                return j + 1;
        }

        return floor;
    }

    /// <summary>A heading or a table cell is a label only when nothing but its number stands before it.</summary>
    private static bool Alone(ReadOnlySpan<char> before)
    {
        foreach (var c in before)
        {
            if (!(char.IsAsciiDigit(c) || c is '.' or ' ' or '(' or '本' or '次' or '该' or '、' or '．' || c is >= '一' and <= '十' || "一二三四五六七八九十".Contains(c)))
                return false;
        }

        return true;
    }

    /// <summary>Leaves the number of the next label ("；3、") out of the value before it.</summary>
    private static int BeforeNumbering(string text, int start, int end)
    {
        while (end > start && (text[end - 1] is '、' or '.' or ' ' or '(' or ')' or ';' or ',' or '\n' || char.IsAsciiDigit(text[end - 1])) )
            end--;
        return end;
    }
}
