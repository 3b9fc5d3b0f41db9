using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>Bidders told in a notice's table rows, with lot, rank, share and price where the heading row names them.</summary>
internal sealed class NoticeTables(Condensed document, IReadOnlyList<Figure> figures)
{
    private enum Column { None, Lot, Supplier, Rank, Share, Price }

    private string Text => document.Text;

    public void Read(List<Bid> bids)
    {
        Column[]? columns = null;
        var scale = default(decimal?);
        var lot = default(Span);
        for (var start = 0; start < Text.Length;)
        {
            var end = Text.IndexOf('\n', start);
            end = end < 0 ? Text.Length : end;
            if (Text.AsSpan(start, end - start).Contains('\t'))
            {
                var cells = Span.Cells(Text, start, end);
                if (Heading(cells) is { } heading)
                {
                    columns = heading;
                    scale = Array.IndexOf(heading, Column.Price) is var price and >= 0 ? Scale(cells[price].In(Text)) : null;
                    lot = default;
                }
                else if (columns is not null)
                {
                    Row(cells, columns, scale, ref lot, bids);
                }
            }
            else
            {
                columns = null;
            }

            start = end + 1;
        }
    }

    private void Row(List<Span> cells, Column[] columns, decimal? scale, ref Span lot, List<Bid> bids)
    {
        // A cell that spans several rows stands in the first of them only: the rest are shorter by it.
        var shift = columns.Length - cells.Count;
        var bid = default(Bid);
        var (rank, share, price) = (default(int?), default(decimal?), default(Money?));
        var name = default(Span);
        for (var i = 0; i < columns.Length; i++)
        {
            var at = columns[0] == Column.Lot && shift > 0 ? i - shift : i;
            if (at < 0 || at >= cells.Count || cells[at].IsEmpty)
                continue;
            switch (columns[i])
            {
                case Column.Lot:
                    lot = cells[at];
                    break;
                case Column.Supplier when cells[at].Length is >= 4 and <= 60 && OrganisationName.Plausible(Text, cells[at]):
                    name = cells[at];
                    break;
                case Column.Rank:
                    rank = RankOf(cells[at].In(Text));
                    break;
                case Column.Share:
                    share = FigureIn(cells[at]) is { } percent ? percent.Min : null;
                    break;
                case Column.Price:
                    price = Priced(cells[at], scale);
                    break;
            }
        }

        if (name.IsEmpty)
            return;
        bid = new(name, rank) { Lot = lot, Share = share, Amount = price };
        bids.Add(bid);
    }

    /// <summary>The sum in a cell: with its own unit, with one in brackets behind it, or with the column's.</summary>
    /// <param name="scale">What the heading's unit multiplies by, or null where it names none.</param>
    public Money? Priced(Span cell, decimal? scale)
    {
        if (FigureIn(cell) is not { } figure)
            return null;
        if (figure.Kind == FigureKind.Money)
            return new(figure, 100);
        if (figure.Kind is not (FigureKind.Number or FigureKind.Count))
            return null;

        if (InBrackets(Text, figure, cell.End) is { } own)
            return new(own, 100);
        return scale is { } factor ? new(Scaled(figure, factor), 100) : null;
    }

    private Figure? FigureIn(Span cell) => figures.FirstIn(cell.Start, cell.End, _ => true);

    /// <summary>"3680.00(万元)": the portals write the unit in brackets behind the number itself; null where none stands there.</summary>
    public static Figure? InBrackets(string text, Figure figure, int limit)
    {
        var rest = text.AsSpan(figure.End, Math.Max(0, limit - figure.End));
        return rest is ['(', ..] && rest.IndexOf(')') is > 1 and < 10 and var close && Scale(rest[1..close]) is { } scale ? Scaled(figure with { End = figure.End + close + 1 }, scale) : null;
    }

    public static Figure Scaled(Figure figure, decimal scale) =>
        figure with { Kind = FigureKind.Money, Min = figure.Min * scale, Max = figure.Max * scale, Currency = "CNY" };

    /// <summary>What a heading's unit multiplies by, or null where it names no money.</summary>
    public static decimal? Scale(ReadOnlySpan<char> heading)
    {
        if (heading.Contains("亿元", StringComparison.Ordinal))
            return 100_000_000;
        if (heading.Contains("万元", StringComparison.Ordinal))
            return 10_000;
        return heading.Contains('元') ? 1 : null;
    }

    private static int? RankOf(ReadOnlySpan<char> cell)
    {
        if (int.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return number;
        for (var i = 0; i < 9; i++)
        {
            if (cell.Contains("一二三四五六七八九"[i]))
                return i + 1;
        }

        return null;
    }

    private Column[]? Heading(List<Span> cells)
    {
        var columns = new Column[cells.Count];
        for (var i = 0; i < cells.Count; i++)
            columns[i] = Of(cells[i].In(Text));
        return Array.IndexOf(columns, Column.Supplier) >= 0 && cells.Count > 1 ? columns : null;
    }

    private static Column Of(ReadOnlySpan<char> heading)
    {
        if (heading.Length is 0 or > 24)
            return Column.None;
        if (Any(heading, "份额", "比例"))
            return Column.Share;
        if (Any(heading, "排名", "名次", "排序", "顺位"))
            return Column.Rank;
        if (Any(heading, "报价", "中标价", "金额", "成交价", "总价"))
            return Column.Price;
        if (Any(heading, "候选人", "供应商", "中标人", "中标单位", "中选人", "投标人", "单位名称", "成交人", "厂商"))
            return Column.Supplier;
        return Any(heading, "标包", "包号", "标段", "分包", "包件", "采购包") ? Column.Lot : Column.None;
    }

    private static bool Any(ReadOnlySpan<char> heading, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (heading.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
