namespace ChipWatch;

/// <summary>意向, 招标, 候选, 中标, 合同, 更正, 废标: OCDS terms where it has one.</summary>
public enum ProcurementStage { Planning, Tender, Candidate, Award, Contract, Amendment, Cancelled }

/// <param name="Rank">1 is the first candidate.</param>
/// <param name="Share">Percent of the lot.</param>
public sealed record Supplier(string Name, string? Id = null, int? Rank = null, decimal? Share = null, Amount? Amount = null);

public sealed record Lot(string? Number = null, string? Name = null, Amount? Amount = null, decimal? Units = null);

public sealed record ProcurementItem(string Product, decimal? Quantity = null, string? Unit = null);

/// <summary>One claim per (project, lead supplier); lots subdivide it, <see cref="Amount"/> is its total.</summary>
public sealed record ProcurementClaim : Claim
{
    public ProcurementStage? Stage { get; init; }
    public Party? Buyer { get; init; }

    /// <summary>The lead of a joint bid first.</summary>
    public IReadOnlyList<Supplier> Suppliers { get; init; } = [];

    /// <summary>As written.</summary>
    public string? Project { get; init; }

    /// <summary>The contract's title as written.</summary>
    public string? Contract { get; init; }
    public IReadOnlyList<Lot> Lots { get; init; } = [];
    public IReadOnlyList<ProcurementItem> Items { get; init; } = [];
    public Amount? Amount { get; init; }
    public ClaimDate? Date { get; init; }
}
