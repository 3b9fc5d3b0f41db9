using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Industry;

/// <summary>"10x improvement in cluster performance", "性能提升3倍": by what factor something got better.</summary>
internal static class GainReader
{
    public static List<(ProductGain Gain, Evidence Evidence)> Read(Passage passage)
    {
        var found = new List<(ProductGain, Evidence)>();
        foreach (var figure in passage.Figures)
        {
            if (figure.Kind != FigureKind.Multiple || Word(passage, figure) is not { } word)
                continue;
            found.Add((new ProductGain(MetricOf(passage, figure, word), figure.Min), passage.Evidence(figure.Start, figure.End, "gains")));
        }

        return found;
    }

    private static Term? Word(Passage passage, Figure figure)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Kind is TermKind.Gain or TermKind.Move or TermKind.MoveNoun && term.Value is "" or "up" && ((term.Start >= figure.End && term.Start - figure.End <= 12) || (term.End <= figure.Start && figure.Start - term.End <= 6)))
                return term;
        }

        return null;
    }

    private static string MetricOf(Passage passage, Figure figure, Term word)
    {
        var end = Math.Max(figure.End, word.End);
        if (passage.Follows("in ", end))
        {
            var start = passage.Text.IndexOf("in ", end, StringComparison.OrdinalIgnoreCase) + 3;
            var stop = passage.Text.AsSpan(start, passage.End - start).IndexOfAny(",.;\n");
            return passage.Text.Substring(start, Math.Min(60, stop < 0 ? passage.End - start : stop)).Trim();
        }

        return passage.Text[word.Start..word.End];
    }
}
