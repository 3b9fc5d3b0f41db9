namespace ChipWatch.Extract.Figures;

/// <summary>Looking through figures that were read before.</summary>
internal static class FigureList
{
    /// <summary>The first that lies in the stretch and fits, or null.</summary>
    public static Figure? FirstIn(this IReadOnlyList<Figure> figures, int start, int end, Func<Figure, bool> fits)
    {
        foreach (var figure in figures)
        {
            if (figure.Start >= start && figure.End <= end && fits(figure))
                return figure;
        }

        return null;
    }
}
