namespace ChipWatch.Extract.Procurement;

/// <summary>
/// A Chinese text as the rules read it: full-width forms folded to ASCII and the blanks that typesetting puts inside
/// names and numbers dropped, with the way back to the source. Lengths differ, so offsets here are not the document's.
/// </summary>
internal sealed class Condensed
{
    private readonly string source;
    private readonly int[] origin;

    private Condensed(string source, string text, int[] origin)
    {
        this.source = source;
        this.origin = origin;
        Text = text;
    }

    public string Text { get; }

    public static Condensed Of(string source)
    {
        var folded = new char[source.Length];
        var origins = new int[source.Length + 1];
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var c = Fold(source[i]);
            if (c == ' ')
            {
                var next = i + 1;
                while (next < source.Length && Fold(source[next]) == ' ')
                    next++;
                if (length == 0 || next >= source.Length || !Separates(folded[length - 1], Fold(source[next])))
                {
                    i = next - 1;
                    continue;
                }

                i = next - 1;
            }

            origins[length] = i;
            folded[length++] = c;
        }

        origins[length] = source.Length;
        return new(source, new string(folded, 0, length), origins);
    }

    /// <summary>The source's characters behind [start, end), inner blanks dropped where Chinese is written.</summary>
    public string Written(Span span)
    {
        var (start, end) = Back(span);
        var written = source.AsSpan(start, end - start);
        if (written.IndexOfAny([' ', '\n', '\u00a0', '\u3000', '\t']) < 0)
            return written.ToString();

        var kept = new char[written.Length];
        var length = 0;
        for (var i = span.Start; i < span.End; i++)
        {
            if (Text[i] is not ('\n' or '\t'))
                kept[length++] = source[origin[i]] is var c && char.IsWhiteSpace(c) ? ' ' : c;
        }

        return new string(kept, 0, length);
    }

    public Evidence Evidence(Span span, string? field = null)
    {
        var (start, end) = Back(span);
        return ChipWatch.Evidence.Of(source, start, end, field);
    }

    private (int Start, int End) Back(Span span) => (origin[span.Start], span.End > span.Start ? origin[span.End - 1] + 1 : origin[span.Start]);

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
}
