using ChipWatch.Register;

namespace ChipWatch.Notify;

/// <summary>A signal in the words that a reader scans: who, what, how much, how it moved, for when.</summary>
/// <param name="Subject">The company or bodies it is about.</param>
/// <param name="What">Metric, stage or measure.</param>
/// <param name="Figure">The main figure, or null.</param>
/// <param name="Previous">The figure that it replaced, or null.</param>
public sealed record SignalLine(string Kind, string Subject, string What, string? Figure, string? Previous, string? Change, string? When)
{
    public string Headline => string.Join(" ", new[] { Subject, What, Figure }.Where(p => !string.IsNullOrEmpty(p)));

    public static SignalLine Of(Signal signal, string language)
    {
        var words = Words.In(language);
        var line = Of(signal.Current, words);
        var before = signal.History.Count > 0 ? Of(signal.History[^1].Values, words).Figure : null;
        return before == line.Figure ? line : line with { Previous = before };
    }

    public static SignalLine Of(Claim claim, Words words) => claim switch
    {
        RevenueClaim c => new(c.Kind, Name(c.Company, words), Join(c.Segment, c.Region, words.Of("metric", c.Metric), c.Status is { } s and not RevenueStatus.Reported ? $"({words.Of("status", s)})" : null), Figures.Of(c.Amount, words.Language), null, Figures.Of(c.Change, words), c.Period?.Label),
        IpoClaim c => new(c.Kind, Name(c.Company, words), Join(c.Stage is { } s ? words.Of("stage", s) : null, c.Exchange, c.Board, c.Ticker), Figures.Of(c.Raise ?? c.Price ?? c.MarketValue, words.Language), null, null, Figures.Of(c.Date)),
        ProcurementClaim c => new(c.Kind, Parties(c, words), Apart(c.Stage is { } s ? words.Of("procurement", s) : null, c.Project ?? c.Contract ?? c.Items.FirstOrDefault()?.Product, c.Lots.Count > 1 ? words.Format("lots", c.Lots.Count) : null), Figures.Of(c.Amount, words.Language), null, null, Figures.Of(c.Date)),
        CapexClaim c => new(c.Kind, Name(c.Company, words), words["kind.capex"], Figures.Of(c.Amount, words.Language), null, null, c.Period?.Label ?? Figures.Of(c.Date)),
        DeploymentClaim c => new(c.Kind, Name(c.Company, words), Join(words["kind.deployment"], c.Product?.Name, c.Site), c.Units is { } units ? words.Format("units", units.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture), Plural(c.Unit, units, words)) : null, null, null, Figures.Of(c.Date)),
        ProductClaim c => new(c.Kind, Name(c.Company, words), Join(c.Product?.Name, c.Event is { } e ? words.Of("event", e) : null), string.Join(", ", c.Specs.Take(4).Select(p => p.Value + p.Unit)) is { Length: > 0 } specs ? specs : null, null, null, Figures.Of(c.Date)),
        PolicyClaim c => new(c.Kind, c.Authority is null ? words["kind.policy"] : Name(c.Authority, words), Apart(c.Measure is { } m ? words.Of("measure", m) : null, string.Join(", ", c.Targets.Take(4).Select(t => Name(t, words)))), null, null, null, Figures.Of(c.Effective)),
        ShareClaim c => new(c.Kind, Name(c.Company, words), Join(words["kind.share"], c.Market), Share(c), null, null, c.Period?.Label),
        _ => throw new InvalidOperationException($"no line for a claim of kind {claim.Kind}"),
    };

    private static string? Plural(string? unit, decimal units, Words words) =>
        unit is { Length: > 0 } && units != 1 && words.Language == "en" && char.IsAsciiLetterLower(unit[^1]) && unit[^1] != 's' ? unit + "s" : unit;

    private static string Name(Party? party, Words words) => party is null ? words["nobody"] : Known(party.Id, words) ?? party.Name;

    /// <summary>Readers look for the name that they know, whatever language the document was in.</summary>
    private static string? Known(string? id, Words words) => id is null ? null : CompanyRegister.Default.ById(id)?.NameIn(words.Language);

    private static string Parties(ProcurementClaim claim, Words words)
    {
        var suppliers = string.Join(", ", claim.Suppliers.Take(3).Select(s => Known(s.Id, words) ?? s.Name));
        var known = claim.Buyer is null ? null : Name(claim.Buyer, words);
        return (known, suppliers) switch
        {
            (null, "") => words["nobody"],
            (null, _) => suppliers,
            ({ } buyer, "") => buyer,
            ({ } buyer, _) => $"{buyer} → {suppliers}",
        };
    }

    private static string? Share(ShareClaim claim) => (claim.From, claim.To, claim.Percentage) switch
    {
        ({ } from, { } to, _) => $"{Percent(from)} → {Percent(to)}",
        (_, _, { Min: { } min, Max: { } max }) when min == max => Percent(min),
        (_, _, { Min: { } min, Max: { } max }) => $"{Percent(min)} – {Percent(max)}",
        (_, { } to, _) => Percent(to),
        _ => null,
    };

    private static string Percent(decimal value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + "%";

    private static string Join(params ReadOnlySpan<string?> parts) => Joined(" ", parts);

    private static string Apart(params ReadOnlySpan<string?> parts) => Joined(" · ", parts);

    private static string Joined(string between, ReadOnlySpan<string?> parts)
    {
        var kept = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrWhiteSpace(part))
                kept.Add(part);
        }

        return string.Join(between, kept);
    }
}
