namespace ChipWatch.Extract.Industry;

/// <summary>Capex, deployments, products, policy and market share.</summary>
internal static class IndustryExtractor
{
    public static IEnumerable<Claim> Extract(Reading reading) => [];
}
