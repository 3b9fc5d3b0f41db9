namespace ChipWatch.Register;

/// <summary>A name met in a text, before it is known whether it means the company.</summary>
internal readonly record struct NameHit(int Start, int End, RegisterName Name);

/// <summary>Tells mentions from homonyms: traps near a name, and weak names in a text that is about something else.</summary>
internal static class MentionFilter
{
    private const int TrapReach = 32;

    public static List<Mention> Keep(string text, List<NameHit> hits)
    {
        var spoiled = hits.ConvertAll(h => IsTrapped(text, h));
        var elsewhere = MostlyTrapped(hits, spoiled);
        var strong = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < hits.Count; i++)
        {
            spoiled[i] |= elsewhere.Contains(hits[i].Name);
            if (!spoiled[i] && !hits[i].Name.Weak)
                strong.Add(hits[i].Name.Company.Id);
        }

        var weak = new Dictionary<string, bool>(StringComparer.Ordinal);
        var mentions = new List<Mention>(hits.Count);
        for (var i = 0; i < hits.Count; i++)
        {
            var (start, end, name) = hits[i];
            if (!spoiled[i] && (!name.Weak || strong.Contains(name.Company.Id) || Confirmed(text, name.Company, weak)))
                mentions.Add(new(start, end, name.Company.Id, name.ProductId));
        }

        return mentions;
    }

    private static bool Confirmed(string text, Company company, Dictionary<string, bool> known)
    {
        if (!known.TryGetValue(company.Id, out var confirmed))
            known[company.Id] = confirmed = company.Context.Any(word => text.Contains(word, StringComparison.Ordinal));
        return confirmed;
    }

    /// <summary>A text in which most mentions of a name are trapped uses it in the other sense throughout.</summary>
    private static HashSet<RegisterName> MostlyTrapped(List<NameHit> hits, List<bool> spoiled) =>
        hits.Index().Where(h => h.Item.Name.Company.Traps.Count > 0).GroupBy(h => h.Item.Name)
            .Where(g => g.Count(h => spoiled[h.Index]) * 2 >= g.Count()).Select(g => g.Key).ToHashSet();

    private static bool IsTrapped(string text, NameHit hit)
    {
        foreach (var trap in hit.Name.Company.Traps)
        {
            var holdsName = trap.Contains(hit.Name.Written, StringComparison.OrdinalIgnoreCase);
            var reach = holdsName ? trap.Length - hit.Name.Written.Length : TrapReach;
            var from = Math.Max(0, hit.Start - reach);
            var to = Math.Min(text.Length, hit.End + reach);
            if (text.AsSpan(from, to - from).Contains(trap, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
