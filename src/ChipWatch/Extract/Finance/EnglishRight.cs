using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>What stands behind a metric: its amount, its change, its verb.</summary>
internal static class EnglishRight
{
    public static void Read(Passage passage, RevenueStatement statement, int until, HashSet<int> taken)
    {
        var metric = statement.Metric;
        until = EnglishScope.RightEnd(passage, metric.End, until);
        var moved = Move(passage, metric.End, until);
        for (var i = 0; i < passage.Figures.Length; i++)
        {
            var figure = Settled(passage, passage.Figures[i]);
            if (figure.Start < metric.End || taken.Contains(i))
                continue;
            if (figure.End > until)
                break;
            if (Bind(passage, statement, figure, until))
                taken.Add(i);
        }

        if (moved is { } verb && (statement.Predicate is null || statement.Predicate.Value.Kind == TermKind.Quality))
            statement.Predicate = verb;
        statement.Predicate ??= metric.Value is "black" or "red" ? metric : Other(passage, metric, until);
    }

    /// <summary>"edged up to £18m" reached it; "up to £18m" alone is a ceiling.</summary>
    private static Figure Settled(Passage passage, Figure figure)
    {
        const string Ceiling = "up to ";
        return figure.Kind == FigureKind.Money && passage.Between(figure.Start, figure.End).StartsWith(Ceiling) && passage.Terms.Any(t => t.Kind == TermKind.Move && t.Start < figure.Start && t.End > figure.Start)
            ? figure with { Start = figure.Start + Ceiling.Length, Min = figure.Max } : figure;
    }

    private static bool Bind(Passage passage, RevenueStatement statement, Figure figure, int until)
    {
        switch (figure.Kind)
        {
            case FigureKind.Money or FigureKind.Count or FigureKind.Number when Amountlike(passage, statement, figure):
                if (EnglishScope.OtherPeriod(passage, figure) || EnglishScope.Expected(passage, statement.Metric.End, figure))
                    return false;
                var moving = LastMove(passage, statement.Metric.End, figure.Start);
                var byHow = moving is { } verb && (passage.Words(verb.End, figure.Start) == 0 || passage.Precedes("by", figure.Start)) && !passage.Precedes("to", figure.Start);
                if (moving is null && passage.Precedes("by", figure.Start) && statement.Predicate is { Kind: TermKind.Affect or TermKind.Move } affect && statement.Change is null)
                    EnglishScope.SetChange(statement, figure, EnglishScope.Direction(affect), affect);
                else if (byHow && statement.Change is null && figure.Kind == FigureKind.Money)
                    EnglishScope.SetChange(statement, figure, EnglishScope.Direction(moving!.Value), moving);
                else if (statement.Amount is null && !byHow && passage.Words(statement.Metric.End, figure.Start) <= 22)
                    statement.Amount = figure;
                else
                    return false;
                return true;
            case FigureKind.Percent or FigureKind.Multiple when statement.Change is null:
                if (IsLevel(passage, statement.Metric, figure))
                    return false;
                var near = LastMove(passage, statement.Metric.End, figure.Start) is { } left && passage.Words(left.End, figure.Start) <= 6 ? left : Following(passage, figure, until);
                if (near is not { } direction)
                    return figure.Kind == FigureKind.Multiple ? Itself(passage, statement, figure) : GrowthOf(passage, statement, figure);
                EnglishScope.SetChange(statement, figure, EnglishScope.Direction(direction), direction);
                return true;
            default:
                return false;
        }
    }

    /// <summary>"to 72.7%", "from 70%" are where it stands or stood, not how far it went.</summary>
    private static bool IsLevel(Passage passage, Term metric, Figure figure) =>
        passage.Precedes("from", figure.Start) || ((passage.Precedes("to", figure.Start) || passage.Precedes("at", figure.Start) || passage.Precedes("of", figure.Start))
            && figure.Kind == FigureKind.Percent && !passage.Between(metric.Start, figure.Start).Contains("growth", StringComparison.OrdinalIgnoreCase)
            && !(LastMove(passage, metric.End, figure.Start) is { } move && passage.Precedes("of", figure.Start) && passage.Words(move.End, figure.Start) <= 1));

    /// <summary>"doubled" is figure and verb in one.</summary>
    private static bool Itself(Passage passage, RevenueStatement statement, Figure figure)
    {
        if (!char.IsAsciiLetter(passage.Text[figure.Start]))
            return false;
        EnglishScope.SetChange(statement, figure, passage.Between(figure.Start, figure.End).StartsWith("hal", StringComparison.OrdinalIgnoreCase) ? -1 : 1, null);
        return true;
    }

    /// <summary>"sales growth of 5%".</summary>
    private static bool GrowthOf(Passage passage, RevenueStatement statement, Figure figure)
    {
        var metric = statement.Metric;
        if (!passage.Between(metric.Start, metric.End).EndsWith("growth", StringComparison.OrdinalIgnoreCase) || passage.Words(metric.End, figure.Start) > 4)
            return false;
        EnglishScope.SetChange(statement, figure, 1, metric);
        return true;
    }

    private static bool Amountlike(Passage passage, RevenueStatement statement, Figure figure) => figure.Kind switch
    {
        FigureKind.Money => true,
        FigureKind.Count => statement.Metric.Value is "shipments" or "orders" or "output" && ChineseScope.IsOfGoods(figure) && passage.Words(statement.Metric.End, figure.Start) <= 10,
        _ => statement.Metric.Value is "shipments" or "output" && figure.Min >= 1000 && passage.Words(statement.Metric.End, figure.Start) <= 6,
    };

    private static Term? Following(Passage passage, Figure figure, int until)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Start >= figure.End && term.End <= until && term.Kind is TermKind.Move or TermKind.MoveNoun && passage.Words(figure.End, term.Start) <= 3)
                return term;
        }

        return null;
    }

    private static Term? LastMove(Passage passage, int from, int until)
    {
        for (var i = passage.Terms.Length - 1; i >= 0; i--)
        {
            var term = passage.Terms[i];
            if (term.Start >= from && term.End <= until && term.Kind is TermKind.Move or TermKind.MoveNoun or TermKind.Affect && term.Value.Length > 0)
                return term;
        }

        return null;
    }

    /// <summary>The first verb of moving whose subject can be the metric.</summary>
    private static Term? Move(Passage passage, int from, int until)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Start < from || term.End > until)
                continue;
            if (passage.Words(from, term.Start) > 14)
                break;
            if (term.Kind is TermKind.Move && !EnglishScope.Weak(passage, term))
                return term;
            if (term.Kind is TermKind.MoveNoun && passage.Words(from, term.Start) <= 1)
                return term;
        }

        return null;
    }

    /// <summary>"Results beat forecasts", "results were published".</summary>
    private static Term? Other(Passage passage, Term metric, int until)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Start < metric.End || term.End > until)
                continue;
            var words = passage.Words(metric.End, term.Start);
            if (words > 10)
                break;
            if (term.Kind == TermKind.Beat || (term.Kind is TermKind.Affect && words <= (EnglishScope.AfterBe(passage, term.Start) ? 7 : 4) && term.Value.Length > 0)
                || (term.Kind == TermKind.Report && words <= 6 && metric.Value is "results" or "orders" or "shipments" or "eps" or "output")
                || (term.Kind == TermKind.Quality && words <= 4 && EnglishScope.AfterBe(passage, term.Start)))
                return term;
        }

        return null;
    }
}
