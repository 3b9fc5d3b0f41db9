namespace ChipWatch.Extract.Finance;

internal static class RevenueTables
{
    public static bool IsRow(string text, Sentence sentence) => text.AsSpan(sentence.Start, sentence.End - sentence.Start).Contains('\t');

    public static void Read(Reading reading, List<RevenueClaim> claims) { }
}
