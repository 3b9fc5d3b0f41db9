namespace ChipWatch.Reconcile;

/// <summary>Whether two claims about one event say the same, and which says more.</summary>
internal static class ClaimValue
{
    // Outlets round ("2.9 billion" for 28.81亿); more than that is another figure.
    private const decimal Rounding = 0.012m;

    public static bool Agree(Claim a, Claim b) => (a, b) switch
    {
        (RevenueClaim x, RevenueClaim y) => Agree(Signed(x), Signed(y)) && Agree(x.Change?.Percent, y.Change?.Percent, x.Amount is null || y.Amount is null),
        (IpoClaim x, IpoClaim y) => Agree(x.Raise, y.Raise) && Agree(x.Price, y.Price) && Agree(x.Exchange, y.Exchange) && Agree(x.Ticker, y.Ticker),
        (ProcurementClaim x, ProcurementClaim y) => Agree(x.Amount, y.Amount),
        (CapexClaim x, CapexClaim y) => Agree(x.Amount, y.Amount),
        (DeploymentClaim x, DeploymentClaim y) => Agree(x.Units, y.Units, true),
        (ShareClaim x, ShareClaim y) => Agree(x.Percentage?.Min ?? x.To, y.Percentage?.Min ?? y.To, true),
        (PolicyClaim x, PolicyClaim y) => x.Effective is null || y.Effective is null || x.Effective.Precision != y.Effective.Precision || x.Effective.Value == y.Effective.Value,
        _ => true,
    };

    /// <summary>Agree, and in a value that both give.</summary>
    public static bool Shares(Claim a, Claim b) => Agree(a, b) && (a, b) switch
    {
        (RevenueClaim x, RevenueClaim y) => (x.Amount is not null && y.Amount is not null) || (x.Change?.Percent is { } p && y.Change?.Percent is { } q && Agree(p, q, true)),
        (ProcurementClaim x, ProcurementClaim y) => x.Amount is not null && y.Amount is not null,
        _ => true,
    };

    /// <summary>How far an event has gone, where its kind has an order; 0 unknown.</summary>
    public static int Progress(Claim claim) => claim switch
    {
        RevenueClaim { Status: { } status } => (int)status + 1,
        ProcurementClaim { Stage: { } stage } => (int)stage + 1,
        IpoClaim { Stage: { } stage } => ListingSteps.Rank(stage),
        _ => 0,
    };

    /// <summary>The part of it that weighs more than who says so: news of a result beats a filing that forecast it.</summary>
    public static int Phase(Claim claim) => claim switch
    {
        RevenueClaim c => c.Status == RevenueStatus.Forecast ? 0 : 1,
        ProcurementClaim or IpoClaim => Progress(claim),
        _ => 0,
    };

    public static bool IsCorrection(Claim claim) => claim is RevenueClaim { Status: RevenueStatus.Corrected } or ProcurementClaim { Stage: ProcurementStage.Amendment };

    /// <summary>Fields that are known.</summary>
    public static int Richness(Claim claim) => claim switch
    {
        RevenueClaim c => Known(c.Amount, c.Change, c.Period, c.Status, c.Segment, c.Region, c.Company?.Id),
        IpoClaim c => Known(c.Stage, c.Exchange, c.Board, c.Ticker, c.Raise, c.Price, c.MarketValue, c.Date, c.Company?.Id),
        ProcurementClaim c => Known(c.Stage, c.Buyer, c.Project, c.Contract, c.Amount, c.Date) + c.Suppliers.Count + c.Lots.Count + c.Items.Count,
        CapexClaim c => Known(c.Amount, c.Period, c.Date),
        DeploymentClaim c => Known(c.Product, c.Units, c.Unit, c.Site, c.Date),
        ProductClaim c => Known(c.Product, c.Event, c.Date) + c.Specs.Count + c.Gains.Count,
        PolicyClaim c => Known(c.Authority, c.Measure, c.Effective) + c.Targets.Count,
        ShareClaim c => Known(c.Market, c.Percentage, c.From, c.To, c.Period),
        _ => 0,
    };

    private static Amount? Signed(RevenueClaim claim) => claim is { Metric: RevenueMetric.NetLoss, Amount: { } loss }
        ? loss with { Min = -loss.Max, Max = -loss.Min }
        : claim.Amount;

    private static bool Agree(Amount? a, Amount? b)
    {
        if (a is null || b is null || (a.Currency is not null && b.Currency is not null && a.Currency != b.Currency))
            return true;
        var (lowA, highA) = Widened(a);
        var (lowB, highB) = Widened(b);
        return lowA <= highB && lowB <= highA;
    }

    private static (decimal Low, decimal High) Widened(Amount amount)
    {
        var margin = amount.Approximate ? 5 * Rounding : Rounding / 2;
        var low = amount.Min ?? 0;
        var high = amount.Max ?? (amount.Min is { } least ? least + (Math.Abs(least) * 0.25m) : decimal.MaxValue);
        return (low - (Math.Abs(low) * margin), high == decimal.MaxValue ? high : high + (Math.Abs(high) * margin));
    }

    private static bool Agree(decimal? a, decimal? b, bool matters) =>
        !matters || a is null || b is null || Math.Abs(a.Value - b.Value) <= Math.Max(1, Math.Abs(a.Value) * 0.02m);

    private static bool Agree(string? a, string? b) => a is null || b is null || string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static int Known(params ReadOnlySpan<object?> fields)
    {
        var known = 0;
        foreach (var field in fields)
            known += field is null ? 0 : 1;
        return known;
    }
}
