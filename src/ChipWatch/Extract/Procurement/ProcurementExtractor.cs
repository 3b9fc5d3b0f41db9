namespace ChipWatch.Extract.Procurement;

/// <summary>Procurement claims from award notices, contract announcements and news.</summary>
internal static class ProcurementExtractor
{
    public static IEnumerable<ProcurementClaim> Extract(Reading reading) => [];
}
