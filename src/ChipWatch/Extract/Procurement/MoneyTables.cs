using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>Bare numbers of a table's money column, in the unit that its heading, or the line above the table, names.</summary>
internal static class MoneyTables
{
    /// <summary>A column of these is somebody's past, share or wage, not an award.</summary>
    private static readonly WordSet Others = WordSet.Of(
        ["年份", "年度", "股东", "出资", "注册资本", "收入", "发生", "单价", "预算", "限价", "保证金", "比例", "占", "利润", "资产", "费率", "关联"]);

    private static readonly WordSet Totals = WordSet.Of(["合计", "总计", "共计"]);

    public static void AddTo(List<Money> sums, string text)
    {
        var known = sums.Count;
        for (var at = text.IndexOf('\t'); at >= 0;)
        {
            var start = text.LastIndexOf('\n', at) + 1;
            var end = Read(sums, text, start, known);
            at = end < text.Length ? text.IndexOf('\t', end) : -1;
        }

        if (sums.Count > known)
            sums.Sort((a, b) => a.Figure.Start.CompareTo(b.Figure.Start));
    }

    /// <returns>Where the table ends.</returns>
    private static int Read(List<Money> sums, string text, int start, int known)
    {
        var (above, column, columns, scale, first) = (start, -1, 0, 0m, sums.Count);
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var row = text.AsSpan(start, end - start);
            var cells = row.Count('\t') + 1;
            if (cells == 1 && !Divides(text, start, end))
                break;
            if (cells > 1 && Heading(text, start, end, above) is var heading and >= 0)
                (column, columns, scale) = (heading, cells, Scale(Cells(text, start, end, heading).In(text), text, above));
            else if (column >= 0 && cells > 1)
                Cell(start, end, cells);
            else if (cells > 1 && Labelled(text, start, end) is { } labelled)
                Add(labelled.Cell, labelled.Scale, MoneyCell.Row);
            start = end + 1;
        }

        // One row is the award itself, and so is the total of several.
        if (sums.Count - first == 1 && sums[^1].Cell == MoneyCell.Row)
            sums[^1] = sums[^1] with { Cell = MoneyCell.Sole, Score = 88 };
        return start;

        void Cell(int from, int to, int cells)
        {
            if (text.AsSpan(from, to - from).StartsWith("小计", StringComparison.Ordinal))
                return;
            var total = text.AsSpan(from, text.AsSpan(from, to - from).IndexOf('\t')).IndexOfAny(Totals) >= 0;
            var cell = total && cells < columns ? Cells(text, from, to, cells - 1) : Cells(text, from, to, column - (columns - cells));
            if (!cell.IsEmpty)
                Add(cell, scale, total ? MoneyCell.Total : MoneyCell.Row);
        }

        void Add(Span cell, decimal unit, MoneyCell kind)
        {
            for (var i = 0; i < known; i++)
            {
                if (cell.Contains(sums[i].Span))
                {
                    sums[i] = sums[i] with { Cell = kind };
                    return;
                }
            }

            if (decimal.TryParse(cell.In(text), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1e12m && unit > 0)
                sums.Add(new(new Figure(cell.Start, cell.End, FigureKind.Money) { Min = value * unit, Max = value * unit, Currency = "CNY" }, kind == MoneyCell.Total ? 89 : 45) { Cell = kind });
        }
    }

    /// <summary>A short line between rows: a group's heading, or a name on a line of its own.</summary>
    public static bool Divides(string text, int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        if (line.Length is 0 or > 40 || line[^1] is '。' or ':' or ';' || end + 1 >= text.Length)
            return false;
        var next = text.AsSpan(end + 1);
        var stop = next.IndexOf('\n');
        return (stop < 0 ? next : next[..stop]).Contains('\t');
    }

    private static Span Cells(string text, int start, int end, int index)
    {
        for (; index > 0; index--)
        {
            var tab = text.AsSpan(start, end - start).IndexOf('\t');
            if (tab < 0)
                return default;
            start += tab + 1;
        }

        var stop = text.AsSpan(start, end - start).IndexOf('\t');
        return index < 0 ? default : new(start, stop < 0 ? end : start + stop);
    }

    /// <summary>The column whose heading speaks of an award's sum, or -1.</summary>
    private static int Heading(string text, int start, int end, int above)
    {
        if (text.AsSpan(start, end - start).IndexOfAny(Others) >= 0)
            return -1;
        var index = 0;
        for (var i = start; i < end; index++)
        {
            var stop = text.AsSpan(i, end - i).IndexOf('\t');
            stop = stop < 0 ? end : i + stop;
            var heading = text.AsSpan(i, stop - i);
            if (IsMoney(heading) && Scale(heading, text, above) > 0)
                return index;
            i = stop + 1;
        }

        return -1;
    }

    private static bool IsMoney(ReadOnlySpan<char> heading)
    {
        if (heading.Length is < 2 or > 24)
            return false;
        if (heading.IndexOf('(') is var bracket and > 0)
            heading = heading[..bracket];
        return heading.EndsWith("金额", StringComparison.Ordinal) || heading.EndsWith('价') || heading.EndsWith("价格", StringComparison.Ordinal) || heading.EndsWith("总额", StringComparison.Ordinal);
    }

    /// <summary>"暂定合同金额(万元)" in the first cell of a row, its number in the second.</summary>
    private static (Span Cell, decimal Scale)? Labelled(string text, int start, int end)
    {
        var label = Cells(text, start, end, 0).In(text);
        return IsMoney(label) && label.IndexOfAny(Others) < 0 && label.Contains('元') && Scale(label, text, start) is var scale and > 0 ? (Cells(text, start, end, 1), scale) : null;
    }

    private static decimal Scale(ReadOnlySpan<char> heading, string text, int above)
    {
        if (Unit(heading) is var own and > 0)
            return own;
        var line = above > 1 ? text.LastIndexOf('\n', above - 2) + 1 : 0;
        line = Math.Max(line, above - 30);
        var caption = text.AsSpan(line, Math.Max(0, above - line));
        return caption.Contains("单位", StringComparison.Ordinal) ? Unit(caption) : 0;
    }

    private static decimal Unit(ReadOnlySpan<char> words)
    {
        if (words.Contains('美') || words.Contains('欧') || words.Contains('港'))
            return 0;
        if (words.Contains("亿元", StringComparison.Ordinal))
            return 100_000_000;
        if (words.Contains("万元", StringComparison.Ordinal))
            return 10_000;
        return words.Contains('元') ? 1 : 0;
    }
}

/// <summary>Where in a table a sum stands, if in one.</summary>
internal enum MoneyCell { None, Row, Sole, Total }
