using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Results that companies report or expect, from prose and tables.</summary>
internal static class RevenueExtractor
{
    public static IEnumerable<RevenueClaim> Extract(Reading reading)
    {
        var claims = new List<RevenueClaim>();
        var earlier = PriorSection(reading);
        for (var i = 0; i < reading.Sentences.Count; i++)
        {
            var sentence = reading.Sentences[i];
            if (sentence.Start >= earlier.Start && sentence.End <= earlier.End)
                continue;
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
        return Fold(claims);
    }

    /// <summary>"二、上年同期业绩情况" and what stands under it, up to the next heading of its rank: last year's figures under a heading of their own.</summary>
    private static (int Start, int End) PriorSection(Reading reading)
    {
        var text = reading.Text;
        for (var at = text.IndexOf("上年同期", StringComparison.Ordinal); at >= 0; at = text.IndexOf("上年同期", at + 4, StringComparison.Ordinal))
        {
            // A heading is short: further away no line of it begins or ends.
            var from = Math.Max(0, at - 8);
            var mark = text.AsSpan(from, at - from).LastIndexOf('\n');
            var length = text.AsSpan(at, Math.Min(28, text.Length - at)).IndexOf('\n');
            var (line, end) = (from + mark + 1, length >= 0 ? at + length : text.Length);
            if ((mark < 0 && from > 0) || end - line > 24 || !IsHeading(text, line))
                continue;
            var next = end;
            while (next >= 0 && next < text.Length && !IsHeading(text, next + 1))
                next = text.IndexOf('\n', next + 1);
            return (line, next < 0 ? text.Length : next);
        }

        return (int.MaxValue, int.MaxValue);
    }

    private static bool IsHeading(string text, int line) => line + 1 < text.Length && "一二三四五六七八九十".Contains(text[line], StringComparison.Ordinal) && text[line + 1] is '、' or '，' or ',';

    private static ulong Triggers { get; } = Reading.Bit(TermKind.Metric) | Reading.Bit(TermKind.Turn) | Reading.Bit(TermKind.Report) | Reading.Bit(TermKind.Affect);

    /// <summary>
    /// A headline and its first sentence say one thing: the fuller of two claims of the same figure stays, in the earlier's place.
    /// Only claims of one figure are compared, so that a long report costs no more by the claim than a short one.
    /// </summary>
    private static List<RevenueClaim> Fold(List<RevenueClaim> claims)
    {
        if (claims.Count < 2)
            return claims;
        var folded = new HashSet<int>();
        foreach (var places in Enumerable.Range(0, claims.Count).Where(place => claims[place].Amount is not null).GroupBy(place => FigureOf(claims[place])).Select(g => g.ToList()))
        {
            for (var i = places.Count - 1; i > 0; i--)
            {
                var later = claims[places[i]];
                var same = places.FindIndex(0, i, place => Agree(claims[place], later));
                if (same < 0)
                    continue;
                if (Fullness(later) > Fullness(claims[places[same]]))
                    claims[places[same]] = later;
                folded.Add(places[i]);
            }
        }

        return folded.Count == 0 ? claims : [.. claims.Where((_, place) => !folded.Contains(place))];
    }

    private static (RevenueMetric, RevenueStatus?, decimal?, decimal?, string?) FigureOf(RevenueClaim claim) => (claim.Metric, claim.Status, claim.Amount!.Min, claim.Amount.Max, claim.Amount.Currency);

    /// <summary>Whether two claims of one figure say nothing that the other contradicts.</summary>
    private static bool Agree(RevenueClaim one, RevenueClaim other) =>
        Agree(one.Company?.Name, other.Company?.Name) && Agree(one.Segment, other.Segment) && Agree(one.Region, other.Region) && Agree(one.Period?.Label, other.Period?.Label)
        && (one.Change is null || other.Change is null || one.Change.Percent == other.Change.Percent);

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
