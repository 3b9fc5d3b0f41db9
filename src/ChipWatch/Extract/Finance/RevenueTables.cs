using System.Globalization;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>
/// Result tables: rows of tab-separated cells whose first cell names a metric. The column of this period is the first with
/// a number; the unit stands in the header, in the row's label or in a line above.
/// </summary>
internal static class RevenueTables
{
    public static bool IsRow(string text, Sentence sentence) => text.AsSpan(sentence.Start, sentence.End - sentence.Start).Contains('\t');

    public static void Read(Reading reading, List<RevenueClaim> claims)
    {
        var text = reading.Text;
        if (!text.Contains('\t', StringComparison.Ordinal))
            return;
        var table = new TableHead();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (!text.AsSpan(start, end - start).Contains('\t'))
                table.Above(reading, start, end);
            else if (Row(reading, start, end, table) is { Count: > 0 } row)
                claims.AddRange(row);
            else
                table.Header(reading, start, end);
            start = end + 1;
        }
    }

    /// <summary>The row's claims: of this period, and of the year so far where that has a column of its own.</summary>
    private static List<RevenueClaim> Row(Reading reading, int start, int end, TableHead table)
    {
        var text = reading.Text;
        var cells = Cells(text, start, end);
        if (cells.Count < 2 || MetricOf(reading, cells[0]) is not { } metric)
            return [];
        var values = new List<(int Column, decimal Value, bool Percent)>();
        for (var i = 1; i < cells.Count; i++)
        {
            if (Number(text.AsSpan(cells[i].Start, cells[i].End - cells[i].Start), out var value, out var percent))
                values.Add((i, value, percent));
        }

        var claims = new List<RevenueClaim>();
        foreach (var value in values)
        {
            if (!value.Percent && !table.IsPrior(value.Column) && !table.IsChange(value.Column) && (claims.Count == 0 || table.IsToDate(value.Column)))
                claims.Add(Claim(reading, (start, end), cells, metric, values, value, table));
        }

        return claims;
    }

    private static RevenueClaim Claim(Reading reading, (int Start, int End) row, List<(int Start, int End)> cells, Term metric, List<(int Column, decimal Value, bool Percent)> values,
        (int Column, decimal Value, bool Percent) current, TableHead table)
    {
        var text = reading.Text;
        var (start, end) = row;
        var cell = cells[current.Column];
        var own = CurrencyOf(text.AsSpan(cell.Start, cell.End - cell.Start));
        var (unit, currency) = own is null ? table.UnitOf(reading, cells[0], current.Column) : (1m, own);
        var moves = values.Where(v => v.Column != current.Column && (v.Percent || table.IsChange(v.Column))).ToList();
        var percentCell = moves.Find(v => v.Column > current.Column) is { Column: > 0 } behind ? behind : moves.FirstOrDefault();
        var evidence = new List<Evidence>
        {
            Evidence.Of(text, start, end), Evidence.Of(text, metric.Start, metric.End, "metric"), Evidence.Of(text, cell.Start, cell.End, "amount"),
        };
        Change? change = null;
        if (percentCell.Column > 0 && percentCell.Value is > -100_000 and < 100_000)
        {
            var moved = cells[percentCell.Column];
            change = new Change(percentCell.Value, Basis: ChangeBasis.Yoy, Text: text[moved.Start..moved.End]);
            evidence.Add(Evidence.Of(text, moved.Start, moved.End, "change"));
        }

        var value2 = metric.Value == "net_loss" ? Math.Abs(current.Value) : current.Value;
        var subject = reading.Subjects.Filer is { } filer ? (filer, null) : reading.Subjects.Headline();
        return new RevenueClaim
        {
            Company = subject?.Party,
            Metric = RevenueStatement.MetricOf(metric.Value),
            Period = table.PeriodOf(current.Column) ?? PeriodOfRow(reading, cells, current.Column) ?? reading.Head.Period ?? Interim.In(reading.Document.Title, reading.Published),
            Amount = Amount.Exactly(value2 * unit, currency, text[cell.Start..cell.End]),
            Change = change,
            Status = reading.Document.Title.Contains("快报", StringComparison.Ordinal) || reading.Document.Title.Contains("unaudited", StringComparison.OrdinalIgnoreCase) ? RevenueStatus.Preliminary
                : reading.Document.Title.Contains("更正", StringComparison.Ordinal) ? RevenueStatus.Corrected : RevenueStatus.Reported,
            Evidence = evidence,
            Confidence = unit == 1 && currency is null ? 0.7 : 0.88,
        };
    }

    /// <summary>A table with a line a figure gives the period in a cell of the line.</summary>
    private static Period? PeriodOfRow(Reading reading, List<(int Start, int End)> cells, int valueColumn)
    {
        for (var i = 1; i < valueColumn; i++)
        {
            foreach (var figure in reading.FiguresIn(cells[i].Start, cells[i].End))
            {
                if (figure.Period is { } period)
                    return period;
            }
        }

        return null;
    }

    /// <summary>"USD 46,743,000,000": the code that stands in the cell itself.</summary>
    private static string? CurrencyOf(ReadOnlySpan<char> cell) =>
        cell.Length > 4 && cell[3] == ' ' && char.IsAsciiLetterUpper(cell[0]) && char.IsAsciiLetterUpper(cell[1]) && char.IsAsciiLetterUpper(cell[2]) ? cell[..3].ToString() : null;

    /// <summary>The label's metric, when the label says little else ("其中：…", notes, units in brackets).</summary>
    private static Term? MetricOf(Reading reading, (int Start, int End) label)
    {
        if (label.End - label.Start > 60)
            return null;
        var terms = reading.TermsIn(label.Start, label.End);
        foreach (var term in terms)
        {
            if (term.Kind != TermKind.Metric)
                continue;
            var lead = reading.Text.AsSpan(label.Start, term.Start - label.Start).Trim();
            var bare = lead.Length == 0 || lead is "一、" or "Total" or "其中：" || lead.EndsWith("、") || lead.EndsWith(".");
            return bare && term.Value is "revenue" or "net_profit" or "net_loss" or "gross_profit" or "result" && !reading.Text.AsSpan(label.Start, label.End - label.Start).ContainsAny("率%％") ? term : null;
        }

        return null;
    }

    internal static List<(int Start, int End)> Cells(string text, int start, int end)
    {
        var cells = new List<(int, int)>();
        for (var from = start; from <= end;)
        {
            var tab = text.IndexOf('\t', from, end - from);
            tab = tab < 0 ? end : tab;
            var (a, b) = (from, tab);
            while (a < b && char.IsWhiteSpace(text[a]))
                a++;
            while (b > a && char.IsWhiteSpace(text[b - 1]))
                b--;
            cells.Add((a, b));
            from = tab + 1;
        }

        return cells;
    }

    /// <summary>A cell that is a number: digits, grouping, brackets or a minus for a loss, perhaps a percent sign.</summary>
    private static bool Number(ReadOnlySpan<char> cell, out decimal value, out bool percent)
    {
        if (CurrencyOf(cell) is not null)
            cell = cell[4..];
        percent = cell.EndsWith("%") || cell.EndsWith("％");
        cell = cell.TrimEnd("%％").TrimStart("$¥￥+ ");
        var negative = cell.StartsWith("(") || cell.StartsWith("（");
        cell = cell.Trim("()（） ").TrimStart("$¥￥");
        var read = decimal.TryParse(cell, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        value = negative ? -value : value;
        return read;
    }
}
