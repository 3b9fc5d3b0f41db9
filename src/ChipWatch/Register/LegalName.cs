namespace ChipWatch.Register;

/// <summary>A name without what only the law adds to it: 股份有限公司, "Co., Ltd.", brackets around a place.</summary>
internal static class LegalName
{
    private static readonly string[] Suffixes =
    [
        "股份有限公司", "有限责任公司", "集团有限公司", "科技有限公司", "有限公司", "集团",
        "holdingslimited", "groupholdinglimited", "co.,ltd.", "co.,ltd", "co.ltd.", "coltd", "corporation", "limited", "holdings",
        "inc.", "inc", "corp.", "corp", "ltd.", "ltd", "plc", "ag", "n.v.", "group", ",",
        "technologies", "technology", "semiconductor", "integratedcircuits", "integratedcircuit", "(shanghai)", "(beijing)", "(shenzhen)", "(hangzhou)",
    ];

    /// <summary>Cities that the English of a Chinese company's legal name begins with and nobody else's short name for it.</summary>
    private static readonly string[] Places = ["shanghai", "beijing", "shenzhen", "hangzhou", "nanjing", "suzhou", "chengdu", "guangzhou", "wuhan", "hefei", "zhuhai"];

    /// <summary>Folded and without white space: how names are compared.</summary>
    public static string Key(string name)
    {
        var key = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
            if (!char.IsWhiteSpace(c))
                key.Append(CharacterFold.Of(c));
        return key.ToString();
    }

    /// <summary>Ever shorter forms of a key, the next after one thing more was taken off its end; then the same without the city it begins with.</summary>
    public static IEnumerable<string> Shorter(string key) =>
        PlaceOf(key) is { } place ? WithoutForm(key).Append(key[place.Length..]).Concat(WithoutForm(key[place.Length..])) : WithoutForm(key);

    /// <summary>The city that a Latin name begins with, if there is more of it than that; or null.</summary>
    public static string? PlaceOf(string key) => Array.Find(Places, place => key.Length > place.Length + 3 && key.StartsWith(place, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> WithoutForm(string key)
    {
        for (var more = true; more;)
        {
            more = false;
            foreach (var suffix in Suffixes)
            {
                if (key.Length <= suffix.Length + 1 || !key.EndsWith(suffix, StringComparison.Ordinal) || (CharacterFold.IsLatin(suffix[0]) && suffix.Length < 4 && key.Length < 6))
                    continue;
                key = key[..^suffix.Length];
                more = true;
                yield return key;
                break;
            }
        }
    }
}
