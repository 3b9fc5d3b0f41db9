namespace ChipWatch.Publish;

/// <summary>The evidence of a claim as one short quotation.</summary>
internal static class Quotation
{
    private const int Longest = 320;
    private const int Most = 5;

    public static string Of(Claim claim)
    {
        // What stands inside another quotation is said by it: a sentence that holds all stands alone, and words here and there stand together.
        var widest = claim.Evidence.Where(e => !claim.Evidence.Any(o => o != e && o.Start <= e.Start && o.End >= e.End && o.End - o.Start > e.End - e.Start)).DistinctBy(e => (e.Start, e.End));
        var text = string.Join(" … ", widest.OrderByDescending(e => e.Field is null).ThenByDescending(e => e.End - e.Start).Take(Most).OrderBy(e => e.Start).Select(e => e.Quote).Distinct(StringComparer.Ordinal));
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (flat.Length <= Longest)
            return flat;
        var cut = char.IsHighSurrogate(flat[Longest - 2]) ? Longest - 2 : Longest - 1;
        return flat[..cut] + "…";
    }
}
