using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Industry;

/// <summary>Measures of states, and supplies that stop: who did what to whom, from when.</summary>
internal static class PolicyExtractor
{
    private static readonly string[] Joining = ["add", "place", "put on", "puts on", "列入", "加入", "纳入", "新增", "将其列入"];
    private static readonly string[] Leaving = ["remov", "Remov", "taken off", "takes off", "take off", "delist", "drop", "lift", "移出", "移除", "剔除", "解除", "撤销", "取消"];

    public static void Read(Passage passage, List<Claim> claims)
    {
        foreach (var verb in passage.Terms)
        {
            if (verb.Kind == TermKind.Restrict && verb.Value == "stop")
                Stop(passage, verb, claims);
        }

        var removal = Removal(passage);
        foreach (var verb in passage.Terms)
        {
            // "would require a licence" is its own verb.
            if ((verb.Kind == TermKind.Restrict && verb.Value == "" || verb.Kind == TermKind.Measure && passage.Between(verb.Start, verb.End).StartsWith("require", StringComparison.OrdinalIgnoreCase)) && Measure(passage, verb, removal) is { } claim)
            {
                claims.Add(claim);
                return;
            }
        }
    }

    private static PolicyClaim? Measure(Passage passage, Term verb, Term? removal)
    {
        if (Stance.Doubtful(passage, verb.Start, plansCount: false))
            return null;
        var authority = AuthorityOf(passage) ?? State(passage, verb);
        if (authority is { } asked && IsAsked(passage, asked.Start))
            return null;
        // "amends the Export Administration Regulations by removing two entities from the Entity List"
        var measure = removal is { } leaving && ListAfter(passage, leaving.End) is { } list ? list : Nearest(passage, TermKind.Measure, verb, 90);
        var banned = PolicyTargets.Product(passage, verb);
        var kind = measure?.Value ?? (Grants(passage, verb) ? "licence" : null) ?? (banned is not null && IsBan(passage, verb) ? "export_control" : authority is { Exports: true } && SpeaksOfRules(passage) ? "export_control" : null);
        if (kind is null || (authority is null && banned is null && PolicyTargets.Count(passage) == 0))
            return null;
        if (measure is null && authority is null && banned is null)
            return null;
        if (kind != "entity_list")
            removal = null;
        if (removal is { } leaves && Stance.Doubtful(passage, leaves.Start, plansCount: false))
            return null;
        // Subsidies, purchasing rules and leave to sell are policy only when they come from somebody in office.
        if (kind is "subsidy" or "procurement_rule" or "licence" && authority is null)
            return null;

        List<Evidence> parts = [passage.Evidence(verb.Start, verb.End)];
        if (measure is { } said)
            parts.Add(passage.Evidence(said.Start, said.End, "measure"));
        if (authority is { } office)
            parts.Add(passage.Evidence(office.Start, office.End, "authority"));
        var targets = PolicyTargets.Read(passage, verb, parts);
        var date = EffectiveOf(passage);
        if (date is { } day)
            parts.Add(passage.Evidence(day.Start, day.End, "effective"));
        return new PolicyClaim
        {
            Authority = authority is { } who ? new Party(passage.Text[who.Start..who.End], who.Id) : null,
            Measure = removal is not null ? PolicyMeasure.EntityListRemoval : MeasureOf(kind),
            Targets = targets,
            Effective = date?.Date,
            Evidence = Parties.Spanning(passage, parts),
            Confidence = authority is not null && measure is not null ? 0.85 : 0.7,
        };
    }

    /// <summary>"This rule is effective on …", "本公告自…起施行": a sentence of its own that dates the measures of its document, where it is the only one.</summary>
    public static void Date(Reading reading, List<Claim> claims)
    {
        if (!claims.Exists(c => c is PolicyClaim { Effective: null, Authority: not null }) || claims.Exists(c => c is PolicyClaim { Effective: not null }))
            return;
        Figure? only = null;
        foreach (var sentence in reading.Sentences)
        {
            var words = reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
            if (!words.HoldsAny("This rule is effective", "this rule is effective", "This final rule is effective", "This action is effective", "本公告自", "本通知自", "本办法自", "本决定自")
                || EffectiveOf(new(reading, sentence.Start, sentence.End)) is not { } day)
                continue;
            if (only is not null && only.Value.Date != day.Date)
                return;
            only = day;
        }

        if (only is not { } from)
            return;
        for (var i = 0; i < claims.Count; i++)
        {
            if (claims[i] is PolicyClaim { Authority: not null } claim)
                claims[i] = claim with { Effective = from.Date, Evidence = [.. claim.Evidence, Evidence.Of(reading.Text, from.Start, from.End, "effective")] };
        }
    }

    private static void Stop(Passage passage, Term verb, List<Claim> claims)
    {
        if (Stance.Doubtful(passage, verb.Start, plansCount: false) || Nearest(passage, TermKind.StopObject, verb, 50) is not { } thing || thing.Start < verb.End)
            return;
        List<Evidence> parts = [passage.Evidence(verb.Start, thing.End, "measure")];
        var targets = PolicyTargets.Companies(passage, verb, parts);
        if (targets.Count == 0)
            return;
        var date = passage.Figures.FirstOrDefault(f => f.Date is not null && f.Start >= verb.End);
        if (date.Length > 0)
            parts.Add(passage.Evidence(date.Start, date.End, "effective"));
        claims.Add(new PolicyClaim { Measure = PolicyMeasure.SupplyStop, Targets = targets, Effective = date.Date, Evidence = Parties.Spanning(passage, parts), Confidence = 0.75 });
    }

    private static (int Start, int End, string? Id, bool Exports)? AuthorityOf(Passage passage)
    {
        foreach (var mention in passage.Mentions)
        {
            if (passage.Reading.Register.ById(mention.CompanyId)?.Role == "authority" && !Approves(passage, mention.Start, mention.End))
                return (mention.Start, mention.End, mention.CompanyId, mention.CompanyId is "bis" or "us-commerce");
        }

        return passage.First(TermKind.Authority, passage.Start, passage.End) is { } term && !Approves(passage, term.Start, term.End)
            ? (term.Start, term.End, passage.Reading.Register.IdOf(passage.Text[term.Start..term.End]), term.Value == "bis") : null;
    }

    /// <summary>经国务院批准: who approves a measure is not whose it is.</summary>
    private static bool Approves(Passage passage, int start, int end) =>
        start > passage.Start && passage.Text[start - 1] == '经' && passage.Between(end, passage.End).BeginsWithAny("批准", "同意");

    /// <summary>"will allow Nvidia to sell H200 chips", "批准英伟达向中国出口H20芯片": leave to sell what is controlled.</summary>
    private static bool Grants(Passage passage, Term verb)
    {
        var reach = passage.Between(verb.End, Math.Min(passage.End, verb.End + 90));
        return passage.Between(verb.Start, verb.End).BeginsWithAny("allow", "permit", "approve", "批准", "允许", "放行") && reach.HoldsAny(" to sell", " to export", " to ship", " sales of", " exports of", "出口", "出售", "销售")
            && passage.Mentions.Any(m => m.ProductId is not null && m.Start >= verb.End);
    }

    /// <summary>"China has ordered", "The U.S. will allow": a state that acts by its own name.</summary>
    private static (int Start, int End, string? Id, bool Exports)? State(Passage passage, Term verb)
    {
        foreach (var name in (ReadOnlySpan<string>)["China", "Beijing", "The U.S.", "The United States", "Washington", "Japan", "Taiwan", "The Netherlands", "中国", "美国"])
        {
            var end = passage.Start + name.Length;
            if (end <= verb.Start && passage.Between(passage.Start, end).SequenceEqual(name) && passage.Between(end, verb.Start).Trim() is "" or "has" or "had" or "will" or "is" or "would" or "将" or "已")
                return (name.StartsWith("The ", StringComparison.Ordinal) ? passage.Start + 4 : passage.Start, end, null, false);
        }

        return null;
    }

    /// <summary>"urged the Commerce Department to": what others want of an office.</summary>
    private static bool IsAsked(Passage passage, int office) =>
        passage.Between(Math.Max(passage.Start, office - 24), office).TrimEnd(" U.S.").EndsWithAny("urge the", "urged the", "urges the", "urging the", "asked the", "call on the", "called on the", "calls on the", "calling on the", "pressed the", "pressing the", "lobbied the", "lobbying the", "urge", "urged", "urges", "urging", "called on", "calling on", "呼吁", "敦促", "要求", "建议", "游说");

    private static Figure? EffectiveOf(Passage passage)
    {
        foreach (var figure in passage.Figures)
        {
            if (figure.Date is null)
                continue;
            if (passage.Last(TermKind.Effective, passage.Start, figure.Start) is { } word && figure.Start - word.End <= 12)
                return figure;
            if (passage.First(TermKind.Effective, figure.End, passage.End) is { } after && after.Start - figure.End <= 4)
                return figure;
        }

        return null;
    }

    private static bool IsBan(Passage passage, Term verb)
    {
        var word = passage.Between(verb.Start, verb.End);
        foreach (var ban in (ReadOnlySpan<string>)["restrict", "ban", "bar", "block", "prohibit", "curb", "limit", "限制", "禁止"])
        {
            if (word.StartsWith(ban, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The verb by which names leave the list, where none joins it; the verb that was found may be "announced".</summary>
    private static Term? Removal(Passage passage)
    {
        Term? removal = null;
        foreach (var term in passage.Terms)
        {
            if (term.Kind != TermKind.Restrict)
                continue;
            var word = passage.Between(term.Start, term.End);
            if (word.BeginsWithAny(Joining))
                return null;
            if (word.BeginsWithAny(Leaving))
                removal ??= term;
        }

        return removal;
    }

    private static bool SpeaksOfRules(Passage passage) => passage.Between(passage.Start, passage.End).Contains("rule", StringComparison.OrdinalIgnoreCase) || passage.Between(passage.Start, passage.End).Contains("新规", StringComparison.Ordinal);

    private static Term? Nearest(Passage passage, TermKind kind, Term to, int reach)
    {
        Term? best = null;
        foreach (var term in passage.Terms)
        {
            if (term.Kind == kind && Math.Abs(term.Start - to.Start) <= reach && (best is null || Math.Abs(term.Start - to.Start) < Math.Abs(best.Value.Start - to.Start)))
                best = term;
        }

        return best;
    }

    private static Term? ListAfter(Passage passage, int place)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Kind == TermKind.Measure && term.Value == "entity_list" && term.Start >= place)
                return term;
        }

        return null;
    }

    private static PolicyMeasure MeasureOf(string kind) => kind switch
    {
        "entity_list" => PolicyMeasure.EntityList,
        "licence" => PolicyMeasure.Licence,
        "subsidy" => PolicyMeasure.Subsidy,
        "procurement_rule" => PolicyMeasure.ProcurementRule,
        _ => PolicyMeasure.ExportControl,
    };
}
