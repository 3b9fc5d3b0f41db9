namespace ChipWatch.Notify;

/// <summary>Who a claim is about: every company that a reader may follow it for.</summary>
public static class SignalParties
{
    public static IEnumerable<string> Ids(Claim claim) => Parties(claim).Select(p => p.Id).OfType<string>().Distinct(StringComparer.Ordinal);

    public static IEnumerable<Party> Parties(Claim claim) => (claim switch
    {
        RevenueClaim c => new[] { c.Company },
        IpoClaim c => [c.Company],
        ProcurementClaim c => [c.Buyer, .. c.Suppliers.Select(s => new Party(s.Name, s.Id))],
        CapexClaim c => [c.Company],
        DeploymentClaim c => [c.Company],
        ProductClaim c => [c.Company],
        PolicyClaim c => [c.Authority, .. c.Targets],
        ShareClaim c => [c.Company],
        _ => [],
    }).OfType<Party>();
}
