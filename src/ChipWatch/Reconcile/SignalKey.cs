using System.Globalization;
using ChipWatch.Register;

namespace ChipWatch.Reconcile;

/// <param name="Key">What identifies the signal.</param>
/// <param name="Family">Of the events that an open statement might mean; null where none are open.</param>
/// <param name="Open">The claim leaves open which event of the family it means.</param>
internal sealed record SignalPlace(string Key, string? Family = null, bool Open = false);

/// <summary>
/// What identifies the event that a claim is about, the same in every language and outlet. Fields that only some outlets
/// give (a project's name, an exchange) stay out where another field tells the events apart.
/// </summary>
internal sealed class SignalKey(CompanyRegister register)
{
    /// <returns>Null when the claim tells too little to know whose it is, or says nothing that a reader could be told.</returns>
    public SignalPlace? Of(Claim claim, Document document, DateTimeOffset published)
    {
        var month = published.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return claim switch
        {
            RevenueClaim c => Revenue(c, month),
            IpoClaim c => Listing(c, document),
            ProcurementClaim c => Procurement(c, month),
            CapexClaim c => Closed(Join(Who(c.Company), Size(c.Amount) ?? When(c.Period) ?? "~" + month)),
            DeploymentClaim c => Closed(Join(Who(c.Company) ?? Thing(c.Product), Thing(c.Product), Size(c.Units) ?? (Name(c.Site) is { Length: > 0 } site ? site : "~" + month))),
            ProductClaim c => Closed(Join(Who(c.Company) ?? Thing(c.Product), Thing(c.Product) ?? "~" + month, Event(c.Event))),
            PolicyClaim c => Closed(Policy(c, month)),
            ShareClaim c => Closed(Join(Who(c.Company), Name(c.Market), When(c.Period) ?? "~" + month)),
            _ => throw new InvalidOperationException($"{claim.Kind} has no key"),
        };
    }

    private static SignalPlace? Closed(string? key) => key is null ? null : new(key);

    private SignalPlace? Revenue(RevenueClaim claim, string month)
    {
        // "Results were published" is a statement, and nothing to tell anybody.
        if (claim is { Amount: null, Change: null } || Join(Who(claim.Company), Metric(claim.Metric), Name(claim.Segment), Place(claim.Region)) is not { } family)
            return null;
        return When(claim.Period) is { } period
            ? new($"{family}|{period}", family)
            : new($"{family}|~{month}|{Size(claim.Amount) ?? claim.Change?.Percent?.ToString(CultureInfo.InvariantCulture)}", family, Open: true);
    }

    /// <summary>One listing of one company: its steps are its history. Which exchange it is, the first articles often do not say.</summary>
    private SignalPlace? Listing(IpoClaim claim, Document document) => Who(claim.Company) is not { } who ? null
        : Venue.Of(claim, document) is { } venue ? new($"{who}|{venue}", who) : new($"{who}|?", who, Open: true);

    /// <summary>Register id, else the name without its legal form, marked as such; null for nobody.</summary>
    private string? Who(Party? party)
    {
        if (party is null)
            return null;
        if ((party.Id ?? register.IdOf(party.Name)) is { } id)
            return id;
        var key = LegalName.Key(party.Name);
        key = LegalName.Shorter(key).LastOrDefault(key);
        return key.Length > 1 ? "'" + key : null;
    }

    private SignalPlace? Procurement(ProcurementClaim claim, string month)
    {
        var buyer = Root(Who(claim.Buyer));
        var supplier = claim.Suppliers.Count == 0 ? null : Root(Who(new(claim.Suppliers[0].Name, claim.Suppliers[0].Id)));
        if (buyer is null && supplier is null)
            return null;
        if (supplier is not null && Size(claim.Amount) is { } size)
            return buyer is null ? new($"?|{supplier}|{size}|~{month}", supplier, Open: true) : new($"{buyer}|{supplier}|{size}", supplier);
        var project = Name(claim.Project ?? claim.Contract);
        return Closed(Join(buyer ?? "?", supplier ?? "?", project.Length > 0 ? project : "~" + month));
    }

    private string? Policy(PolicyClaim claim, string month)
    {
        var who = Who(claim.Authority) ?? (claim.Targets.Count == 0 ? null : string.Join('+', claim.Targets.Select(Who).OfType<string>().Order(StringComparer.Ordinal).Distinct()));
        var when = claim.Effective is { } date ? date.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture) : "~" + month;
        return who is { Length: > 0 } ? Join(who, Text(claim.Measure), when) : null;
    }

    // A buyer writes "Baidu" where the notice writes 昆仑芯: awards are told apart by the group, not by its member.
    private string? Root(string? id)
    {
        for (var hops = 0; id is not null && hops < 4 && register.ById(id)?.Parent is { } parent; hops++)
            id = parent;
        return id;
    }

    private static string Metric(RevenueMetric metric) => Text(metric is RevenueMetric.NetLoss ? RevenueMetric.NetProfit : metric)!;

    private static string? Event(ProductEvent? occasion) => Text(occasion is ProductEvent.Revealed ? ProductEvent.Announced : occasion);

    private static string? Thing(Party? product) => product is null ? null : product.Id ?? (Name(product.Name) is { Length: > 0 } name ? "'" + name : null);

    private static string? When(Period? period) => period switch
    {
        null => null,
        { Start: { } start, End: { } end } => string.Create(CultureInfo.InvariantCulture, $"{start:yyyy-MM}..{end:yyyy-MM}"),
        _ => period.Label,
    };

    private static string? Size(Amount? amount) => (amount?.Min ?? amount?.Max) is { } value and > 0 ? Size(value) + (amount!.Currency ?? "") : null;

    /// <summary>Two leading digits: outlets round, and they round to more than that.</summary>
    private static string? Size(decimal? value) => value is > 0 ? ((double)value).ToString("0.0e0", CultureInfo.InvariantCulture) : null;

    private static string Place(string? region) => Name(region) switch
    {
        "中国" or "中国大陆" or "境内" or "国内" or "mainlandchina" or "china" => "china",
        "海外" or "境外" or "国外" or "overseas" => "overseas",
        var other => other,
    };

    private static string Name(string? text) => text is null ? "" : new([.. LegalName.Key(text).Where(char.IsLetterOrDigit)]);

    private static string? Text<T>(T? value) where T : struct, Enum => value is { } known ? Text(known) : null;

    private static string Text<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static string? Join(string? who, params ReadOnlySpan<string?> rest)
    {
        if (who is null)
            return null;
        var key = new System.Text.StringBuilder(who);
        foreach (var part in rest)
            key.Append('|').Append(part);
        return key.ToString();
    }
}
