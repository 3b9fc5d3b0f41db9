using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>Awards told in table rows: a heading row names the columns, each row below is one award.</summary>
internal sealed class AwardTables(Condensed document, Definitions definitions, List<Money> sums)
{
    private string Text => document.Text;

    public List<Award> Read()
    {
        var awards = new List<Award>();
        var heading = default(Heading);
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
                    rows.Add(Span.Cells(Text, end, stop));
                else if (!MoneyTables.Divides(Text, end, stop))
                    break;
                end = stop + 1;
            }

            Read(rows, start, ref heading, awards);

            // A line without columns between the rows is their caption (铁路工程) and leaves the heading in force.
            at = end < Text.Length ? Text.IndexOf('\t', end) : -1;
            if (at >= 0 && Text.LastIndexOf('\n', at) - end > 12)
                heading = null;
        }

        return awards;
    }

    private sealed record Heading(Dictionary<Role, int> Columns, int Width, decimal Scale);

    private void Read(List<List<Span>> rows, int start, ref Heading? heading, List<Award> awards)
    {
        var first = 0;
        for (; first < Math.Min(rows.Count, 3); first++)
        {
            var found = new Dictionary<Role, int>();
            for (var i = 0; i < rows[first].Count; i++)
            {
                if (Column(rows[first][i].In(Text)) is { } role)
                    found.TryAdd(role, i);
            }

            if (!Tells(found))
            {
                heading = found.Count > 1 ? null : heading;
                continue;
            }

            heading = new(found, rows[first].Count, found.TryGetValue(Role.Amount, out var priced) ? Scale(rows[first][priced].In(Text), start) : 1);
            break;
        }

        if (heading is not { Columns: var columns, Width: var width, Scale: var scale })
            return;
        if (!columns.TryGetValue(Role.Project, out var project))
            project = columns.GetValueOrDefault(Role.Item, -1);
        var money = columns.GetValueOrDefault(Role.Amount, -1);
        var above = default(List<Span>);
        foreach (var cells in rows.Skip(first < Math.Min(rows.Count, 3) ? first + 1 : 0))
        {
            // A cell that spans several rows stands in the first of them only: the rest are shorter by it.
            var row = cells.Count < width && above is not null && columns.Count > 2 ? [.. above.Take(width - cells.Count), .. cells] : cells;
            if (cells.Count == width)
                above = cells;
            if (cells.Exists(c => c.In(Text) is "合计" or "总计" or "小计" or "合 计"))
                continue;
            var named = columns.ContainsKey(Role.Project);
            if (named ? row.Count <= project || !ProjectName.Plausible(Text, row[project]) : row.Count < width || !OrganisationName.Plausible(Text, Name(row, columns, Role.Buyer)) || Sum(row[money], scale) is null)
                continue;
            awards.Add(new()
            {
                Project = project >= 0 && row.Count > project ? ProjectName.Trim(Text, row[project]) : default,
                Amount = money >= 0 && row.Count > money ? Sum(row[money], scale) : null,
                Supplier = Lead(Name(row, columns, Role.Supplier)),
                Buyer = Name(row, columns, Role.Buyer),
            });
        }
    }

    /// <summary>Whether the columns tell awards: a project with its price or winner, or a winner with its customer and the price.</summary>
    private static bool Tells(Dictionary<Role, int> columns) =>
        columns.ContainsKey(Role.Project)
            ? columns.ContainsKey(Role.Amount) || columns.ContainsKey(Role.Supplier)
            : columns.ContainsKey(Role.Supplier) && columns.ContainsKey(Role.Buyer) && columns.ContainsKey(Role.Amount);

    private Span Name(List<Span> row, Dictionary<Role, int> columns, Role role) =>
        columns.TryGetValue(role, out var column) && column < row.Count && row[column].Length is >= 3 and <= 40 ? definitions.Resolve(Bare(row[column])) : default;

    /// <summary>The first of several in one cell that begin alike (某某一局某某二局): the lead of a joint bid.</summary>
    private Span Lead(Span names)
    {
        if (names.Length < 6)
            return names;
        var again = Text.AsSpan(names.Start + 2, names.Length - 2).IndexOf(Text.AsSpan(names.Start, 2), StringComparison.Ordinal);
        return again > 0 && OrganisationName.EndsHere(Text, names.Start, names.Start + 2 + again) ? names with { End = names.Start + 2 + again } : names;
    }

    /// <summary>A name without the bracket that says its part (代建方).</summary>
    private Span Bare(Span cell) =>
        Text[cell.End - 1] == ')' && Brackets.OpenBefore(Text, cell.End - 1, cell.Start) is var open && open > cell.Start + 4 ? cell with { End = open } : cell;

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
        if (heading is "产品" or "产品类别" or "产品名称" or "中标产品" or "标的" or "标的物" or "货物名称" or "合同标的")
            return Role.Item;
        return null;
    }
}
