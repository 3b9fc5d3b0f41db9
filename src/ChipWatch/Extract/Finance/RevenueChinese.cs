namespace ChipWatch.Extract.Finance;

internal static class RevenueChinese
{
    public static void Read(Passage passage, List<RevenueClaim> claims) { }
}
