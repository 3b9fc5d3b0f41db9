using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>What stands before a metric: figures bound by "in" and "of", verbs that take it as their object, adjectives.</summary>
internal static class EnglishLeft
{
    public static void Read(Passage passage, RevenueStatement statement, int from, HashSet<int> taken)
    {
        var metric = statement.Metric;
        from = Math.Max(from, EnglishScope.LeftEnd(passage, metric.Start));
        for (var i = passage.Figures.Length - 1; i >= 0; i--)
        {
            var figure = passage.Figures[i];
            if (figure.End > metric.Start || figure.Start < from)
                continue;
            if (figure.Kind is FigureKind.Date or FigureKind.Period)
                continue;
            if (!Bind(passage, statement, figure))
                break;
            taken.Add(i);
        }

        statement.Predicate ??= Verb(passage, metric, from);
    }

    private static bool Bind(Passage passage, RevenueStatement statement, Figure figure)
    {
        var metric = statement.Metric;
        var words = passage.Words(figure.End, metric.Start);
        var move = passage.Last(TermKind.Move, figure.End, metric.Start) ?? passage.Last(TermKind.MoveNoun, figure.End, metric.Start);
        var ownVerb = passage.Terms.Any(t => t.Start >= figure.End && t.End <= metric.Start && t.Kind is TermKind.Report or TermKind.Beat or TermKind.Metric);
        var another = passage.Follows("after", figure.End) || passage.Follows("as", figure.End) || passage.Follows("when", figure.End) || passage.Follows("while", figure.End) || passage.Follows("despite", figure.End);
        if (ownVerb || another || words > 8 || passage.Between(figure.End, metric.Start).ContainsAny(';', ':', '—'))
            return false;

        if (figure.Kind is FigureKind.Percent or FigureKind.Multiple)
        {
            var grows = metric.Value is "revenue" or "net_profit" && metric.End - metric.Start > 6 && passage.Text.AsSpan(metric.Start, metric.End - metric.Start).EndsWith("growth", StringComparison.OrdinalIgnoreCase);
            var after = words <= 2 ? passage.First(TermKind.MoveNoun, metric.End, Math.Min(passage.End, metric.End + 14)) ?? passage.First(TermKind.Move, metric.End, Math.Min(passage.End, metric.End + 14)) : null;
            var direction = move is { } m ? (passage.Has(TermKind.MoveNoun, figure.End, metric.Start) || InOf(passage, m, metric) || words <= 4 ? EnglishScope.Direction(m) : 0)
                : grows ? 1
                : after is { } noun && passage.Words(metric.End, noun.Start) == 0 ? EnglishScope.Direction(noun) : 0;
            if (direction == 0 || statement.Change is not null)
                return false;
            EnglishScope.SetChange(statement, figure, direction, move ?? after);
            return true;
        }

        if (figure.Kind != FigureKind.Money || EnglishScope.OtherPeriod(passage, figure))
            return false;
        var affect = passage.Last(TermKind.Affect, passage.Start, figure.Start) ?? passage.Last(TermKind.Move, passage.Start, figure.Start);
        var linked = words <= 6 && (passage.Follows("in", figure.End) || passage.Follows("of", figure.End) || passage.Follows("off", figure.End) || passage.Follows("from", figure.End) && affect is not null || passage.Follows("worth of", figure.End)) || words <= 3 && !passage.Follows("for", figure.End) && !passage.Follows("to", figure.End) && !passage.Follows("on", figure.End)
            && !passage.Follows("from", figure.End) && !passage.Follows("versus", figure.End) && !passage.Follows("vs", figure.End);
        if (move is { } nominal && InOf(passage, nominal, metric) && statement.Change is null)
        {
            EnglishScope.SetChange(statement, figure, EnglishScope.Direction(nominal), nominal);
            return true;
        }

        if (!linked || passage.Between(figure.End, metric.Start).Contains(',') || statement.Amount is not null)
            return false;
        if (affect is { } verb && passage.Words(verb.End, figure.Start) <= 1 && verb.Kind == TermKind.Affect && verb.Value.Length > 0)
        {
            EnglishScope.SetChange(statement, figure, EnglishScope.Direction(verb), verb);
            return true;
        }

        statement.Amount = figure;
        return true;
    }

    private static bool InOf(Passage passage, Term move, Term metric) =>
        passage.Words(move.End, metric.Start) <= 7 && (passage.Follows("in", move.End) || passage.Follows("of", move.End) || passage.Words(move.End, metric.Start) == 0);

    /// <summary>The nearest word before the metric that says something of it.</summary>
    private static Term? Verb(Passage passage, Term metric, int from)
    {
        for (var i = passage.Terms.Length - 1; i >= 0; i--)
        {
            var term = passage.Terms[i];
            if (term.End > metric.Start)
                continue;
            if (term.Start < from)
                break;
            var words = passage.Words(term.End, metric.Start);
            if (words > 9 || passage.Between(term.End, metric.Start).ContainsAny(';', ':'))
                break;
            if (Governs(passage, term, metric, words))
                return term;
        }

        return null;
    }

    private static bool Governs(Passage passage, Term term, Term metric, int words) => term.Kind switch
    {
        TermKind.Quality => words <= 3 && !passage.Between(term.End, metric.Start).Contains(','),
        TermKind.Report => words <= 7 && !EnglishScope.Clause(passage, term.End, metric.Start) && (metric.Value != "orders" || words <= 4),
        TermKind.Beat => words <= 8 && (!EnglishScope.Clause(passage, term.End, metric.Start) || words <= 4),
        TermKind.Affect => words <= 5 && term.Value.Length > 0 && !EnglishScope.Clause(passage, term.End, metric.Start),
        TermKind.Move => !EnglishScope.Weak(passage, term) && (words <= 3 && !EnglishScope.Clause(passage, term.End, metric.Start) && !passage.Follows("from", term.End) && !passage.Follows("after", term.End) && !passage.Follows("on", term.End) && !passage.Follows("as", term.End) && !passage.Follows("to", term.End))
            || (InOf(passage, term, metric) && !EnglishScope.Particle(passage, term)),
        TermKind.MoveNoun => InOf(passage, term, metric),
        _ => false,
    };
}
