namespace ChipWatch.Extract.Procurement;

/// <summary>Short names that a document defines in brackets, 公司 and 本公司 for the filer among them.</summary>
internal sealed class Definitions
{
    private readonly string text;
    private readonly List<(string Alias, Span Full)> known = [];

    private Definitions(string text) => this.text = text;

    public IReadOnlyList<(string Alias, Span Full)> Known => known;

    public static Definitions In(string text)
    {
        var definitions = new Definitions(text);
        for (var at = text.IndexOf('称'); at >= 0; at = text.IndexOf('称', at + 1))
        {
            if (at > 0 && text[at - 1] is '简' or '下' or '统' or '合')
                definitions.Read(at);
        }

        return definitions;
    }

    /// <summary>The full name that a short one stands for, or the short one's own span.</summary>
    public Span Resolve(Span name)
    {
        var written = name.In(text);
        foreach (var (alias, full) in known)
        {
            if (written.SequenceEqual(alias))
                return full;
        }

        return name;
    }

    /// <summary>Who 公司 and 本公司 stand for.</summary>
    public Span Filer
    {
        get
        {
            foreach (var (alias, full) in known)
            {
                if (alias is "公司" or "本公司" && OrganisationName.Plausible(text, full))
                    return full;
            }

            return default;
        }
    }

    /// <summary>
    /// As <see cref="Resolve"/>, and for a short name that is not defined letter by letter the one full name that holds its
    /// characters in their order ("X集团" where “X” was defined).
    /// </summary>
    public Span ResolveShort(Span name)
    {
        var full = Resolve(name);
        if (full != name || name.Length > 12 || name.In(text).EndsWith("有限公司", StringComparison.Ordinal))
            return full;
        foreach (var (_, longer) in known)
        {
            if (longer.Length > name.Length && OrganisationName.Plausible(text, longer) && HoldsInOrder(longer.In(text), name.In(text)))
                return longer;
        }

        return name;
    }

    private static bool HoldsInOrder(ReadOnlySpan<char> longer, ReadOnlySpan<char> shorter)
    {
        foreach (var c in shorter)
        {
            var at = longer.IndexOf(c);
            if (at < 0)
                return false;
            longer = longer[(at + 1)..];
        }

        return true;
    }

    public bool IsAlias(ReadOnlySpan<char> name)
    {
        foreach (var (alias, _) in known)
        {
            if (name.SequenceEqual(alias))
                return true;
        }

        return false;
    }

    private void Read(int at)
    {
        var open = text.LastIndexOf('(', at, Math.Min(at, 20));
        if (open < 0)
            return;
        var close = text.IndexOfAny([')', '。'], at);
        if (close < 0 || close - at > 60 || text.AsSpan(at, close - at).IndexOf('\n') > 3)
            close = Math.Min(text.Length, at + 30);
        var end = open;
        while (end > 0 && text[end - 1] == ')' && Brackets.OpenBefore(text, end - 1, Math.Max(0, end - 60)) is var inner and > 0)
        {
            if (OrganisationName.EndsHere(text, Math.Max(0, end - 12), end))
                break;
            end = inner;
        }

        var full = OrganisationName.EndingAt(text, end, 0);
        if (!OrganisationName.Plausible(text, full) && !(full.Length is >= 4 and < 40))
            return;
        var rest = text.AsSpan(at + 1, close - at - 1);
        var offset = 0;
        foreach (var part in rest.SplitAny('“', '”', '"', '或', '、', ',', '‘', '’', ':', '和'))
        {
            var alias = rest[part].Trim();
            offset++;
            if (alias.Length is >= 2 and <= 14 && offset <= 9 && !alias.StartsWith('为'))
                known.Add((alias.ToString(), full));
        }
    }
}
