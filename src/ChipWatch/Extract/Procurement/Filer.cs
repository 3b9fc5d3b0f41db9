namespace ChipWatch.Extract.Procurement;

/// <summary>Who speaks in an announcement: the company that signs it, which 公司 and 本公司 stand for.</summary>
internal static class Filer
{
    /// <summary>The filer's name as the heading, the signature or its own definition writes it; empty where the text is no filing.</summary>
    public static Span Of(string text, Definitions definitions)
    {
        foreach (var (alias, full) in definitions.Known)
        {
            if (alias is "公司" or "本公司" && OrganisationName.Plausible(text, full))
                return Signature(text) is { Length: >= 6 } signed && signed.Length < full.Length && full.In(text).EndsWith(signed.In(text), StringComparison.Ordinal) ? signed : full;
        }

        var heading = Heading(text);
        return heading.IsEmpty ? Signature(text) : heading;
    }

    private static Span Heading(string text)
    {
        var limit = Math.Min(text.Length, 500);
        for (var line = 0; line < limit;)
        {
            var end = text.IndexOf('\n', line);
            if (end < 0)
                end = text.Length;
            var company = text.AsSpan(line, Math.Min(end - line, 50)).IndexOf("公司", StringComparison.Ordinal);
            if (company >= 4)
            {
                var name = OrganisationName.EndingAt(text, line + company + 2, line);
                if (name.Start - line <= 8 && text.AsSpan(line, name.Start - line).IndexOfAny("与和向及对") < 0 && name.In(text).EndsWith("有限公司", StringComparison.Ordinal))
                    return name;
            }

            line = end + 1;
        }

        return default;
    }

    private static Span Signature(string text)
    {
        for (var at = text.LastIndexOf("董事会", StringComparison.Ordinal); at > 0; at = text.LastIndexOf("董事会", at - 1, StringComparison.Ordinal))
        {
            var end = at;
            while (end > 0 && text[end - 1] is '\n' or ' ')
                end--;
            if (end < 4 || text[end - 1] != '司')
                continue;
            var name = OrganisationName.EndingAt(text, end, 0);
            if (OrganisationName.Plausible(text, name))
                return name;
        }

        return default;
    }
}
