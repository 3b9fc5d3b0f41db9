using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Results that companies report or expect, from prose and tables.</summary>
internal static class RevenueExtractor
{
    public static IEnumerable<RevenueClaim> Extract(Reading reading)
    {
        var claims = new List<RevenueClaim>();
        foreach (var sentence in reading.Sentences)
        {
            if (claims.Count > 0 && RevenueSequel.Continues(reading, sentence, claims))
                continue;
            if (!Speaks(reading.TermsIn(sentence.Start, sentence.End)) || RevenueTables.IsRow(reading.Text, sentence))
                continue;
            var passage = new Passage(reading, sentence.Start, sentence.End);
            if (Subjects.IsChinese(passage))
                RevenueChinese.Read(passage, claims);
            else
                RevenueEnglish.Read(passage, claims);
        }

        RevenueTables.Read(reading, claims);
        return claims;
    }

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
