namespace ChipWatch.Extract.Finance;

/// <summary>Steps towards, at and away from a listing.</summary>
internal static class IpoExtractor
{
    public static IEnumerable<IpoClaim> Extract(Reading reading) => [];
}
