using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>Awards told in table rows: a heading row names the columns, each row below is one award.</summary>
internal sealed class AwardTables(Condensed document, Definitions definitions, List<Money> sums)
{
    private string Text => document.Text;

    public List<Award> Read()
    {
        var awards = new List<Award>();
        for (var at = Text.IndexOf('\t'); at >= 0;)
        {
            var start = Text.LastIndexOf('\n', at) + 1;
            var end = start;
            var rows = new List<List<Span>>();
            while (end < Text.Length)
            {
                var stop = Text.IndexOf('\n', end);
                stop = stop < 0 ? Text.Length : stop;
                if (Text.AsSpan(end, stop - end).Contains('\t'))
                    rows.Add(Cells(end, stop));
                else if (!MoneyTables.Divides(Text, end, stop))
                    break;
                end = stop + 1;
            }

            Read(rows, start, awards);
            at = end < Text.Length ? Text.IndexOf('\t', end) : -1;
        }

        return awards;
    }

    private List<Span> Cells(int start, int end)
    {
        var cells = new List<Span>();
        for (var i = start; i <= end; i++)
        {
            if (i < end && Text[i] != '\t')
                continue;
            cells.Add(new(start, i));
            start = i + 1;
        }

        return cells;
    }

    private void Read(List<List<Span>> rows, int start, List<Award> awards)
    {
        var columns = new Dictionary<Role, int>();
        var heading = 0;
        for (; heading < Math.Min(rows.Count - 1, 3) && !(columns.ContainsKey(Role.Project) && (columns.ContainsKey(Role.Amount) || columns.ContainsKey(Role.Supplier))); heading++)
        {
            columns.Clear();
            for (var i = 0; i < rows[heading].Count; i++)
            {
                if (Column(rows[heading][i].In(Text)) is { } role)
                    columns.TryAdd(role, i);
            }
        }

        if (!columns.TryGetValue(Role.Project, out var project) || !(columns.ContainsKey(Role.Amount) || columns.ContainsKey(Role.Supplier)))
            return;
        var scale = columns.TryGetValue(Role.Amount, out var money) ? Scale(rows[heading - 1][money].In(Text), start) : 1;
        foreach (var row in rows.Skip(heading))
        {
            if (row.Count <= project || !ProjectName.Plausible(Text, row[project]) || row.Exists(c => c.In(Text) is "合计" or "总计" or "小计" or "合 计"))
                continue;
            awards.Add(new()
            {
                Project = ProjectName.Trim(Text, row[project]),
                Amount = columns.ContainsKey(Role.Amount) && row.Count > money ? Sum(row[money], scale) : null,
                Supplier = Name(row, columns, Role.Supplier),
                Buyer = Name(row, columns, Role.Buyer),
            });
        }
    }

    private Span Name(List<Span> row, Dictionary<Role, int> columns, Role role) =>
        columns.TryGetValue(role, out var column) && column < row.Count && row[column].Length is >= 4 and <= 40 ? definitions.Resolve(row[column]) : default;

    /// <summary>The sum in a cell: one that the figures know, or a bare number in the heading's unit.</summary>
    private Money? Sum(Span cell, decimal scale)
    {
        foreach (var sum in sums)
        {
            if (cell.Contains(sum.Span))
                return sum with { Score = 100 };
        }

        var end = cell.Start;
        while (end < cell.End && (char.IsAsciiDigit(Text[end]) || Text[end] is ',' or '.'))
            end++;
        if (end == cell.Start || !decimal.TryParse(Text.AsSpan(cell.Start, end - cell.Start), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var value) || value <= 0)
            return null;
        return new(new Figure(cell.Start, end, FigureKind.Money) { Min = value * scale, Max = value * scale, Currency = "CNY" }, 100);
    }

    /// <summary>万元 in the heading, or in the line above the table.</summary>
    private decimal Scale(ReadOnlySpan<char> heading, int start)
    {
        var above = Text.AsSpan(Math.Max(0, start - 30), start - Math.Max(0, start - 30));
        foreach (var place in new[] { heading.ToString(), above.ToString() })
        {
            if (place.Contains("亿元", StringComparison.Ordinal))
                return 100_000_000;
            if (place.Contains("万元", StringComparison.Ordinal))
                return 10_000;
            if (place.Contains('元', StringComparison.Ordinal))
                return 1;
        }

        return 1;
    }

    private static Role? Column(ReadOnlySpan<char> heading)
    {
        if (heading.Length > 24)
            return null;
        if (heading.IndexOf('(') is var bracket and > 0)
            heading = heading[..bracket];
        if (heading.EndsWith("金额", StringComparison.Ordinal) || heading.EndsWith('价') || heading.EndsWith("价格", StringComparison.Ordinal) || heading.EndsWith("造价", StringComparison.Ordinal) || heading.EndsWith("总额", StringComparison.Ordinal))
            return Role.Amount;
        if (heading.Contains("中标单位", StringComparison.Ordinal) || heading.Contains("中标人", StringComparison.Ordinal) || heading.Contains("供应商", StringComparison.Ordinal) || heading.Contains("中标公司", StringComparison.Ordinal) || heading.Contains("承建单位", StringComparison.Ordinal) || heading.Contains("签约主体", StringComparison.Ordinal) || heading.Contains("中标主体", StringComparison.Ordinal))
            return Role.Supplier;
        if (heading.Contains("招标人", StringComparison.Ordinal) || heading.Contains("业主", StringComparison.Ordinal) || heading.Contains("采购人", StringComparison.Ordinal) || heading.Contains("招标单位", StringComparison.Ordinal) || heading.Contains("客户", StringComparison.Ordinal) || heading.Contains("甲方", StringComparison.Ordinal) || heading.Contains("招标方", StringComparison.Ordinal) || heading.Contains("发包", StringComparison.Ordinal))
            return Role.Buyer;
        if (heading is "项目" or "工程" or "中标项目" or "标的名称" or "合同名称" or "标段" or "中标工程" || heading.Contains("项目名称", StringComparison.Ordinal) || heading.Contains("工程名称", StringComparison.Ordinal) || heading.Contains("标段名称", StringComparison.Ordinal))
            return Role.Project;
        return null;
    }
}
