using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;
using ChipWatch.Register;

namespace ChipWatch.Extract.Industry;

/// <summary>Chips, servers and clusters that were put to work.</summary>
internal static class DeploymentExtractor
{
    private static readonly string[] Units = ["card", "卡", "张", "gpu", "chip", "accelerator", "server", "台", "rack", "cluster", "颗", "片", "processor", "块", "node", "柜"];

    public static void Read(Passage passage, List<Claim> claims)
    {
        foreach (var verb in passage.Terms)
        {
            if (verb.Kind != TermKind.Deploy || Stance.Doubtful(passage, verb.Start, plansCount: false) || Future(passage, verb))
                continue;
            var product = ProductNear(passage, verb);
            var units = UnitsNear(passage, verb);
            var thing = passage.Terms.Any(t => t.Kind == TermKind.DeployObject && Math.Abs(t.Start - verb.End) <= 80);
            if ((product is null && !(thing && units is not null)) || (product is not null && units is null && !thing && verb.Start < product.Value.Start && !Direct(passage, verb, product.Value)))
                continue;
            var subject = passage.Reading.Subjects.InSentence(passage, verb.Start, verb.Start) ?? (product is { } p ? Parties.Owner(passage, p) : null);
            if (subject is not { } who)
                continue;
            claims.Add(ClaimOf(passage, verb, product, units, who));
            return;
        }
    }

    private static DeploymentClaim ClaimOf(Passage passage, Term verb, Mention? product, Figure? units, (Party Party, Evidence? Evidence) who)
    {
        List<Evidence> parts = [passage.Evidence(verb.Start, verb.End)];
        if (who.Evidence is { } company)
            parts.Add(company);
        if (product is { } p)
            parts.Add(passage.Evidence(p.Start, p.End, "product"));
        if (units is { } u)
            parts.Add(passage.Evidence(u.Start, u.End, "units"));
        var date = passage.Figures.FirstOrDefault(f => f.Date is not null);
        if (date.Length > 0)
            parts.Add(passage.Evidence(date.Start, date.End, "date"));
        return new DeploymentClaim
        {
            Company = who.Party,
            Product = product is { } named ? Parties.Product(passage, named) : null,
            Units = units?.Min,
            Unit = units is { } counted ? UnitOf(passage, counted) : null,
            Date = date.Date,
            Evidence = Parties.Spanning(passage, parts),
            Confidence = units is not null && product is not null ? 0.88 : 0.75,
        };
    }

    private static Mention? ProductNear(Passage passage, Term verb)
    {
        Mention? best = null;
        foreach (var mention in passage.Mentions)
        {
            if (mention.ProductId is not null && Math.Abs(mention.Start - verb.Start) <= 90 && (best is null || Math.Abs(mention.Start - verb.Start) < Math.Abs(best.Value.Start - verb.Start)))
                best = mention;
        }

        return best is { } product ? Parties.WithModel(passage, product) : null;
    }

    private static Figure? UnitsNear(Passage passage, Term verb)
    {
        foreach (var figure in passage.Figures)
        {
            if (figure.Kind is not (FigureKind.Count or FigureKind.Number) || figure.Min < 2 || Math.Abs(figure.Start - verb.Start) > 80)
                continue;
            if (passage.Mentions.Any(m => m.Start < figure.End && m.End > figure.Start))
                continue;
            if (UnitOf(passage, figure) is not null)
                return figure;
        }

        return null;
    }

    private static string? UnitOf(Passage passage, Figure figure)
    {
        // "10,000 of Huawei's Ascend accelerators" names them further on.
        var reach = passage.Follows("of", figure.End) ? 48 : 30;
        var words = figure.Kind == FigureKind.Number ? passage.Between(figure.End, Math.Min(passage.End, figure.End + reach)) : figure.Unit.AsSpan();
        foreach (var unit in Units)
        {
            if (words.Contains(unit, StringComparison.OrdinalIgnoreCase))
                return unit switch { "卡" or "张" or "颗" or "片" or "块" or "gpu" or "chip" or "accelerator" or "processor" => "card", "台" => "server", "柜" => "rack", _ => unit };
        }

        return null;
    }

    private static bool Direct(Passage passage, Term verb, Mention product) => passage.Words(verb.End, product.Start) <= 3 && product.Start - verb.End <= 24;

    private static bool Future(Passage passage, Term verb) =>
        passage.Precedes("will", verb.Start) || passage.Precedes("to", verb.Start) || passage.Precedes("将", verb.Start) || passage.Has(TermKind.Expect, Math.Max(passage.Start, verb.Start - 20), verb.Start);
}
