using System.Buffers;

namespace ChipWatch.Extract.Procurement;

/// <summary>
/// A Chinese text as the rules read it: full-width forms folded to ASCII and the blanks that typesetting puts inside
/// names and numbers dropped, with the way back to the source. Lengths differ, so offsets here are not the document's.
/// </summary>
internal sealed class Condensed
{
    private readonly string source;

    /// <summary>Where the source runs ahead by more than before, and by how much: characters are dropped now and then.</summary>
    private readonly List<(int Place, int Ahead)> shifts;

    private Condensed(string source, string text, List<(int Place, int Ahead)> shifts)
    {
        this.source = source;
        this.shifts = shifts;
        Text = text;
    }

    public string Text { get; }

    public static Condensed Of(string source)
    {
        var folded = ArrayPool<char>.Shared.Rent(source.Length);
        var ways = new List<(int Place, int Ahead)>(16) { (0, 0) };
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c is > '\u3000' and < '\ufeff' or > ' ' and < '\u007f' and not 'f')
            {
                folded[length++] = c;
                continue;
            }

            if (c is > '\uff00' and < '\uff5f' and not '\uff46')
            {
                folded[length++] = (char)(c - 0xfee0);
                continue;
            }

            var kept = Keep(source, ref i, folded.AsSpan(0, length), out c);
            if (kept)
            {
                // A sign of two characters counts as the first of them.
                Shift(ways, length, i - (c == Mountain ? 1 : 0));
                folded[length++] = c;
            }

            Shift(ways, length, i + 1);
        }

        var text = new string(folded, 0, length);
        ArrayPool<char>.Shared.Return(folded);
        return new(source, text, ways);
    }

    /// <summary>What becomes of a character that is no plain one, and of those behind it that go with it.</summary>
    private static bool Keep(string source, ref int i, ReadOnlySpan<char> before, out char c)
    {
        c = Fold(source[i]);
        if (c == ' ')
        {
            var next = i + 1;
            while (next < source.Length && Fold(source[next]) == ' ')
                next++;
            i = next - 1;
            if (before.IsEmpty || next >= source.Length || !Separates(before[^1], Fold(source[next])))
                return false;
        }

        if (c == '\n' && Continues(before, source, i + 1))
            return false;
        if (source[i] == 'f' && IsMountain(source, i, before.IsEmpty ? '\n' : before[^1]))
        {
            c = Mountain;
            i++;
        }

        return true;
    }

    private static void Shift(List<(int Place, int Ahead)> shifts, int place, int origin)
    {
        if (shifts[^1].Ahead == origin - place)
            return;
        if (shifts[^1].Place == place)
            shifts[^1] = (place, origin - place);
        else
            shifts.Add((place, origin - place));
    }

    /// <summary>The source's characters behind [start, end), inner blanks dropped where Chinese is written.</summary>
    public string Written(Span span)
    {
        var (start, end) = Back(span);
        var written = source.AsSpan(start, end - start);
        if (written.IndexOfAny([' ', '\n', '\u00a0', '\u3000', '\t', 'f']) < 0)
            return written.ToString();

        var kept = new char[written.Length];
        var length = 0;
        var behind = start;
        var next = shifts.FirstFrom(span.Start + 1, s => s.Place);
        var ahead = shifts[next - 1].Ahead;
        for (var i = span.Start; i < span.End; i++)
        {
            if (next < shifts.Count && shifts[next].Place == i)
                ahead = shifts[next++].Ahead;
            var at = i + ahead;
            // "Co., Ltd." keeps the blank behind its comma.
            if (i > span.Start && Text[i - 1] == ',' && char.IsAsciiLetter(Text[i]) && at > behind + 1)
                kept[length++] = ' ';
            if (Text[i] is not ('\n' or '\t'))
                kept[length++] = Text[i] == Mountain ? Mountain : source[at] is var c && char.IsWhiteSpace(c) ? ' ' : c;
            behind = at;
        }

        return new string(kept, 0, length);
    }

    public Evidence Evidence(Span span, string? field = null)
    {
        var (start, end) = Back(span);
        return ChipWatch.Evidence.Of(source, start, end, field);
    }

    private (int Start, int End) Back(Span span) => (Origin(span.Start), span.End > span.Start ? Origin(span.End - 1) + Width(span.End - 1) : Origin(span.Start));

    private int Origin(int place) => place + shifts[shifts.FirstFrom(place + 1, s => s.Place) - 1].Ahead;

    private int Width(int at) => Text[at] == Mountain && source[Origin(at)] == 'f' ? 2 : 1;

    private const char Mountain = '山';

    /// <summary>Some filings' PDFs map the sign 山 to the letters "ft" (ft东, 华ft), which stand nowhere else between Chinese signs.</summary>
    private static bool IsMountain(string source, int at, char before)
    {
        if (at + 1 >= source.Length || source[at + 1] != 't' || char.IsAsciiLetterOrDigit(before))
            return false;
        var after = at + 2;
        while (after < source.Length && Fold(source[after]) == ' ')
            after++;
        var next = after < source.Length ? Fold(source[after]) : '\n';
        return !char.IsAsciiLetterOrDigit(next) && (before is >= '\u4e00' and <= '\u9fff' || next is >= '\u4e00' and <= '\u9fff');
    }

    /// <summary>A line end inside a sentence, as page breaks of converted PDFs leave behind: prose goes on in the next block.</summary>
    private static bool Continues(ReadOnlySpan<char> before, string source, int next)
    {
        if (before.Length < 2 || next >= source.Length)
            return false;
        var line = before[(before.LastIndexOf('\n') + 1)..];
        if (line.Length < 12 || line.Contains('\t'))
            return false;
        while (next < source.Length && source[next] == ' ')
            next++;
        if (next == source.Length)
            return false;
        var first = Fold(source[next]);
        if (line[^1] is ',' or '、' or '约' or '与' || (line[^1] == '的' && !line.EndsWith("目的", StringComparison.Ordinal)) || line.EndsWith("人民币", StringComparison.Ordinal))
            return !Numbered(source, next);
        return line.Length >= 25 && line.Contains(',') && line[^1] is not ('。' or ';' or ':' or '!' or '?' or '.' or '》') && !Numbered(source, next)
            && first is not ('(' or '《' or '●' or '★' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八') && !line.EndsWith("公告", StringComparison.Ordinal);
    }

    private static bool Numbered(string source, int at)
    {
        var end = at;
        while (end < source.Length && char.IsAsciiDigit(source[end]))
            end++;
        if (end == at)
            return source[at] is '(' or '（' or '①' or '②';
        while (end < source.Length && source[end] == ' ')
            end++;
        return end < source.Length && source[end] is '、' or '．' or ')' or '）' || (end + 1 < source.Length && source[end] == '.' && !char.IsAsciiDigit(source[end + 1]));
    }

    private static char Fold(char c) => c switch
    {
        >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
        '\u00a0' or '\u3000' or '\r' or '\u200b' or '\ufeff' or '\u2002' or '\u2003' => ' ',
        _ => c,
    };

    /// <summary>A blank tells words apart only between Latin letters, or digits; a Chinese text has none of its own.</summary>
    private static bool Separates(char left, char right) =>
        (char.IsAsciiLetter(left) && char.IsAsciiLetter(right)) || (char.IsAsciiDigit(left) && char.IsAsciiDigit(right));
}

/// <summary>A stretch of a <see cref="Condensed"/> text.</summary>
internal readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;
    public bool IsEmpty => End <= Start;
    public bool Contains(Span other) => Start <= other.Start && other.End <= End;
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);

    /// <summary>The cells of a table's row, which tabs part.</summary>
    public static List<Span> Cells(string text, int start, int end)
    {
        var cells = new List<Span>();
        for (var i = start; i <= end; i++)
        {
            if (i < end && text[i] != '\t')
                continue;
            cells.Add(new(start, i));
            start = i + 1;
        }

        return cells;
    }
}
