using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>How far a metric's words reach, and which figures inside that reach belong to somebody or some time else.</summary>
internal static class EnglishScope
{
    private static readonly string[] Breaks = [" while ", " whereas ", " although ", " but ", ";", " as shares", " as the stock", " sending "];
    private static readonly string[] Be = ["was", "were", "is", "are", "been", "be", "remain", "remained", "came in", "looked", "look", "proved", "seem", "seemed", "stay", "stayed", "being", "remains"];

    /// <summary>Where the clause that holds the place begins.</summary>
    public static int LeftEnd(Passage passage, int place)
    {
        var left = passage.Between(passage.Start, place);
        var start = passage.Start;
        foreach (var mark in Breaks)
        {
            var at = left.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                start = Math.Max(start, passage.Start + at + mark.Length);
        }

        return start;
    }

    /// <summary>Where the clause ends: at a break, or at the next thing that moves on its own (shares, costs, debt).</summary>
    public static int RightEnd(Passage passage, int from, int until)
    {
        var right = passage.Between(from, until);
        foreach (var mark in Breaks)
        {
            var at = right.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                right = right[..at];
        }

        var end = from + right.Length;
        return passage.First(TermKind.Other, from, end) is { } other && !passage.Precedes("per", other.Start) && !passage.Precedes("a", other.Start) ? other.Start : end;
    }

    /// <summary>Whether a new clause begins in between.</summary>
    public static bool Clause(Passage passage, int from, int until)
    {
        var gap = passage.Between(from, until);
        return gap.ContainsAny(';', ':') || gap.Contains(", ", StringComparison.Ordinal) || gap.Contains(" that ", StringComparison.Ordinal) || gap.Contains(" after ", StringComparison.Ordinal)
            || gap.Contains(" as ", StringComparison.Ordinal) || gap.Contains(" on ", StringComparison.Ordinal) || gap.Contains(" from ", StringComparison.Ordinal) || gap.Contains(" by ", StringComparison.Ordinal);
    }

    /// <summary>"up", "down", "higher", "lower", "better" say a move only behind a form of "be" or before a figure.</summary>
    public static bool Weak(Passage passage, Term move)
    {
        if (!Particle(passage, move))
            return false;
        return !AfterBe(passage, move.Start) && !passage.Figures.Any(f => (f.Start >= move.End && f.Start - move.End <= 12) || (f.End <= move.Start && move.Start - f.End <= 2));
    }

    public static bool Particle(Passage passage, Term move)
    {
        var word = passage.Between(move.Start, move.End);
        foreach (var weak in (ReadOnlySpan<string>)["up", "down", "higher", "lower", "better", "below", "fewer", "less", "behind", "above", "ahead", "more", "beyond"])
        {
            if (word.Equals(weak, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    public static bool AfterBe(Passage passage, int place)
    {
        foreach (var verb in Be)
        {
            var left = passage.Between(Math.Max(passage.Start, place - 28), place);
            var at = left.LastIndexOf(verb, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && passage.Words(place - left.Length + at + verb.Length, place) <= 2)
                return true;
        }

        return false;
    }

    /// <summary>Last year's figure: behind "compared with" or "from", before "a year earlier".</summary>
    public static bool OtherPeriod(Passage passage, Figure figure)
    {
        if (passage.Precedes("to", figure.Start))
            return false;
        foreach (var term in passage.Terms)
        {
            if (term.Kind is TermKind.Compare && term.End <= figure.Start && passage.Words(term.End, figure.Start) <= 5 && !passage.Figures.Any(f => f.Kind == FigureKind.Money && f.Start >= term.End && f.End <= figure.Start))
                return true;
            if (term.Kind is TermKind.Prior && !(Bare(passage, term) && !passage.Figures.Any(f => f.Kind == figure.Kind && f.Start != figure.Start)) && term.Start >= figure.End && passage.Words(figure.End, term.Start) <= 2 && !passage.Between(figure.End, term.Start).Contains(',')
                && !passage.Follows("from", figure.End) && !passage.Follows("than", figure.End))
                return true;
        }

        return false;
    }

    /// <summary>"last year" alone may be the very year that is reported.</summary>
    private static bool Bare(Passage passage, Term prior) => passage.Between(prior.Start, prior.End).StartsWith("last year", StringComparison.OrdinalIgnoreCase);

    /// <summary>What others had expected, not what was.</summary>
    public static bool Expected(Passage passage, int from, Figure figure)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Start < from || term.End > figure.Start)
                continue;
            if (term.Kind is TermKind.Analyst && passage.Words(term.End, figure.Start) <= 12)
                return true;
            if (term.Kind is TermKind.Beat && passage.Words(term.End, figure.Start) <= 8)
                return true;
        }

        return false;
    }

    public static int Direction(Term move) => move.Value switch { "up" => 1, "down" or "lost" => -1, _ => 0 };

    public static void SetChange(RevenueStatement statement, Figure figure, int direction, Term? move)
    {
        statement.Change = figure;
        statement.Direction = direction;
        statement.Predicate = move ?? statement.Predicate;
        if (figure.Kind == FigureKind.Money || figure.Min is not { } value || (figure.Max is { } most && most != value))
            return;
        var percent = figure.Kind == FigureKind.Multiple ? (value >= 1 ? (value - 1) * 100 : (1 - value) * 100) : Math.Abs(value);
        statement.Percent = figure.Min < 0 || direction < 0 ? -percent : direction == 0 ? figure.Min : percent;
    }
}
