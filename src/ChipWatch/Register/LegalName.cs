namespace ChipWatch.Register;

/// <summary>A name without what only the law adds to it: 股份有限公司, "Co., Ltd.", brackets around a place.</summary>
internal static class LegalName
{
    private static readonly string[] Suffixes =
    [
        "股份有限公司", "有限责任公司", "集团有限公司", "科技有限公司", "有限公司", "集团",
        "holdingslimited", "groupholdinglimited", "co.,ltd.", "co.,ltd", "co.ltd.", "coltd", "corporation", "limited", "holdings",
        "inc.", "inc", "corp.", "corp", "ltd.", "ltd", "plc", "ag", "n.v.", "group", ",",
    ];

    /// <summary>Folded and without white space: how names are compared.</summary>
    public static string Key(string name)
    {
        var key = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
            if (!char.IsWhiteSpace(c))
                key.Append(CharacterFold.Of(c));
        return key.ToString();
    }

    /// <summary>Ever shorter forms of a key, the next after one thing more was taken off its end.</summary>
    public static IEnumerable<string> Shorter(string key)
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
