namespace ChipWatch.Reconcile;

/// <summary>Whether an open statement can mean an event: it says the same, and at a time when one speaks of it.</summary>
internal static class EventFrame
{
    // Results of a year come out up to four months after it, and are cited until the next ones.
    private static readonly TimeSpan Reported = TimeSpan.FromDays(200);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(400);
    private static readonly TimeSpan Undated = TimeSpan.FromDays(60);
    private static readonly TimeSpan Listing = TimeSpan.FromDays(400);
    private static readonly TimeSpan Award = TimeSpan.FromDays(45);

    public static bool Fits(SignalSupport statement, ToldEvent told) => (statement.Claim, told.Value) switch
    {
        (RevenueClaim open, RevenueClaim full) => ClaimValue.Shares(open, full) && open.Status == RevenueStatus.Forecast == (full.Status == RevenueStatus.Forecast) && InTime(open, full, statement.Published, told.Published),
        (IpoClaim open, IpoClaim full) => ClaimValue.Agree(open, full) && Apart(statement, told) <= Listing,
        (ProcurementClaim open, ProcurementClaim full) => ClaimValue.Shares(open, full) && Apart(statement, told) <= Award,
        _ => false,
    };

    /// <summary>Of events that fit, the one nearest in time is meant.</summary>
    public static long Distance(SignalSupport statement, ToldEvent told) => told.Value is RevenueClaim { Period.End: { } end }
        ? Math.Abs(end.DayNumber - DateOnly.FromDateTime(statement.Published.UtcDateTime).DayNumber) * TimeSpan.TicksPerDay
        : Apart(statement, told).Ticks;

    /// <summary>A claim as an event keeps it for comparison.</summary>
    public static Claim ValueOf(Claim claim) => claim switch
    {
        RevenueClaim c => new RevenueClaim { Evidence = [], Metric = c.Metric, Period = c.Period, Amount = Bare(c.Amount), Change = c.Change is { Percent: not null } change ? new(change.Percent) : null, Status = c.Status },
        IpoClaim c => new IpoClaim { Evidence = [], Exchange = c.Exchange, Ticker = c.Ticker, Raise = Bare(c.Raise), Price = Bare(c.Price) },
        ProcurementClaim c => new ProcurementClaim { Evidence = [], Amount = Bare(c.Amount) },
        _ => claim,
    };

    private static bool InTime(RevenueClaim open, RevenueClaim full, DateTimeOffset said, DateTimeOffset told)
    {
        if (full.Period?.End is not { } last)
            return (said - told).Duration() <= Undated;
        var since = said - new DateTimeOffset(last, TimeOnly.MaxValue, TimeSpan.Zero);
        return open.Status == RevenueStatus.Forecast ? since.Duration() <= Ahead : since > TimeSpan.FromDays(-3) && since <= Reported;
    }

    private static TimeSpan Apart(SignalSupport statement, ToldEvent told) => (statement.Published - told.Published).Duration();

    private static Amount? Bare(Amount? amount) => amount is null ? null : amount with { Text = null };
}
