namespace ChipWatch.Extract.Finance;

/// <summary>Results that companies report or expect.</summary>
internal static class RevenueExtractor
{
    public static IEnumerable<RevenueClaim> Extract(Reading reading) => [];
}
