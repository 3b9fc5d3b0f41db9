using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Verbs that name the metric themselves: "earned $3bn", "delivered 400,000 vehicles".</summary>
internal static class EnglishVerbs
{
    private static readonly string[] Sold = ["sold", "delivered", "shipped"];

    /// <summary>The verb as a metric, or null.</summary>
    public static Term? Earned(Passage passage)
    {
        foreach (var figure in passage.Figures)
        {
            if (figure.Kind == FigureKind.Money && passage.Precedes("earned", figure.Start))
                return Verb(passage, figure, "earned", "net_profit");
            foreach (var verb in Sold)
            {
                if (figure.Kind == FigureKind.Count && figure.Min >= 100 && passage.Precedes(verb, figure.Start))
                    return Verb(passage, figure, verb, "shipments");
            }
        }

        return null;
    }

    private static Term Verb(Passage passage, Figure figure, string verb, string metric)
    {
        var start = passage.Text.LastIndexOf(verb, figure.Start, StringComparison.OrdinalIgnoreCase);
        return new(start, start + verb.Length, TermKind.Metric, metric);
    }
}
