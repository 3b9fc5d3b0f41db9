namespace ChipWatch.Publish;

/// <summary>The evidence of a claim as one short quotation.</summary>
internal static class Quotation
{
    private const int Longest = 320;

    public static string Of(Claim claim)
    {
        var whole = claim.Evidence.Where(e => e.Field is null).MaxBy(e => e.End - e.Start);
        var text = whole?.Quote ?? string.Join(" … ", claim.Evidence.OrderBy(e => e.Start).Select(e => e.Quote).Distinct(StringComparer.Ordinal).Take(4));
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (flat.Length <= Longest)
            return flat;
        var cut = char.IsHighSurrogate(flat[Longest - 2]) ? Longest - 2 : Longest - 1;
        return flat[..cut] + "…";
    }
}
