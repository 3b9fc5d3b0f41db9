using System.Globalization;

namespace ChipWatch.Cli.Terminal;

/// <summary>A claim in one line: who, what, how much, when, how sure.</summary>
internal static class ClaimText
{
    public static string Of(Claim claim)
    {
        var parts = claim switch
        {
            RevenueClaim c => [Name(c.Company), Words(c.Metric), Words(c.Status), c.Segment, c.Region, c.Period?.Label, Of(c.Amount), Of(c.Change)],
            IpoClaim c => [Name(c.Company), Words(c.Stage), c.Exchange, c.Board, c.Ticker, Of(c.Raise), Of(c.Price), Of(c.MarketValue), Of(c.Date)],
            ProcurementClaim c => [Words(c.Stage), Name(c.Buyer), "→", string.Join(", ", c.Suppliers.Select(s => s.Name)), c.Project ?? c.Contract, Of(c.Amount), c.Lots.Count > 0 ? $"{c.Lots.Count} lots" : null, Of(c.Date)],
            CapexClaim c => [Name(c.Company), Of(c.Amount), c.Period?.Label, Of(c.Date)],
            DeploymentClaim c => [Name(c.Company), Name(c.Product), c.Units?.ToString("#,0.##", CultureInfo.InvariantCulture), c.Unit, c.Site, Of(c.Date)],
            ProductClaim c => [Name(c.Company), Name(c.Product), Words(c.Event), .. c.Specs.Select(s => $"{s.Value}{s.Unit}"), Of(c.Date)],
            PolicyClaim c => [Name(c.Authority), Words(c.Measure), string.Join(", ", c.Targets.Select(t => t.Name)), Of(c.Effective)],
            ShareClaim c => [Name(c.Company), c.Market, c.Percentage is { } p ? Range(p.Min, p.Max) + "%" : null, c.From is not null || c.To is not null ? $"{c.From}% → {c.To}%" : null],
            _ => new string?[] { claim.ToString() },
        };
        return string.Join("  ", parts.Where(p => !string.IsNullOrEmpty(p)).Append(claim.Confidence.ToString("(0.00)", CultureInfo.InvariantCulture)));
    }

    public static string? Of(Amount? amount) => amount is null ? null : amount.Text ?? $"{Range(amount.Min, amount.Max)} {amount.Currency}";

    public static string? Of(Change? change) => change switch
    {
        null => null,
        { Percent: { } percent } => percent.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture) + "%" + (change.Basis is { } b ? $" {Words(b)}" : ""),
        { Amount: { } amount } => Of(amount),
        _ => change.Text,
    };

    private static string? Name(Party? party) => party is null ? null : party.Id is null || party.Id == party.Name ? party.Name : $"{party.Name} [{party.Id}]";

    private static string? Of(ClaimDate? date) => date?.Value.ToString(
        date.Precision switch { DatePrecision.Year => "yyyy", DatePrecision.Month or DatePrecision.Quarter => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);

    private static string? Words<T>(T? value)
        where T : struct, Enum => value is null ? null : Json.Write(value).Trim('"');

    private static string? Words<T>(T value)
        where T : struct, Enum => Json.Write(value).Trim('"');

    private static string Range(decimal? min, decimal? max) => (min, max) switch
    {
        ({ } a, { } b) when a == b => a.ToString("#,0.##", CultureInfo.InvariantCulture),
        ({ } a, { } b) => string.Create(CultureInfo.InvariantCulture, $"{a:#,0.##}–{b:#,0.##}"),
        ({ } a, null) => string.Create(CultureInfo.InvariantCulture, $"≥ {a:#,0.##}"),
        (null, { } b) => string.Create(CultureInfo.InvariantCulture, $"≤ {b:#,0.##}"),
        _ => "?",
    };
}
