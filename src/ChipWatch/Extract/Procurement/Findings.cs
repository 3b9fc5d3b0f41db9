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
