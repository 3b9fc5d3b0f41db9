namespace ChipWatch;

public sealed record CapexClaim : Claim
{
    public Party? Company { get; init; }
    public Amount? Amount { get; init; }
    public Period? Period { get; init; }
    public ClaimDate? Date { get; init; }
}

public sealed record DeploymentClaim : Claim
{
    public Party? Company { get; init; }
    public Party? Product { get; init; }
    public decimal? Units { get; init; }

    /// <summary><c>card</c>, <c>server</c>, <c>rack</c>, <c>cluster</c>, …</summary>
    public string? Unit { get; init; }
    public string? Site { get; init; }
    public ClaimDate? Date { get; init; }
}

public enum ProductEvent { Announced, Revealed, TapedOut, Shipping, Roadmap }

/// <param name="Value">As written: <c>7nm</c>, <c>256</c>.</param>
public sealed record ProductSpec(string Name, string Value, string? Unit = null);

/// <param name="Factor">10 for "10x".</param>
public sealed record ProductGain(string Metric, decimal? Factor, string? Against = null);

public sealed record ProductClaim : Claim
{
    public Party? Company { get; init; }
    public Party? Product { get; init; }
    public ProductEvent? Event { get; init; }
    public IReadOnlyList<ProductSpec> Specs { get; init; } = [];
    public IReadOnlyList<ProductGain> Gains { get; init; } = [];
    public ClaimDate? Date { get; init; }
}

public enum PolicyMeasure { ExportControl, EntityList, EntityListRemoval, Licence, Subsidy, ProcurementRule, SupplyStop }

public sealed record PolicyClaim : Claim
{
    public Party? Authority { get; init; }
    public PolicyMeasure? Measure { get; init; }
    public IReadOnlyList<Party> Targets { get; init; } = [];
    public ClaimDate? Effective { get; init; }
}

public sealed record ShareRange(decimal? Min, decimal? Max);

/// <summary>Market share in percent.</summary>
public sealed record ShareClaim : Claim
{
    public Party? Company { get; init; }
    public string? Market { get; init; }
    public ShareRange? Percentage { get; init; }
    public decimal? From { get; init; }
    public decimal? To { get; init; }
    public Period? Period { get; init; }
}
