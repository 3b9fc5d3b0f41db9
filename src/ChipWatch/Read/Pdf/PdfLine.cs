using System.Text;
using UglyToad.PdfPig.Content;

namespace ChipWatch.Read.Pdf;

/// <summary>Letters that stand side by side without a gap wider than a column's.</summary>
internal sealed record PdfSegment(double Left, double Right, string Text);

/// <summary>One printed line. Units are points; y grows upwards.</summary>
internal sealed record PdfLine(double Baseline, double Size, IReadOnlyList<PdfSegment> Segments)
{
    /// <summary>Gap, in font sizes, from which letters belong to different columns.</summary>
    private const double ColumnGap = 1.6;
    private const double WordGap = 0.2;

    public double Left => Segments[0].Left;
    public double Right => Segments[^1].Right;
    public string Text => string.Join(' ', Segments.Select(s => s.Text));

    /// <summary>Lines from top to bottom. Turned letters (watermarks) are left out, letters printed twice (false bold) kept once.</summary>
    public static List<PdfLine> Of(IEnumerable<Letter> letters)
    {
        var upright = letters.Where(l => l.TextOrientation is TextOrientation.Horizontal && l.Value.Length > 0 && l.Value[0] != '\0')
            .OrderByDescending(l => l.StartBaseLine.Y).ToList();
        var lines = new List<PdfLine>();
        var row = new List<Letter>();
        foreach (var letter in upright)
        {
            if (row.Count > 0 && row[0].StartBaseLine.Y - letter.StartBaseLine.Y > Math.Max(2, 0.45 * Math.Max(letter.PointSize, row[0].PointSize)))
            {
                Add(lines, row);
                row.Clear();
            }

            row.Add(letter);
        }

        Add(lines, row);
        return lines;
    }

    private static void Add(List<PdfLine> lines, List<Letter> row)
    {
        if (row.TrueForAll(l => string.IsNullOrWhiteSpace(l.Value)))
            return;
        row.Sort((a, b) => a.StartBaseLine.X.CompareTo(b.StartBaseLine.X));
        var size = Math.Max(row.Max(l => l.PointSize), 1);
        var segments = new List<PdfSegment>();
        var text = new StringBuilder();
        double left = 0, right = double.NaN;
        Letter? last = null;
        foreach (var letter in row)
        {
            if (string.IsNullOrWhiteSpace(letter.Value))
                continue;
            if (last is not null && last.Value == letter.Value && letter.StartBaseLine.X - last.StartBaseLine.X < size * 0.15)
                continue;
            var gap = letter.StartBaseLine.X - right;
            if (gap > size * ColumnGap)
            {
                segments.Add(new(left, right, text.ToString()));
                text.Clear();
            }
            else if (gap > size * WordGap && !(IsWide(text[^1]) && IsWide(letter.Value[0])))
            {
                text.Append(' ');
            }

            if (text.Length == 0)
                left = letter.StartBaseLine.X;
            text.Append(letter.Value);
            right = Math.Max(letter.EndBaseLine.X, letter.StartBaseLine.X);
            last = letter;
        }

        segments.Add(new(left, right, text.ToString()));
        lines.Add(new(row[0].StartBaseLine.Y, size, segments));
    }

    private static bool IsWide(char c) => c is >= '\u2E80' and <= '\uFAFF' or >= '\uFF00' and <= '\uFF60';
}
