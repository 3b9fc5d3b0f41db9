using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>"That's a 30% increase": a sentence that says how the figure of the sentence before it moved.</summary>
internal static class RevenueSequel
{
    private static readonly string[] Openers = ["That's ", "That’s ", "That is ", "That was ", "That represents ", "That represented ", "This is ", "This was ", "This represents ", "This represented ", "It was ", "It represents ", "The figure was ", "The figure is ", "这一数字", "这意味着", "这比", "这是", "同比", "较上年同期", "較去年同期"];

    /// <returns>True when the sentence was such a one; the last claim then carries the change.</returns>
    public static bool Continues(Reading reading, Sentence sentence, List<RevenueClaim> claims)
    {
        var last = claims[^1];
        var start = sentence.Start;
        while (start < sentence.End && char.IsWhiteSpace(reading.Text[start]))
            start++;
        if (last.Change is not null || last.Amount is null || start - last.Evidence[0].End > 60 || last.Evidence[0].End > start || !Opens(reading.Text.AsSpan(start, sentence.End - start)))
            return false;
        var passage = new Passage(reading, sentence.Start, sentence.End);
        if (passage.Has(TermKind.Metric, passage.Start, passage.End) || passage.Figures.FirstOrDefault(f => f.Kind is FigureKind.Percent) is not { Length: > 0, Min: { } percent } figure)
            return false;
        var move = passage.First(TermKind.Move, passage.Start, passage.End) ?? passage.First(TermKind.MoveNoun, passage.Start, passage.End);
        if (move is not { } direction)
            return false;
        var basis = passage.First(TermKind.Basis, passage.Start, passage.End);
        claims[^1] = last with
        {
            Change = new Change(EnglishScope.Direction(direction) < 0 ? -percent : percent, Basis: basis?.Value switch { "yoy" => ChangeBasis.Yoy, "qoq" => ChangeBasis.Qoq, _ => null }, Text: reading.Text[figure.Start..figure.End]),
            Evidence = [.. last.Evidence, passage.Evidence(figure.Start, figure.End, "change")],
        };
        return true;
    }

    private static bool Opens(ReadOnlySpan<char> sentence)
    {
        foreach (var opener in Openers)
        {
            if (sentence.StartsWith(opener, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
