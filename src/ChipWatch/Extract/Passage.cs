using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;
using ChipWatch.Register;

namespace ChipWatch.Extract;

/// <summary>One sentence that is worth a second look, with everything found in it.</summary>
internal sealed class Passage
{
    private Figure[]? figures;
    private Mention[]? mentions;

    public Passage(Reading reading, int start, int end)
    {
        Reading = reading;
        (Start, End) = (start, end);
        Terms = reading.TermsIn(start, end).ToArray();
    }

    public Reading Reading { get; }
    public string Text => Reading.Text;
    public int Start { get; }
    public int End { get; }
    public Term[] Terms { get; }
    public Figure[] Figures => figures ??= Reading.FiguresIn(Start, End);
    public Mention[] Mentions => mentions ??= Reading.MentionsIn(Start, End);

    /// <summary>Characters between two places of the text; empty when they overlap.</summary>
    public ReadOnlySpan<char> Between(int start, int end) => end <= start ? [] : Text.AsSpan(start, end - start);

    /// <summary>Words between two places of the text.</summary>
    public int Words(int start, int end)
    {
        var count = 0;
        var inside = false;
        foreach (var c in Between(start, end))
        {
            var letter = char.IsLetterOrDigit(c);
            count += letter && !inside ? 1 : 0;
            inside = letter || (inside && c is '\'' or '’' or '-' or '.' or ',' or '&');
        }

        return count;
    }

    /// <summary>The last term of the kind that ends at or before the place, not before <paramref name="from"/>.</summary>
    public Term? Last(TermKind kind, int from, int until)
    {
        for (var i = Terms.Length - 1; i >= 0; i--)
        {
            if (Terms[i].Kind == kind && Terms[i].Start >= from && Terms[i].End <= until)
                return Terms[i];
        }

        return null;
    }

    public Term? First(TermKind kind, int from, int until)
    {
        foreach (var term in Terms)
        {
            if (term.Kind == kind && term.Start >= from && term.End <= until)
                return term;
        }

        return null;
    }

    public bool Has(TermKind kind, int from, int until) => First(kind, from, until) is not null;

    public Evidence Evidence(int start, int end, string? field = null) => ChipWatch.Evidence.Of(Text, start, end, field);

    /// <summary>Whether the word ends right before the place, spaces aside.</summary>
    public bool Precedes(string word, int place)
    {
        while (place > Start && Text[place - 1] is ' ' or '\u00a0')
            place--;
        var start = place - word.Length;
        return start >= Start && Text.AsSpan(start, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
            && (start == 0 || !char.IsAsciiLetterOrDigit(Text[start - 1]) || !char.IsAsciiLetterOrDigit(word[0]));
    }

    /// <summary>Whether the word begins right behind the place, spaces aside.</summary>
    public bool Follows(string word, int place)
    {
        while (place < End && Text[place] is ' ' or '\u00a0')
            place++;
        return place + word.Length <= End && Text.AsSpan(place, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
            && (place + word.Length == End || !char.IsAsciiLetterOrDigit(Text[place + word.Length]) || !char.IsAsciiLetterOrDigit(word[^1]));
    }
}
