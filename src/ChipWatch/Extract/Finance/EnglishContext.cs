using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Period, basis, region and segment of a statement.</summary>
internal static class EnglishContext
{
    public static void Complete(Passage passage, RevenueStatement statement, Evidence? company)
    {
        statement.Period ??= PeriodOf(passage, statement);
        statement.Region = RegionOf(passage, statement.Metric);
        if (statement.Change is { } change)
            statement.Basis = BasisOf(passage, change);
        statement.Segment = SegmentOf(passage, statement) is { } segment && !Overlaps(segment, company) ? segment : null;
    }

    /// <summary>"revenue of the dairy group Baltpieno", "results beat forecasts as Kendal cut costs": whose it is where nobody is named before.</summary>
    public static (Party? Party, Evidence? Evidence)? Owner(Passage passage, RevenueStatement statement)
    {
        var metric = statement.Metric;
        if (passage.Reading.Subjects.InSentence(passage, metric.Start, passage.End) is not null)
            return null;
        var until = passage.First(TermKind.Move, metric.End, passage.End)?.Start ?? passage.First(TermKind.Report, metric.End, passage.End)?.Start ?? passage.End;
        (int Start, int End)? found = null;
        foreach (var name in NameGrammar.English(passage))
        {
            var genitive = passage.Follows("of", metric.End) && name.Start > metric.End && name.End <= until && passage.Words(metric.End, name.Start) <= 6;
            if (genitive || (found is null && name.Start > metric.End && passage.Precedes("as", name.Start)))
                found = name;
        }

        return found is { } owner ? passage.Reading.Subjects.Named(passage, owner.Start, owner.End, null) : null;
    }

    private static bool Overlaps((int Start, int End) segment, Evidence? company) => company is not null && company.Start < segment.End && company.End > segment.Start;

    private static Figure? PeriodOf(Passage passage, RevenueStatement statement)
    {
        Figure? best = null;
        var distance = int.MaxValue;
        foreach (var figure in passage.Figures)
        {
            if (figure.Kind != FigureKind.Period || IsPrior(passage, figure))
                continue;
            var away = figure.Start < statement.Metric.Start ? statement.Metric.Start - figure.End : figure.Start - statement.Metric.End + 10;
            if (away < distance)
                (best, distance) = (figure, away);
        }

        return best;
    }

    private static bool IsPrior(Passage passage, Figure figure) =>
        passage.Between(Math.Max(passage.Start, figure.Start - 24), figure.Start).HoldsAny("same quarter", "same period", "corresponding", "year-ago")
        || passage.Terms.Any(t => (t.Kind == TermKind.Prior && t.Start < figure.End && t.End > figure.Start)
            || (t.Kind == TermKind.Compare && t.End <= figure.Start && passage.Words(t.End, figure.Start) <= 3)
            || (t.Kind == TermKind.Basis && t.Start <= figure.Start && t.End >= figure.Start));

    private static Term? BasisOf(Passage passage, Figure change)
    {
        Term? best = null;
        foreach (var term in passage.Terms)
        {
            if (term.Kind == TermKind.Basis && (best is null || Math.Abs(term.Start - change.Start) < Math.Abs(best.Value.Start - change.Start)))
                best = term;
            else if (term.Kind == TermKind.Prior && best is null && term.Start >= change.End && passage.Words(change.End, term.Start) <= 12)
                best = term with { Value = passage.Between(term.Start, term.End).Contains("quarter", StringComparison.Ordinal) && !passage.Between(term.Start, term.End).Contains("year", StringComparison.Ordinal) ? "qoq" : "yoy" };
        }

        return best;
    }

    private static Term? RegionOf(Passage passage, Term metric)
    {
        if (passage.Last(TermKind.Region, passage.Start, metric.Start) is { } before && passage.Words(before.End, metric.Start) <= 1 && !passage.Between(before.End, metric.Start).Contains(','))
            return before;
        return passage.First(TermKind.Region, metric.End, passage.End) is { } after && passage.Words(metric.End, after.Start) == 1
            && (passage.Follows("in", metric.End) || passage.Follows("from", metric.End)) ? after : null;
    }

    /// <summary>The nouns right before the metric: "data center revenue"; or behind it: "revenue from its cloud business".</summary>
    private static (int Start, int End)? SegmentOf(Passage passage, RevenueStatement statement)
    {
        if (statement.Metric.Value is "eps" or "results" || IsVerb(passage, statement.Metric))
            return null;
        var end = statement.Metric.Start;
        while (end > passage.Start && passage.Text[end - 1] is ' ')
            end--;
        var start = end;
        for (var words = 0; words < 4; words++)
        {
            var word = start;
            while (word > passage.Start && passage.Text[word - 1] is ' ' && word == start)
                word--;
            var wordEnd = word;
            while (word > passage.Start && (char.IsLetterOrDigit(passage.Text[word - 1]) || passage.Text[word - 1] is '-'))
                word--;
            if (word == wordEnd || !Modifies(passage, word, wordEnd) || wordEnd < start - 1)
                break;
            start = word;
        }

        if (start == end)
            return Behind(passage, statement.Metric.End);
        return statement.Region is not { } region || region.Start > end || region.End <= start ? (start, end) : null;
    }

    /// <summary>"from its Cloud Intelligence Group": what ends as parts of a company are called.</summary>
    private static (int Start, int End)? Behind(Passage passage, int at)
    {
        if (!passage.Follows("from", at))
            return null;
        var rest = passage.Text.AsSpan(at, passage.End - at);
        var start = at + rest.IndexOf("from", StringComparison.OrdinalIgnoreCase) + 4;
        for (int end = start, words = 0; words < 6; words++)
        {
            var word = end;
            while (word < passage.End && passage.Text[word] == ' ')
                word++;
            end = word;
            while (end < passage.End && (char.IsLetterOrDigit(passage.Text[end]) || passage.Text[end] is '-' or '&'))
                end++;
            var written = passage.Text.AsSpan(word, end - word);
            if (words == 0)
                start = word;
            if (words == 0 && written is "its" or "the" or "their" or "our")
                start = end + 1;
            else if (start < word && written.ToString().ToLowerInvariant() is "business" or "businesses" or "group" or "unit" or "division" or "segment" or "arm" or "products" or "services" or "chips")
                return (start, end);
            else if (written.IsEmpty || passage.Terms.Any(t => t.Start == word && t.Kind is TermKind.Move or TermKind.Report))
                return null;
        }

        return null;
    }

    private static bool IsVerb(Passage passage, Term metric) => passage.Terms.Any(t => t.Start == metric.Start && t.Kind is TermKind.Report or TermKind.Affect);

    private static bool Modifies(Passage passage, int start, int end)
    {
        var word = passage.Text.AsSpan(start, end - start);
        var head = word.IndexOf('-') is var hyphen and > 0 ? word[..hyphen] : word;
        if (Vocabulary.Default.IsCommon(word) || Vocabulary.Default.IsFunction(word) || Vocabulary.Default.IsFunction(head) || passage.Figures.Any(f => f.Start < end && f.End > start))
            return false;
        return !passage.Terms.Any(t => t.Start < end && t.End > start && t.Kind < TermKind.Invest && t.Kind is not (TermKind.Suffix or TermKind.Other)) && !passage.Mentions.Any(m => m.Start < end && m.End > start && m.ProductId is null)
            && !word.EndsWith("ed") && !word.EndsWith("ly");
    }
}
