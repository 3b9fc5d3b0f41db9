namespace ChipWatch.Extract.Procurement;

/// <summary>Which kind of words pointed at a buyer.</summary>
internal enum Clue { None, Label, LooseLabel, Letter, LetterToo, LetterAgent, Told, Signed, Introduced, Called, Published, Organised, Defined, Described, Unrelated, Prefix }

/// <summary>What some characters may be, and how much the rule that found them is trusted (higher first).</summary>
internal readonly record struct Candidate(Span Span, int Score, int Anchor, Clue Clue = Clue.None);

/// <summary>What the rules found for each role of one award, before one of each is chosen.</summary>
internal sealed class Findings
{
    public List<Candidate> Buyers { get; } = [];
    public List<Candidate> Suppliers { get; } = [];
    public List<Candidate> Projects { get; } = [];
    public List<Candidate> Contracts { get; } = [];

    /// <summary>How many there are of each so far.</summary>
    public readonly record struct Count(int Buyers, int Suppliers, int Projects, int Contracts);

    public Count Counts => new(Buyers.Count, Suppliers.Count, Projects.Count, Contracts.Count);

    /// <summary>Adds what another found between two counts of its own.</summary>
    public void AddRange(Findings other, Count from, Count to)
    {
        Add(Buyers, other.Buyers, from.Buyers, to.Buyers);
        Add(Suppliers, other.Suppliers, from.Suppliers, to.Suppliers);
        Add(Projects, other.Projects, from.Projects, to.Projects);
        Add(Contracts, other.Contracts, from.Contracts, to.Contracts);

        static void Add(List<Candidate> mine, List<Candidate> others, int from, int to)
        {
            for (var i = from; i < to; i++)
                mine.Add(others[i]);
        }
    }

    public static Candidate? Best(List<Candidate> candidates)
    {
        Candidate? best = null;
        foreach (var candidate in candidates)
        {
            if (best is null || candidate.Score > best.Value.Score || (candidate.Score == best.Value.Score && candidate.Span.Start < best.Value.Span.Start))
                best = candidate;
        }

        return best;
    }
}
