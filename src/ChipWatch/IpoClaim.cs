namespace ChipWatch;

/// <summary>The exchanges' own stages, from intention to delisting.</summary>
public enum IpoStage
{
    Planned, Tutoring, Filed, Accepted, Inquiry, Hearing, Deferred, Approved, Rejected, Registered,
    Priced, Listed, Suspended, Withdrawn, Terminated, Delisted,
}

public sealed record IpoClaim : Claim
{
    public Party? Company { get; init; }
    public IpoStage? Stage { get; init; }

    /// <summary><c>SSE</c>, <c>SZSE</c>, <c>BSE</c>, <c>HKEX</c>, <c>NASDAQ</c>, <c>NYSE</c>, … or null.</summary>
    public string? Exchange { get; init; }

    /// <summary><c>STAR</c>, <c>ChiNext</c>, <c>Main</c>, <c>GEM</c>, <c>NEEQ</c>, … or null.</summary>
    public string? Board { get; init; }
    public string? Ticker { get; init; }
    public Amount? Raise { get; init; }
    public Amount? Price { get; init; }
    public Amount? MarketValue { get; init; }
    public ClaimDate? Date { get; init; }
}
