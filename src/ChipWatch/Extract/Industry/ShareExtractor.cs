using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Industry;

/// <summary>Market shares, and how much of a company's sales a region makes up.</summary>
internal static class ShareExtractor
{
    public static void Read(Passage passage, List<Claim> claims)
    {
        if (passage.First(TermKind.Share, passage.Start, passage.End) is { } share)
            Market(passage, share, claims);
        else if (Spoken(passage) is { } words)
            Market(passage, words, claims);
        else
            PartOfSales(passage, claims);
    }

    /// <summary>"held 66% of China's AI chip market", "Huawei's share of the domestic accelerator market": a share that the vocabulary's words do not name.</summary>
    private static Term? Spoken(Passage passage)
    {
        if (passage.Reading.Chinese || !passage.Has(TermKind.Market, passage.Start, passage.End))
            return null;
        foreach (var percent in passage.Figures)
        {
            var behind = passage.Between(percent.End, Math.Min(passage.End, percent.End + 50));
            if (percent.Kind == FigureKind.Percent && behind.StartsWith(" of ", StringComparison.Ordinal) && MarketIn(behind) is { } length
                && passage.Between(Math.Max(passage.Start, percent.Start - 24), percent.Start).HoldsAny("held ", "holds ", "hold ", "had ", "has ", "controls ", "controlled ", "commands ", "commanded ", "captured ", "accounted for ", "accounts for "))
                return new(percent.End + 1, percent.End + length, TermKind.Share, "");
        }

        var at = passage.Between(passage.Start, passage.End).IndexOf("share of ", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var rest = passage.Between(passage.Start + at, Math.Min(passage.End, passage.Start + at + 60));
        return MarketIn(rest) is { } end ? new(passage.Start + at, passage.Start + at + end, TermKind.Share, "") : null;
    }

    /// <summary>Where a market named in the same breath ends, or null.</summary>
    private static int? MarketIn(ReadOnlySpan<char> words) =>
        words.IndexOf(" market", StringComparison.Ordinal) is >= 0 and var market && words[..market].IndexOfAny(",;.") < 0 ? market + " market".Length : null;

    private static void Market(Passage passage, Term share, List<Claim> claims)
    {
        var percents = passage.Figures.Where(f => f.Kind == FigureKind.Percent && f.Unit is not "point" && Math.Abs(f.Start - share.Start) <= 80 && f.Max is null or <= 100).ToList();
        // What a tender deals out among its winners is no share of a market.
        if (passage.Reading.Chinese && !passage.Between(share.Start, share.End).Contains('市') && passage.Between(passage.Start, passage.End).HoldsAny("中标", "标包", "标段", "集采", "投标", "招标", "中选"))
            return;
        if (percents.Count == 0 || Stance.Doubtful(passage, Math.Max(share.Start, percents[0].Start), plansCount: false))
            return;
        var (from, to) = FromTo(passage, percents);
        if (from is null && IsForecast(passage, percents[0]))
            return;
        var subject = passage.Reading.Subjects.InSentence(passage, Math.Max(share.Start, percents[0].Start), passage.End);
        if (subject is not { } who)
            return;
        List<Evidence> parts = [passage.Evidence(share.Start, share.End), .. percents.Take(from is null ? 1 : 2).Select(p => passage.Evidence(p.Start, p.End, "percentage"))];
        if (who.Evidence is { } named)
            parts.Add(named);
        claims.Add(new ShareClaim
        {
            Company = who.Party,
            Market = passage.First(TermKind.Region, passage.Start, passage.End) is { } region ? passage.Text[region.Start..region.End] : null,
            Percentage = from is null ? new ShareRange(percents[0].Min, percents[0].Max) : to is { } current ? new ShareRange(current, current) : null,
            From = from,
            To = to,
            Period = (to is null ? passage.Figures.FirstOrDefault(IsPeriod) : passage.Figures.LastOrDefault(f => IsPeriod(f) && f.End <= percents[^1].Start)).Period,
            Evidence = Parties.Spanning(passage, parts),
            Confidence = who.Party.Id is null ? 0.7 : 0.85,
        });
    }

    private static bool IsPeriod(Figure figure) => figure is { Kind: FigureKind.Period, Period: not null };

    /// <summary>"Bernstein estimates that Huawei will hold 50%": nobody holds it yet, and the sentence tells no share that was held.</summary>
    private static bool IsForecast(Passage passage, Figure percent)
    {
        var lead = passage.Between(Math.Max(passage.Start, percent.Start - 40), percent.Start);
        lead = lead[(lead.LastIndexOfAny(',', '，', '；') + 1)..];
        return lead.HoldsAny(" will ", " to reach ", " is expected ", " are expected ", " projected ", " forecast ", "预计", "将达", "将升", "有望", "预测");
    }

    /// <summary>"went from 95% to 0%", "to 40% from 55%", "由20%提升至35%".</summary>
    private static (decimal? From, decimal? To) FromTo(Passage passage, List<Figure> percents)
    {
        decimal? from = null, to = null;
        var behind = passage.Start;
        foreach (var percent in percents)
        {
            // "由2023年的14%升至2025年的40%"
            var before = passage.Between(Math.Max(behind, percent.Start - 12), percent.Start);
            before = before[(before.LastIndexOfAny('，', ',') + 1)..];
            if (passage.Precedes("from", percent.Start) || before.ContainsAny('从', '由', '從'))
                from ??= percent.Min;
            else if (passage.Precedes("to", percent.Start) || before.ContainsAny('至', '到'))
                to ??= percent.Min;
            behind = percent.End;
        }

        return from is not null && to is not null ? (from, to) : (null, null);
    }

    /// <summary>"China was 20% to 25% of Nvidia's data center revenue", "中国区收入占英伟达总收入的13%".</summary>
    private static void PartOfSales(Passage passage, List<Claim> claims)
    {
        foreach (var percent in passage.Figures)
        {
            if (percent.Kind != FigureKind.Percent || passage.First(TermKind.Metric, percent.End, passage.End) is not { Value: "revenue" } metric || passage.Words(percent.End, metric.Start) > 8
                || !passage.Follows("of", percent.End) || passage.Last(TermKind.Region, passage.Start, percent.Start) is not { } region || passage.Words(region.End, percent.Start) > 6)
                continue;
            if (passage.Reading.Subjects.InSentence(passage, metric.Start, metric.Start) is not { } who || Stance.Doubtful(passage, percent.Start, plansCount: false))
                continue;
            List<Evidence> parts = [passage.Evidence(region.Start, region.End, "market"), passage.Evidence(percent.Start, percent.End, "percentage"), passage.Evidence(metric.Start, metric.End)];
            if (who.Evidence is { } named)
                parts.Add(named);
            claims.Add(new ShareClaim
            {
                Company = who.Party,
                Market = passage.Text[region.Start..region.End],
                Percentage = new ShareRange(percent.Min, percent.Max),
                Evidence = Parties.Spanning(passage, parts),
                Confidence = 0.8,
            });
            return;
        }
    }
}
