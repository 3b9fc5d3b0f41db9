using System.Globalization;
using ChipWatch.Register;

namespace ChipWatch.Reconcile;

/// <summary>A company's signals of a month: <c>index/company/{companyId}/{yyyy-MM}.json</c>, by the month they became known to the public.</summary>
public sealed record CompanyMonth
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>By signal id.</summary>
    public SortedDictionary<string, CompanyMonthEntry> Signals { get; init; } = new(StringComparer.Ordinal);

    public static BlobName NameOf(string companyId, DateTimeOffset published) =>
        new(Containers.Index, string.Create(CultureInfo.InvariantCulture, $"company/{companyId}/{published.UtcDateTime:yyyy-MM}.json"));
}

public sealed record CompanyMonthEntry(string Kind, int Version, DateTimeOffset Published);

/// <summary>Keeps the company index in step with a signal.</summary>
internal sealed class CompanyIndex(IBlobStore store, CompanyRegister register)
{
    /// <summary>Register ids of everybody in a claim, each once, the subject first.</summary>
    public IReadOnlyList<string> CompaniesOf(Claim claim) =>
        [.. Parties(claim).Select(p => p is null ? null : p.Id ?? register.IdOf(p.Name)).OfType<string>().Where(id => register.ById(id) is not null).Distinct(StringComparer.Ordinal)];

    public async Task UpdateAsync(Signal? before, Signal after, CancellationToken cancellation)
    {
        var entry = new CompanyMonthEntry(after.Current.Kind, after.Version, after.FirstPublished);
        var now = CompaniesOf(after.Current).Select(id => CompanyMonth.NameOf(id, after.FirstPublished)).ToList();
        var then = before is null ? [] : CompaniesOf(before.Current).Select(id => CompanyMonth.NameOf(id, before.FirstPublished)).Except(now);
        foreach (var name in now)
            await store.UpdateJsonAsync<CompanyMonth>(name, month => With(month, after.Id, entry), cancellation);
        foreach (var name in then)
            await store.UpdateJsonAsync<CompanyMonth>(name, month => Without(month, after.Id), cancellation);
    }

    /// <summary>The signal is no more.</summary>
    public async Task RemoveAsync(Signal gone, CancellationToken cancellation)
    {
        foreach (var id in CompaniesOf(gone.Current))
            await store.UpdateJsonAsync<CompanyMonth>(CompanyMonth.NameOf(id, gone.FirstPublished), month => Without(month, gone.Id), cancellation);
    }

    private static CompanyMonth With(CompanyMonth? month, string id, CompanyMonthEntry entry)
    {
        if (month is not null && month.Signals.TryGetValue(id, out var known) && known == entry)
            return month;
        return (month ?? new()) with { Signals = new(month?.Signals ?? [], StringComparer.Ordinal) { [id] = entry } };
    }

    private static CompanyMonth? Without(CompanyMonth? month, string id)
    {
        if (month is null || !month.Signals.ContainsKey(id))
            return month;
        var signals = new SortedDictionary<string, CompanyMonthEntry>(month.Signals, StringComparer.Ordinal);
        signals.Remove(id);
        return month with { Signals = signals };
    }

    private static IEnumerable<Party?> Parties(Claim claim) => claim switch
    {
        RevenueClaim c => [c.Company],
        IpoClaim c => [c.Company],
        ProcurementClaim c => [c.Buyer, .. c.Suppliers.Select(s => new Party(s.Name, s.Id))],
        CapexClaim c => [c.Company],
        DeploymentClaim c => [c.Company],
        ProductClaim c => [c.Company],
        PolicyClaim c => [c.Authority, .. c.Targets],
        ShareClaim c => [c.Company],
        _ => [],
    };
}
