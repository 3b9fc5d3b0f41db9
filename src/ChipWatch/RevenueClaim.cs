namespace ChipWatch;

public enum RevenueMetric { Revenue, NetProfit, NetLoss, GrossProfit, Orders, Shipments, Result }

public enum RevenueStatus { Forecast, Preliminary, Reported, Corrected }

/// <summary>A result a company reported or expects. Without an amount it is a claim too ("sales rose").</summary>
public sealed record RevenueClaim : Claim
{
    public Party? Company { get; init; }
    public RevenueMetric Metric { get; init; }
    public string? Segment { get; init; }
    public string? Region { get; init; }
    public Period? Period { get; init; }
    public Amount? Amount { get; init; }
    public Change? Change { get; init; }
    public RevenueStatus? Status { get; init; }
}
