using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ChipWatch.Read.Pdf;

/// <summary>A ruled table on a page: columns between vertical rules, rows between horizontal ones.</summary>
internal sealed class PdfGrid
{
    private const double Tolerance = 3;

    private readonly List<double> columns;
    private readonly List<double> rows;

    private PdfGrid(List<double> columns, List<double> rows)
    {
        this.columns = columns;
        this.rows = rows;
    }

    public double Top => rows[0];
    public double Bottom => rows[^1];

    /// <summary>Tables of a page, from its straight rules; a frame with a single cell is none.</summary>
    public static List<PdfGrid> Of(Page page)
    {
        var rules = Rules(page).Take(5000).ToList();
        var across = rules.Where(r => r.Width > 20 && r.Height < Tolerance).ToList();
        var down = rules.Where(r => r.Height > 6 && r.Width < Tolerance).ToList();
        var grids = new List<PdfGrid>();
        foreach (var group in Stacks(across))
        {
            var levels = Distinct(group.Select(r => r.Bottom)).OrderByDescending(v => v).ToList();
            if (levels.Count < 2)
                continue;
            var edges = Distinct(down.Where(d => d.Top > levels[^1] + Tolerance && d.Bottom < levels[0] - Tolerance).Select(d => d.Left)).Order().ToList();
            if (edges.Count >= 3)
                grids.Add(new(edges, levels));
        }

        return grids;
    }

    public bool Holds(Letter letter) =>
        letter.StartBaseLine.Y < Top && letter.StartBaseLine.Y > Bottom && letter.StartBaseLine.X > columns[0] - Tolerance && letter.StartBaseLine.X < columns[^1] + Tolerance;

    public void Write(BlockText text, IEnumerable<Letter> letters)
    {
        var cells = letters.ToLookup(l => (Row(l.StartBaseLine.Y), Column((l.StartBaseLine.X + l.EndBaseLine.X) / 2)));
        text.StartTable();
        for (var r = 0; r < rows.Count - 1; r++)
        {
            text.StartRow();
            for (var c = 0; c < columns.Count - 1; c++)
            {
                text.StartCell();
                foreach (var line in PdfLine.Of(cells[(r, c)]))
                {
                    text.Append(line.Text);
                    text.Append("\n");
                }

                text.EndCell(r == 0, 1, 1);
            }

            text.EndRow();
        }

        text.EndTable();
    }

    private int Row(double y) => Math.Max(0, rows.FindLastIndex(v => v >= y));

    private int Column(double x) => Math.Clamp(columns.FindLastIndex(v => v <= x), 0, columns.Count - 2);

    /// <summary>Horizontal rules that follow one another closely and overlap: those of one table.</summary>
    private static IEnumerable<List<PdfRectangle>> Stacks(List<PdfRectangle> across)
    {
        var stack = new List<PdfRectangle>();
        foreach (var rule in across.OrderByDescending(r => r.Bottom))
        {
            if (stack.Count > 0 && (stack[^1].Bottom - rule.Bottom > 160 || rule.Left > stack[^1].Right || rule.Right < stack[^1].Left))
            {
                yield return stack;
                stack = [];
            }

            stack.Add(rule);
        }

        if (stack.Count > 0)
            yield return stack;
    }

    private static IEnumerable<PdfRectangle> Rules(Page page)
    {
        foreach (var path in page.Paths)
        {
            foreach (var part in path)
            {
                if (part.GetBoundingRectangle() is not { } box)
                    continue;
                yield return box;

                // A stroked cell is four rules in one.
                if (box.Width <= 20 || box.Height <= 6)
                    continue;
                yield return new(box.Left, box.Bottom, box.Right, box.Bottom);
                yield return new(box.Left, box.Top, box.Right, box.Top);
                yield return new(box.Left, box.Bottom, box.Left, box.Top);
                yield return new(box.Right, box.Bottom, box.Right, box.Top);
            }
        }
    }

    private static List<double> Distinct(IEnumerable<double> values)
    {
        var distinct = new List<double>();
        foreach (var value in values.Order())
        {
            if (distinct.Count == 0 || value - distinct[^1] > Tolerance)
                distinct.Add(value);
        }

        return distinct;
    }
}
