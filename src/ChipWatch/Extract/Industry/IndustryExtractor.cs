using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Industry;

/// <summary>Capex, deployments, products, policy and market share.</summary>
internal static class IndustryExtractor
{
    public static IEnumerable<Claim> Extract(Reading reading)
    {
        if (ListingNotice.Read(reading) is { } notice)
            return [notice];
        var claims = new List<Claim>();
        for (var i = 0; i < reading.Sentences.Count; i++)
        {
            var sentence = reading.Sentences[i];
            var said = reading.KindsIn(i);
            ProductSequel.Continue(reading, sentence, claims);
            if ((said & Triggers) == 0)
                continue;
            var passage = new Passage(reading, sentence.Start, sentence.End);
            if ((said & (Bit(TermKind.Invest) | Bit(TermKind.Other))) != 0)
                CapexExtractor.Read(passage, claims);
            if (Has(said, TermKind.Deploy))
                DeploymentExtractor.Read(passage, claims);
            if (Has(said, TermKind.Launch) || Has(said, TermKind.ProductNoun))
                ProductExtractor.Read(passage, claims);
            if ((said & (Bit(TermKind.Restrict) | Bit(TermKind.Measure))) != 0)
                PolicyExtractor.Read(passage, claims);
            if ((said & (Bit(TermKind.Share) | Bit(TermKind.Metric) | Bit(TermKind.Market))) != 0)
                ShareExtractor.Read(passage, claims);
        }

        PolicyExtractor.Date(reading, claims);
        return claims;
    }

    private static ulong Triggers { get; } = Bit(TermKind.Invest) | Bit(TermKind.Other) | Bit(TermKind.Deploy) | Bit(TermKind.Launch) | Bit(TermKind.ProductNoun) | Bit(TermKind.Restrict) | Bit(TermKind.Measure)
        | Bit(TermKind.Share) | Bit(TermKind.Metric) | Bit(TermKind.Market);

    private static bool Has(ulong said, TermKind kind) => (said & Bit(kind)) != 0;

    private static ulong Bit(TermKind kind) => Reading.Bit(kind);
}
