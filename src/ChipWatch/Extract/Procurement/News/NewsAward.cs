namespace ChipWatch.Extract.Procurement.News;

/// <summary>One award as the mentions of it add up.</summary>
internal sealed class NewsAward
{
    /// <summary>Shorter names of projects are a story's own words.</summary>
    private const int Least = 12;

    public List<Span> Winners { get; set; } = [];
    public Span Buyer { get; set; }
    public Span Project { get; set; }
    public Money? Amount { get; set; }
    public Figures.Figure? Date { get; set; }

    public ProcurementStage Stage { get; set; }

    /// <summary>Tells of many projects, and of none by name: how well a company does.</summary>
    public bool Vague { get; init; }

    /// <summary>2 for the second of the candidates, who has won only if nobody else did.</summary>
    public int? Rank { get; init; }

    /// <summary>The winner is only called 公司.</summary>
    public bool Pronoun { get; init; }

    /// <summary>Says more of an award, and not that there is one: "中标金额为…".</summary>
    public bool Continues { get; init; }

    /// <summary>A sum over several awards.</summary>
    public bool Total { get; init; }
    public bool Headline { get; init; }
    public int At { get; init; }
    public int End { get; init; }

    public bool Bare => Buyer.IsEmpty && Project.IsEmpty && Amount is null;

    public void Add(NewsAward more)
    {
        if (Winners.Count == 0 || (more.Winners.Count > Winners.Count && !more.Pronoun))
            Winners = more.Winners;
        if (more.Stage is ProcurementStage.Contract or ProcurementStage.Candidate)
            Stage = more.Stage;
        if (Buyer.IsEmpty)
            Buyer = more.Buyer;
        if (Project.IsEmpty || (Project.Length < Least && more.Project.Length > Project.Length && !more.Headline))
            Project = more.Project;
        Amount ??= more.Amount;
        Date ??= more.Date;
    }
}

/// <summary>Brings the mentions of a text together, one award each, however often it is told.</summary>
internal static class NewsAwards
{
    public static List<NewsAward> Merge(string text, List<NewsAward> mentions)
    {
        var awards = new List<NewsAward>();
        NewsAward? intro = null;
        foreach (var mention in mentions)
        {
            if (mention.Headline)
                continue;
            if (mention.Winners.Count == 0 && !(mention.Project.IsEmpty && mention.Buyer.IsEmpty))
                intro = new() { Project = mention.Project, Buyer = mention.Buyer };
            var same = awards.FindLast(a => Same(text, a, mention, awards[^1] == a));
            if (same is not null)
                same.Add(mention);
            else if (!(mention.Continues && mention.Total && awards.Count > 0))
                awards.Add(mention);
            if (same is null && intro is not null && mention.Project.IsEmpty && mention.Winners.Count > 0 && !mention.Pronoun)
                (mention.Project, mention.Buyer) = (intro.Project, mention.Buyer.IsEmpty ? intro.Buyer : mention.Buyer);
        }

        foreach (var headline in mentions.FindAll(m => m.Headline))
        {
            if (awards.Count == 0 || awards.TrueForAll(a => a.Headline))
                awards.Add(headline);
            else if (awards.Count == 1 && !headline.Total)
                awards[0].Add(headline);
        }

        if (awards.Count > 2)
            awards.RemoveAll(a => a.Total && a.Project.IsEmpty && awards.FindAll(o => o != a && o.Amount is not null && Shared(text, o.Winners, a.Winners)).Count > 1);
        if (awards.Exists(a => a.Rank is null))
            awards.RemoveAll(a => a.Rank is not null);
        if (awards.Exists(a => !a.Vague))
            awards.RemoveAll(a => a.Vague);
        if (awards.Count > 1)
            awards.RemoveAll(a => a.Bare && awards.Exists(o => o != a && !o.Bare && (a.Winners.Count == 0 || Shared(text, o.Winners, a.Winners))));
        return awards;
    }

    private static bool Same(string text, NewsAward award, NewsAward mention, bool last)
    {
        if (award.Rank != mention.Rank && !mention.Continues)
            return false;
        if (last && mention.Continues && (award.Amount is null || mention.Amount is null || Alike(award.Amount, mention.Amount)))
            return true;
        if (award.Winners.Count > 0 && mention.Winners.Count > 0 && !Shared(text, award.Winners, mention.Winners) && !(last && mention.Pronoun && (award.Project.IsEmpty || mention.Project.IsEmpty)))
            return false;
        if (award.Amount is not null && mention.Amount is not null)
            return Alike(award.Amount, mention.Amount);
        return award.Project.IsEmpty || mention.Project.IsEmpty || Alike(award.Project.In(text), mention.Project.In(text));
    }

    /// <summary>Equal as far as the shorter of them says: a title rounds.</summary>
    private static bool Alike(Money? first, Money? second) =>
        first?.Value is { } one && second?.Value is { } other && Math.Abs(one - other) <= 0.03m * Math.Max(one, other);

    private static bool Shared(string text, List<Span> first, List<Span> second)
    {
        foreach (var one in first)
        {
            foreach (var other in second)
            {
                if (one.In(text).Contains(other.In(text), StringComparison.Ordinal) || other.In(text).Contains(one.In(text), StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Names of one project: half of the shorter one's pairs of characters stand in the other.</summary>
    private static bool Alike(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (first.Length > second.Length)
            return Alike(second, first);
        if (second.Contains(first, StringComparison.Ordinal))
            return true;
        var shared = 0;
        for (var i = 0; i + 2 <= first.Length; i++)
        {
            if (second.IndexOf(first.Slice(i, 2), StringComparison.Ordinal) >= 0)
                shared++;
        }

        return shared * 10 > (first.Length - 1) * 7;
    }
}
