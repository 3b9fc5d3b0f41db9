using ChipWatch.Register;

namespace ChipWatch.Extract;

/// <summary>Document to claims. Pure: the same document gives the same claims, in order of their first evidence.</summary>
public sealed class Extractor(CompanyRegister register)
{
    /// <summary>Counts up with every change of what is extracted; stands in the claims blob.</summary>
    public const int Version = 4;

    public IReadOnlyList<Claim> Extract(Document document)
    {
        var reading = new Reading(document, register);
        var claims = new List<Claim>();
        var procurement = Procurement.ProcurementExtractor.Read(reading);
        claims.AddRange(procurement.Claims);
        if (!procurement.NothingElse)
        {
            claims.AddRange(Finance.RevenueExtractor.Extract(reading));
            claims.AddRange(Finance.IpoExtractor.Extract(reading));
        }

        if (!procurement.NothingElse || procurement.OfComputing)
            claims.AddRange(Industry.IndustryExtractor.Extract(reading));
        claims.Sort((a, b) => a.Evidence[0].Start.CompareTo(b.Evidence[0].Start));
        return claims;
    }
}
