using ChipWatch.Register;

namespace ChipWatch.Extract.Industry;

/// <summary>
/// What joined a restricted parties' list or left it: a sentence on what was done, then a line <c>Entry: …</c> for each name. The
/// list's own words need no reading of sentences, and every name on it counts, known to the register or not.
/// </summary>
internal static class ListingNotice
{
    private const string Entry = "\nEntry: ";
    private const string Aliases = "Also known as: ";

    /// <summary>The claim, or null for a document that is no such notice.</summary>
    public static PolicyClaim? Read(Reading reading)
    {
        var text = reading.Text;
        var headEnd = text.IndexOf('\n', StringComparison.Ordinal);
        if (headEnd < 0 || !text.StartsWith("The ", StringComparison.Ordinal) || !text.Contains(Entry, StringComparison.Ordinal))
            return null;
        var head = text[..headEnd];
        var added = head.IndexOf(" has added ", StringComparison.Ordinal);
        var done = added > 0 ? added : head.IndexOf(" has taken ", StringComparison.Ordinal);
        var onto = done < 0 ? -1 : head.IndexOf(added > 0 ? " to the " : " off the ", done, StringComparison.Ordinal);
        if (onto < 0)
            return null;

        var listStart = onto + " to the ".Length + (added > 0 ? 0 : 1);
        var listEnd = head.AsSpan(listStart).IndexOfAny(",:.\n") is >= 0 and var stop ? listStart + stop : headEnd;
        var office = new Party(text["The ".Length..done], reading.Register.IdOf(text["The ".Length..done]));
        List<Evidence> evidence = [Evidence.Of(text, "The ".Length, done, "authority"), Evidence.Of(text, listStart, listEnd, "measure")];
        ClaimDate? effective = null;
        if (head.IndexOf("effective ", listEnd, StringComparison.Ordinal) is > 0 and var from && reading.FiguresIn(from, headEnd).FirstOrDefault(f => f.Date is not null) is { Date: { } date } figure)
        {
            effective = date;
            evidence.Add(Evidence.Of(text, figure.Start, figure.End, "effective"));
        }

        return new()
        {
            Authority = office,
            Measure = added > 0 ? PolicyMeasure.EntityList : PolicyMeasure.EntityListRemoval,
            Targets = Targets(reading, evidence),
            Effective = effective,
            Evidence = evidence,
            Confidence = 0.88,
        };
    }

    private static List<Party> Targets(Reading reading, List<Evidence> evidence)
    {
        var (text, targets) = (reading.Text, new List<Party>());
        for (var at = text.IndexOf(Entry, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Entry, at + 1, StringComparison.Ordinal))
        {
            var start = at + Entry.Length;
            var end = SheetLine.EndOf(text, start);
            var name = text[start..end];
            targets.Add(new(name, reading.Register.IdOf(name) ?? Alias(reading.Register, text, end) ?? Beginning(reading, start, end)));
            evidence.Add(Evidence.Of(text, start, end, "targets"));
        }

        return targets;
    }

    private static string? Alias(CompanyRegister register, string text, int lineEnd)
    {
        var start = lineEnd + 1;
        if (start >= text.Length || string.CompareOrdinal(text, start, Aliases, 0, Aliases.Length) != 0)
            return null;
        return text[(start + Aliases.Length)..SheetLine.EndOf(text, start)].Split(';', StringSplitOptions.TrimEntries).Select(register.IdOf).FirstOrDefault(id => id is not null);
    }

    /// <summary>The group of "Inspur (Beijing) …".</summary>
    private static string? Beginning(Reading reading, int start, int end)
    {
        foreach (var mention in reading.MentionsIn(start, end))
            return mention.Start == start && mention.ProductId is null ? mention.CompanyId : null;
        return null;
    }
}
