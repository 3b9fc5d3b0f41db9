using ChipWatch.Extract.Terms;
using ChipWatch.Register;

namespace ChipWatch.Extract.Industry;

/// <summary>Whom or what a measure is about.</summary>
internal static class PolicyTargets
{
    /// <summary>Companies and products named in the sentence, its authorities aside, in order.</summary>
    public static List<Party> Read(Passage passage, Term verb, List<Evidence> parts)
    {
        var targets = new List<Party>();
        foreach (var mention in passage.Mentions)
        {
            if (!passage.Reading.Subjects.IsCompany(mention.CompanyId) || (mention.ProductId is null && mention.End <= verb.Start && Speaker(passage, mention)))
                continue;
            var name = passage.Text[mention.Start..mention.End];
            if (targets.Any(t => t.Name == name))
                continue;
            targets.Add(new Party(name, mention.ProductId ?? mention.CompanyId));
            parts.Add(passage.Evidence(mention.Start, mention.End, "targets"));
        }

        return targets;
    }

    /// <summary>The companies that stop supplying: named in brackets or before the verb.</summary>
    public static List<Party> Companies(Passage passage, Term verb, List<Evidence> parts)
    {
        var open = passage.Between(passage.Start, verb.Start).LastIndexOfAny('(', '（');
        var close = passage.Between(passage.Start, verb.Start).LastIndexOfAny(')', '）');
        var from = open >= 0 && close > open && verb.Start - (passage.Start + close) <= 30 ? passage.Start + open : LastComma(passage, verb.Start);
        var targets = new List<Party>();
        foreach (var mention in passage.Mentions)
        {
            if (mention.ProductId is not null || mention.Start < from || mention.End > verb.Start || !passage.Reading.Subjects.IsCompany(mention.CompanyId))
                continue;
            targets.Add(new Party(passage.Text[mention.Start..mention.End], mention.CompanyId));
            parts.Add(passage.Evidence(mention.Start, mention.End, "targets"));
        }

        if (targets.Count > 0)
            return targets;
        foreach (var mention in passage.Mentions)
        {
            if (mention.Start < verb.End || mention.Start - verb.End > 40 || mention.ProductId is not null || !passage.Reading.Subjects.IsCompany(mention.CompanyId))
                continue;
            targets.Add(new Party(passage.Text[mention.Start..mention.End], mention.CompanyId));
            parts.Add(passage.Evidence(mention.Start, mention.End, "targets"));
            break;
        }

        return targets;
    }

    /// <summary>A product that the verb restricts, or null.</summary>
    public static Mention? Product(Passage passage, Term verb)
    {
        foreach (var mention in passage.Mentions)
        {
            if (mention.ProductId is not null && mention.Start >= verb.End && mention.Start - verb.End <= 60)
                return mention;
        }

        return null;
    }

    public static int Count(Passage passage) => passage.Mentions.Count(m => passage.Reading.Subjects.IsCompany(m.CompanyId));

    /// <summary>"Nvidia said the licence …" tells of the measure, and is still whom it touches.</summary>
    private static bool Speaker(Passage passage, Mention mention) => passage.Follows("reported", mention.End) || passage.Follows("writes", mention.End);

    private static int LastComma(Passage passage, int place)
    {
        var comma = passage.Between(passage.Start, place).LastIndexOfAny(";；");
        return passage.Start + Math.Max(0, comma);
    }
}
