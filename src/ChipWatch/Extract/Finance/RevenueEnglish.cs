using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>
/// Reads one English sentence: for each metric named in it, what stands left ("a 12% rise in", "$3bn in annual", "posted a")
/// and right ("of $3bn", "rose 12% to", "was up") of it up to the next metric or the next thing that moves.
/// </summary>
internal static class RevenueEnglish
{
    public static void Read(Passage passage, List<RevenueClaim> claims)
    {
        var metrics = passage.Terms.Where(t => t.Kind == TermKind.Metric && !Compound(passage, t)).ToList();
        if (EnglishVerbs.Earned(passage, metrics) is { } earned)
            metrics.Insert(metrics.Count(m => m.Start < earned.Start), earned);
        if (metrics.Count == 0)
            return;

        var taken = new HashSet<int>();
        var statements = metrics.ConvertAll(metric => new RevenueStatement(passage, metric));
        for (var i = 0; i < metrics.Count; i++)
            EnglishLeft.Read(passage, statements[i], i == 0 ? passage.Start : metrics[i - 1].End, taken);
        for (var i = 0; i < metrics.Count; i++)
        {
            EnglishRight.Read(passage, statements[i], i + 1 < metrics.Count ? metrics[i + 1].Start : passage.End, taken);
            if (i > 0 && !statements[i].Says && Coordinated(passage, metrics[i - 1], metrics[i]))
                statements[i].Predicate = statements[i - 1].Predicate;
        }

        for (var i = metrics.Count - 1; i > 0; i--)
        {
            if (!statements[i - 1].Says && statements[i].Predicate is { } shared && shared.Start > metrics[i].Start && Coordinated(passage, metrics[i - 1], metrics[i]))
                statements[i - 1].Predicate = shared;
        }

        EnglishSeries.Deal(passage, statements);
        Collect(passage, statements, claims);
    }

    private static void Collect(Passage passage, List<RevenueStatement> statements, List<RevenueClaim> claims)
    {
        RevenueClaim? before = claims.Count > 0 ? claims[^1] : null;
        foreach (var statement in statements)
        {
            if (!statement.Says || !EnglishFinance.Speaks(passage, statement) || !EnglishModality.Admits(passage, statement))
                continue;
            var subject = EnglishContext.Owner(passage, statement) is { } owner ? owner : passage.Reading.Subjects.Of(passage, statement.Metric.Start, passage.End);
            // A country's or an industry's output is told in the same words.
            if (statement.Metric.Value is "output" && !passage.Has(TermKind.Self, passage.Start, statement.Metric.Start)
                && passage.Terms.Any(t => t.Kind is TermKind.Market or TermKind.Region) && passage.Reading.Subjects.InSentence(passage, statement.Metric.Start, statement.Metric.Start) is null)
                continue;
            EnglishContext.Complete(passage, statement, subject.Evidence);
            var inherited = before?.Company == subject.Party && before is not null ? before.Period : null;
            if (statement.Status != RevenueStatus.Forecast)
                inherited ??= passage.Reading.Subjects.ReportedBy(subject.Party);
            claims.Add(before = statement.ToClaim(subject, inherited));
        }
    }

    /// <summary>"revenue-driven", "post-production": part of another word.</summary>
    private static bool Compound(Passage passage, Term metric) =>
        (metric.End + 1 < passage.End && passage.Text[metric.End] == '-' && char.IsAsciiLetterLower(passage.Text[metric.End + 1]))
        || (metric.Start > passage.Start + 1 && passage.Text[metric.Start - 1] == '-' && char.IsAsciiLetter(passage.Text[metric.Start - 2]) && metric.Value is "output" or "results");

    private static bool Coordinated(Passage passage, Term first, Term second)
    {
        var gap = passage.Between(first.End, second.Start).Trim();
        return passage.Words(first.End, second.Start) <= 4 && !gap.ContainsAny(';', ':')
            && (gap.IndexOf("and") >= 0 || gap.IndexOf("or") >= 0 || gap.StartsWith(",") || gap.IndexOf('&') >= 0 || gap.Length == 0)
            && !passage.Terms.Any(t => t.Start >= first.End && t.End <= second.Start && t.Kind is TermKind.Move or TermKind.Report or TermKind.Affect);
    }
}
