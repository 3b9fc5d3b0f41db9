using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Industry;

/// <summary>Money that a company puts, or says it will put, into plants, data centres and the like.</summary>
internal static class CapexExtractor
{
    public static void Read(Passage passage, List<Claim> claims)
    {
        // What an awarded project costs is its buyer's money, told by the procurement claims.
        if (Awarded(passage.Between(passage.Start, passage.End)))
            return;
        foreach (var term in passage.Terms)
        {
            var capex = term is { Kind: TermKind.Other, Value: "capex" };
            if ((!capex && term.Kind != TermKind.Invest) || AmountOf(passage, term, capex) is not { } money)
                continue;
            if (!capex && !IntoThings(passage, term, money))
                continue;
            if (Stance.Doubtful(passage, Math.Min(term.Start, money.Start), plansCount: true) || passage.Has(TermKind.Analyst, passage.Start, money.Start))
                continue;
            if (passage.Reading.Subjects.InSentence(passage, Math.Max(term.Start, money.Start), Math.Min(term.Start, money.Start)) is not { } subject || Generic(passage, term, subject.Evidence))
                continue;
            claims.Add(ClaimOf(passage, term, money, subject));
            return;
        }
    }

    private static bool Awarded(ReadOnlySpan<char> sentence) =>
        sentence.Contains("中标", StringComparison.Ordinal) || sentence.Contains("中选", StringComparison.Ordinal) || sentence.Contains("签约", StringComparison.Ordinal)
        || sentence.Contains("项目总投资", StringComparison.Ordinal) || sentence.Contains("总承包", StringComparison.Ordinal);

    private static CapexClaim ClaimOf(Passage passage, Term term, Figure money, (Party Party, Evidence? Evidence) subject)
    {
        var period = passage.Figures.FirstOrDefault(f => f.Kind == FigureKind.Period && f.Period is not null);
        var start = Math.Min(Math.Min(term.Start, money.Start), subject.Evidence is { } e && e.Start >= passage.Start ? e.Start : int.MaxValue);
        List<Evidence> evidence = [passage.Evidence(start, Math.Max(term.End, money.End)), passage.Evidence(money.Start, money.End, "amount")];
        if (subject.Evidence is { } named)
            evidence.Add(named);
        if (period.Length > 0)
            evidence.Add(passage.Evidence(period.Start, period.End, "period"));
        return new CapexClaim
        {
            Company = subject.Party,
            Amount = money.ToAmount(passage.Text),
            Period = period.Period,
            Evidence = evidence,
            Confidence = subject.Party.Id is null ? 0.7 : 0.85,
        };
    }

    /// <summary>The money nearest to the word; capex that "rose by" or was "down from" another figure is the figure it rose to.</summary>
    private static Figure? AmountOf(Passage passage, Term term, bool capex)
    {
        Figure? best = null;
        foreach (var figure in passage.Figures)
        {
            if (figure.Kind != FigureKind.Money || passage.Precedes("from", figure.Start) || passage.Precedes("at a valuation of", figure.Start))
                continue;
            var gap = figure.Start >= term.End ? passage.Between(term.End, figure.Start) : passage.Between(figure.End, term.Start);
            if (gap.Length > (capex ? 60 : 40) || gap.ContainsAny(';', '；', '。'))
                continue;
            if (best is null || Math.Abs(figure.Start - term.Start) < Math.Abs(best.Value.Start - term.Start))
                best = figure;
        }

        return best;
    }

    /// <summary>"in data centres", "investment over three years", 建设; not a stake in another company.</summary>
    private static bool IntoThings(Passage passage, Term term, Figure money)
    {
        if (passage.Has(TermKind.InvestObject, passage.Start, passage.End))
            return true;
        var noun = passage.Between(term.Start, term.End).StartsWith("investment", StringComparison.OrdinalIgnoreCase);
        return noun && term.Start >= money.End && !passage.Follows("from", term.End) && !passage.Follows("in", term.End) && passage.Figures.Any(f => f.Unit == "year" && f.Start >= term.End);
    }

    /// <summary>"A company spending", "firms that invest": nobody in particular does it.</summary>
    private static bool Generic(Passage passage, Term term, Evidence? named) =>
        named is null && passage.Reading.Document.Filer is null
        || (named is not null && named.End <= term.Start && passage.Between(named.End, term.Start) is var gap && (gap.Contains(" companies ", StringComparison.Ordinal) || gap.Contains(" giants ", StringComparison.Ordinal) || gap.Contains(" firms ", StringComparison.Ordinal)));
}
