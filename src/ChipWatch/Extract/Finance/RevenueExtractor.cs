using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Results that companies report or expect, from prose and tables.</summary>
internal static class RevenueExtractor
{
    public static IEnumerable<RevenueClaim> Extract(Reading reading)
    {
        var claims = new List<RevenueClaim>();
        for (var i = 0; i < reading.Sentences.Count; i++)
        {
            var sentence = reading.Sentences[i];
            if (claims.Count > 0 && RevenueSequel.Continues(reading, sentence, claims))
                continue;
            if ((reading.KindsIn(i) & Triggers) == 0 || !Speaks(reading.TermsIn(sentence.Start, sentence.End)) || RevenueTables.IsRow(reading.Text, sentence))
                continue;
            var passage = new Passage(reading, sentence.Start, sentence.End);
            if (Subjects.IsChinese(passage))
                RevenueChinese.Read(passage, claims);
            else
                RevenueEnglish.Read(passage, claims);
        }

        RevenueTables.Read(reading, claims);
        Fold(claims);
        return claims;
    }

    private static ulong Triggers { get; } = Reading.Bit(TermKind.Metric) | Reading.Bit(TermKind.Turn) | Reading.Bit(TermKind.Report) | Reading.Bit(TermKind.Affect);

    /// <summary>
    /// A headline and its first sentence say one thing: the fuller of two claims of the same figure stays, in the earlier's place.
    /// Only claims of one figure are compared, so that a long report costs no more by the claim than a short one.
    /// </summary>
    private static void Fold(List<RevenueClaim> claims)
    {
        var byFigure = claims.Select((claim, place) => (claim.Amount, claim.Metric, claim.Status, Place: place)).Where(c => c.Amount is not null)
            .GroupBy(c => (c.Metric, c.Status, c.Amount!.Min, c.Amount.Max, c.Amount.Currency), c => c.Place).Where(g => g.Count() > 1);
        var folded = new HashSet<int>();
        foreach (var places in byFigure.Select(g => g.ToList()))
        {
            for (var i = places.Count - 1; i > 0; i--)
            {
                var later = claims[places[i]];
                var same = places.FindIndex(0, i, place => Says(claims[place], later));
                if (same < 0)
                    continue;
                if (Fullness(later) > Fullness(claims[places[same]]))
                    claims[places[same]] = later;
                folded.Add(places[i]);
            }
        }

        if (folded.Count > 0)
            claims.RemoveAll(ByPlace(folded));
    }

    private static Predicate<RevenueClaim> ByPlace(HashSet<int> places)
    {
        var place = 0;
        return _ => places.Contains(place++);
    }

    private static bool Says(RevenueClaim one, RevenueClaim other) =>
        one.Metric == other.Metric && one.Amount is { } amount && amount.Min == other.Amount!.Min && amount.Max == other.Amount.Max && amount.Currency == other.Amount.Currency
        && Agree(one.Company?.Name, other.Company?.Name) && Agree(one.Segment, other.Segment) && Agree(one.Region, other.Region) && Agree(one.Period?.Label, other.Period?.Label)
        && one.Status == other.Status && (one.Change is null || other.Change is null || one.Change.Percent == other.Change.Percent);

    private static bool Agree(string? one, string? other) => one is null || other is null || one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal);

    private static int Fullness(RevenueClaim claim) => (claim.Company is null ? 0 : 4) + (claim.Change is null ? 0 : 2) + (claim.Period is null ? 0 : 1);

    private static bool Speaks(ReadOnlySpan<Term> terms)
    {
        foreach (var term in terms)
        {
            if (term.Kind is TermKind.Metric or TermKind.Turn || (term.Kind == TermKind.Report && term.Value == "earn") || term is { Kind: TermKind.Affect, Value: "lost" })
                return true;
        }

        return false;
    }
}
