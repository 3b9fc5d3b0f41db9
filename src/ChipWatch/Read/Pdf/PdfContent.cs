using System.Text.RegularExpressions;

namespace ChipWatch.Read.Pdf;

/// <summary>Lines of all pages put together again as paragraphs and tables.</summary>
internal sealed partial record PdfContent(string Title, string Text, IReadOnlyList<Table> Tables)
{
    public static PdfContent Of(List<PdfPage> pages, string? title)
    {
        var repeated = Repeated(pages);
        foreach (var page in pages)
            page.Lines.RemoveAll(l => InMargin(page, l) && (repeated.Contains(Shape(l.Text)) || PageNumber().IsMatch(l.Text)));
        var dropContacts = pages.Exists(p => p.Lines.Exists(l => ContactDetails.Occur(l.Text)));
        var text = new BlockText(dropContacts);
        PdfLine? last = null;
        var (left, right) = Margins(pages);
        foreach (var page in pages)
            last = Write(text, page, last, left, right);
        var written = text.ToString();
        return new(title is { Length: > 3 } && title.Any(char.IsWhiteSpace) ? title.Trim() : Heading(pages), written, text.Tables);
    }

    private static PdfLine? Write(BlockText text, PdfPage page, PdfLine? last, double left, double right)
    {
        var tables = new Queue<(PdfGrid Grid, IReadOnlyList<UglyToad.PdfPig.Content.Letter> Letters)>(page.Tables.OrderByDescending(t => t.Grid.Top));
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            while (tables.TryPeek(out var table) && table.Grid.Top > line.Baseline)
            {
                tables.Dequeue().Grid.Write(text, table.Letters);
                last = null;
            }

            if (Columns(page.Lines, i) is > 1 and var rows)
            {
                WriteColumns(text, page.Lines.GetRange(i, rows));
                i += rows - 1;
                last = null;
                continue;
            }

            if (last is null || !Continues(last, line, left, right))
                text.EndBlock();
            text.Append(line.Text);
            text.Append("\n");
            last = line;
        }

        while (tables.TryDequeue(out var rest))
        {
            rest.Grid.Write(text, rest.Letters);
            last = null;
        }

        return last;
    }

    /// <summary>A line goes on with its paragraph when the one before filled its measure and this one is not indented.</summary>
    private static bool Continues(PdfLine last, PdfLine line, double left, double right) =>
        Math.Abs(last.Size - line.Size) < 1.2
        && last.Right > right - 2.5 * last.Size
        && line.Left < Math.Max(left, Math.Min(last.Left, left + line.Size)) + 0.8 * line.Size
        && (last.Baseline - line.Baseline < 2.4 * line.Size || last.Baseline < line.Baseline);

    /// <summary>How many lines from here on are set in the same columns, so that they are rows of a table without rules.</summary>
    private static int Columns(List<PdfLine> lines, int from)
    {
        var count = lines[from].Segments.Count;
        if (count < 2)
            return 1;
        var rows = 1;
        while (from + rows < lines.Count && lines[from + rows].Segments.Count == count && lines[from + rows - 1].Baseline - lines[from + rows].Baseline < 4 * lines[from].Size && Aligned(lines[from], lines[from + rows]))
            rows++;
        return rows;
    }

    private static bool Aligned(PdfLine a, PdfLine b) =>
        a.Segments.Zip(b.Segments).All(p => Math.Abs(p.First.Left - p.Second.Left) < 2 * a.Size || Math.Abs(p.First.Right - p.Second.Right) < 2 * a.Size || (p.First.Left < p.Second.Right && p.Second.Left < p.First.Right));

    private static void WriteColumns(BlockText text, List<PdfLine> rows)
    {
        text.StartTable();
        foreach (var row in rows)
        {
            text.StartRow();
            foreach (var segment in row.Segments)
            {
                text.StartCell();
                text.Append(segment.Text);
                text.EndCell(row == rows[0], 1, 1);
            }

            text.EndRow();
        }

        text.EndTable();
    }

    private static (double Left, double Right) Margins(List<PdfPage> pages)
    {
        var lines = pages.SelectMany(p => p.Lines).ToList();
        if (lines.Count == 0)
            return (0, 0);
        var lefts = lines.Select(l => Math.Round(l.Left)).GroupBy(v => v).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        var rights = lines.Select(l => l.Right).Order().ToList();
        return (lefts, rights[(int)(rights.Count * 0.9)]);
    }

    private static bool InMargin(PdfPage page, PdfLine line) => line.Baseline > page.Height * 0.91 || line.Baseline < page.Height * 0.09;

    /// <summary>Lines in the margins that come back on at least half of the pages, page numbers aside.</summary>
    private static HashSet<string> Repeated(List<PdfPage> pages) =>
        pages.Count < 2 ? [] : pages.SelectMany(p => p.Lines.Where(l => InMargin(p, l)).Select(l => Shape(l.Text)).Distinct())
            .GroupBy(s => s).Where(g => g.Count() >= 2 && g.Count() * 2 >= pages.Count).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

    private static string Shape(string text) => string.Concat(text.Where(c => !char.IsDigit(c) && !char.IsWhiteSpace(c)));

    /// <summary>The largest lines at the head of the first page.</summary>
    private static string Heading(List<PdfPage> pages)
    {
        var head = pages[0].Lines.Take(12).ToList();
        if (head.Count == 0)
            return "";
        var size = head.Max(l => l.Size);
        var title = new BlockText();
        foreach (var line in head.SkipWhile(l => l.Size < size - 0.5).TakeWhile(l => l.Size >= size - 0.5).Take(3))
        {
            title.Append(line.Text);
            title.Append("\n");
        }

        var text = title.ToString();
        return text.Length <= 150 && size > (pages[0].Lines.Count > 3 ? pages[0].Lines[^1].Size + 1 : 0) ? text : "";
    }

    [GeneratedRegex("^[-—– ]*(?:第\\s?)?(?:Page\\s)?\\d{1,4}\\s?(?:页)?(?:\\s?(?:/|of|，?\\s?共)\\s?\\d{1,4}\\s?页?)?[-—– ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PageNumber();
}
