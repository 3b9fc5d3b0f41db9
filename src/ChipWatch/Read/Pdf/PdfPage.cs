using UglyToad.PdfPig.Content;

namespace ChipWatch.Read.Pdf;

/// <summary>A page's lines outside its ruled tables, and the tables with their letters.</summary>
internal sealed record PdfPage(double Height, List<PdfLine> Lines, IReadOnlyList<(PdfGrid Grid, IReadOnlyList<Letter> Letters)> Tables)
{
    public static PdfPage Of(Page page)
    {
        var grids = PdfGrid.Of(page);
        if (grids.Count == 0)
            return new(page.Height, InColumns(PdfLine.Of(page.Letters)), []);
        var free = page.Letters.Where(l => !grids.Exists(g => g.Holds(l)));
        return new(page.Height, PdfLine.Of(free), [.. grids.Select(g => (g, (IReadOnlyList<Letter>)[.. page.Letters.Where(g.Holds)]))]);
    }

    /// <summary>A page set in two columns: the left one is read before the right one.</summary>
    private static List<PdfLine> InColumns(List<PdfLine> lines)
    {
        var set = lines.Count(l => l.Segments.Count == 2 && l.Segments[0].Right - l.Segments[0].Left > 12 * l.Size && l.Segments[1].Right - l.Segments[1].Left > 12 * l.Size);
        if (set < 8 || set < lines.Count * 0.6)
            return lines;
        var gutter = lines.Where(l => l.Segments.Count == 2).Average(l => (l.Segments[0].Right + l.Segments[1].Left) / 2);
        return [.. Half(lines, s => s.Right <= gutter), .. Half(lines, s => s.Right > gutter)];
    }

    private static IEnumerable<PdfLine> Half(List<PdfLine> lines, Func<PdfSegment, bool> side) =>
        lines.Select(l => l with { Segments = [.. l.Segments.Where(side)] }).Where(l => l.Segments.Count > 0);
}
