using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Whether a sentence states its result, expects it, or only speaks of it.</summary>
internal static class EnglishModality
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Conditions = new HashSet<string>(["if", "whether", "unless", "suppose", "imagine"], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>False when nothing is claimed. Sets the status otherwise.</returns>
    public static bool Admits(Passage passage, RevenueStatement statement)
    {
        var metric = statement.Metric;
        var place = Math.Max(metric.Start, statement.Predicate?.Start ?? metric.Start);
        var clause = EnglishScope.LeftEnd(passage, metric.Start);
        if (passage.Text[passage.End - 1] == '?' || Conditional(passage, clause, metric.Start) || Analysts(passage, clause, statement) || MarketWide(passage, clause, statement)
            || Earlier(passage, statement))
            return false;

        var predicate = statement.Predicate ?? metric;
        var expected = Expectation(passage, clause, statement, place);
        if (expected && metric.Value is "results" && statement.Predicate is { Kind: TermKind.Report })
            return false;
        if (Hypothetical(passage, clause, Math.Min(predicate.Start, metric.Start), place) && !expected)
            return false;
        if (expected)
            statement.Status = RevenueStatus.Forecast;
        else if (Purpose(passage, predicate) || Purpose(passage, metric))
            return false;
        else if (Denied(passage, predicate, metric))
            return false;
        else if (passage.Has(TermKind.Correct, passage.Start, passage.End))
            statement.Status = RevenueStatus.Corrected;
        else if (passage.Has(TermKind.Preliminary, passage.Start, passage.End))
            statement.Status = RevenueStatus.Preliminary;
        return true;
    }

    private static bool Conditional(Passage passage, int clause, int metric)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Kind == TermKind.Hypothetical && term.Start >= clause && term.End <= metric && passage.Words(term.End, metric) <= 6 && Conditions.Contains(passage.Text.AsSpan(term.Start, term.End - term.Start)))
                return true;
        }

        return false;
    }

    /// <summary>"compared with a loss of", "reversing a profit": another period's.</summary>
    private static bool Earlier(Passage passage, RevenueStatement statement)
    {
        var metric = statement.Metric;
        if (passage.Last(TermKind.Compare, passage.Start, metric.Start) is { } compare && passage.Words(compare.End, metric.Start) <= 3
            && !passage.Figures.Any(f => f.Start >= compare.End && f.End <= metric.Start))
            return statement.Predicate is not { Kind: TermKind.Move } move || move.Start < metric.Start;
        return passage.Precedes("reversing a", metric.Start) || passage.Precedes("reversing a net", metric.Start) || passage.Precedes("versus a", metric.Start);
    }

    /// <summary>"Analysts had expected revenue of": the expectation is theirs.</summary>
    private static bool Analysts(Passage passage, int clause, RevenueStatement statement)
    {
        var metric = statement.Metric;
        foreach (var term in passage.Terms)
        {
            if (term.Kind != TermKind.Analyst || term.Start < clause || term.End > metric.Start)
                continue;
            if (passage.First(TermKind.Expect, term.End, metric.Start) is { } verb && passage.Words(term.End, verb.Start) <= 8 && !Beaten(passage, term.Start))
                return true;
            if (passage.Words(term.End, metric.Start) <= 5 && !Beaten(passage, term.Start) && statement.Amount is null && statement.Change is null && statement.Predicate is { Kind: TermKind.Report or TermKind.Quality })
                return true;
        }

        return passage.Between(metric.Start, passage.End).IndexOf(", according to analysts", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static bool Beaten(Passage passage, int analyst) => passage.Last(TermKind.Beat, passage.Start, analyst) is { } beat && passage.Words(beat.End, analyst) <= 4;

    /// <summary>A market's or country's figure, unless a company is named with it.</summary>
    private static bool MarketWide(Passage passage, int clause, RevenueStatement statement)
    {
        var metric = statement.Metric;
        if (passage.Last(TermKind.Market, clause, metric.Start) is { } before && passage.Words(before.End, metric.Start) <= 8 && !passage.Between(before.End, metric.Start).Contains(','))
            return passage.Reading.Subjects.InSentence(passage, before.Start, before.Start) is null;
        var until = Math.Min(passage.End, metric.End + 40);
        return passage.First(TermKind.Market, metric.End, until) is { } after && passage.Words(metric.End, after.Start) <= 3
            && (passage.Follows("in the", metric.End) || passage.Follows("of the", metric.End) || passage.Follows("for the", metric.End) || passage.Follows("across", metric.End))
            && passage.Reading.Subjects.InSentence(passage, metric.Start, metric.Start) is null;
    }

    private static bool Expectation(Passage passage, int clause, RevenueStatement statement, int place)
    {
        var limit = Math.Max(place, statement.Amount?.Start ?? 0);
        foreach (var term in passage.Terms)
        {
            if (term.Kind == TermKind.Expect && term.Start >= statement.Metric.End && passage.Words(statement.Metric.End, term.Start) == 0 && passage.Last(TermKind.Beat, passage.Start, statement.Metric.Start) is null)
                return true;
            if (term.Kind != TermKind.Expect || term.Start < clause || term.End > limit || passage.Words(term.End, place) > 12)
                continue;
            // "raised its guidance after sales rose": what happened before is reported.
            if (IsBenchmark(passage, term) || (term.End <= statement.Metric.Start && passage.Between(term.End, statement.Metric.Start).HoldsAny(" after ", " as ")))
                continue;
            // "expected" between a report and its amount says what was beaten; before the verb it says what is to come.
            if (term.End <= place || term.Start < (statement.Amount?.Start ?? 0))
                return true;
        }

        return false;
    }

    private static bool IsBenchmark(Passage passage, Term term) =>
        passage.Precedes("than", term.Start) || passage.Precedes("above", term.Start) || passage.Precedes("below", term.Start) || passage.Precedes("analysts'", term.Start)
        || passage.Precedes("analysts’", term.Start) || passage.Precedes("of", term.Start) || passage.Precedes("market", term.Start) || passage.Precedes("with", term.Start)
        || passage.Precedes("its own", term.Start) || passage.Precedes("analyst", term.Start) || passage.Precedes("street", term.Start) || passage.Precedes("its", term.Start) && passage.Last(TermKind.Beat, passage.Start, term.Start) is not null
        || (passage.Last(TermKind.Beat, passage.Start, term.Start) is { } beat && passage.Words(beat.End, term.Start) <= 3) || passage.Precedes("had", term.Start);

    private static bool Hypothetical(Passage passage, int clause, int first, int place)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Kind == TermKind.Hypothetical && term.Start >= clause && term.End <= place
                && (term.Start >= first ? passage.Words(term.End, place) <= 3 : passage.Words(term.End, first) <= 6 && !passage.Between(term.End, first).Contains(',') && passage.Between(term.End, first).IndexOf(" after ") < 0 && passage.Between(term.End, first).IndexOf(" as ") < 0))
                return true;
        }

        return false;
    }

    /// <summary>"to boost profits", "of raising sales".</summary>
    private static bool Purpose(Passage passage, Term term) =>
        passage.Precedes("to", term.Start) && term.Kind is TermKind.Affect or TermKind.Move or TermKind.Report or TermKind.Beat && !FollowsMovement(passage, term);

    private static bool FollowsMovement(Passage passage, Term term) =>
        passage.Last(TermKind.Report, Math.Max(passage.Start, term.Start - 24), term.Start) is not null || passage.Precedes("continued to", term.Start) || passage.Precedes("continues to", term.Start)
        || passage.Precedes("helped to", term.Start) || passage.Precedes("began to", term.Start) || passage.Precedes("continue to", term.Start);

    private static bool Denied(Passage passage, Term predicate, Term metric) =>
        passage.Last(TermKind.Negation, passage.Start, Math.Max(predicate.Start, metric.Start)) is { } no
        && (passage.Words(no.End, predicate.Start) <= 2 && no.End <= predicate.Start || no.End <= metric.Start && passage.Words(no.End, metric.Start) <= 2);
}
