namespace ChipWatch.Extract.Terms;

/// <summary>Writes out the vocabulary's shorthand for regular English verbs.</summary>
internal static class VerbForms
{
    /// <summary><c>climb*</c>, <c>surge*</c>, <c>rally*</c>, <c>drop**</c>, <c>weigh* on</c>; anything else stands for itself.</summary>
    public static IEnumerable<string> Of(string entry)
    {
        var star = entry.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return [entry];

        var stem = entry[..star];
        var rest = entry[star..].TrimStart('*');
        return Inflect(stem, doubled: entry.Contains("**", StringComparison.Ordinal)).Select(form => form + rest);
    }

    private static string[] Inflect(string stem, bool doubled)
    {
        if (doubled)
            return [stem, stem + "s", stem + stem[^1] + "ed", stem + stem[^1] + "ing"];
        if (stem.EndsWith('e'))
            return [stem, stem + "s", stem + "d", stem[..^1] + "ing"];
        if (stem.EndsWith('y') && !"aeou".Contains(stem[^2], StringComparison.Ordinal))
            return [stem, stem[..^1] + "ies", stem[..^1] + "ied", stem + "ing"];
        var sibilant = stem.EndsWith('s') || stem.EndsWith('x') || stem.EndsWith("ch", StringComparison.Ordinal) || stem.EndsWith("sh", StringComparison.Ordinal);
        return [stem, stem + (sibilant ? "es" : "s"), stem + "ed", stem + "ing"];
    }
}
