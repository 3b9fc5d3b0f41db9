using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>What the lines above a row say of its columns: unit, currency, period, which are last year's or changes.</summary>
internal sealed class TableHead
{
    private static readonly (string Word, decimal Factor)[] Units =
    [
        ("百万", 1_000_000m), ("百萬", 1_000_000m), ("亿元", 100_000_000m), ("億元", 100_000_000m), ("亿", 100_000_000m), ("千元", 1_000m), ("仟元", 1_000m), ("万", 10_000m), ("萬", 10_000m),
        ("'000", 1_000m), ("’000", 1_000m), ("thousand", 1_000m), ("million", 1_000_000m), ("billion", 1_000_000_000m), ("元", 1m),
    ];

    private readonly HashSet<int> prior = [];
    private readonly HashSet<int> change = [];
    private readonly HashSet<int> toDate = [];
    private readonly Dictionary<int, Period> periods = [];
    private readonly Dictionary<int, (decimal Factor, string? Currency)> columnUnits = [];
    private (decimal Factor, string? Currency)? unit;

    public bool IsPrior(int column) => prior.Contains(column);

    public bool IsChange(int column) => change.Contains(column);

    /// <summary>年初至报告期末: beside the quarter's own column.</summary>
    public bool IsToDate(int column) => toDate.Contains(column);

    public Period? PeriodOf(int column) => periods.GetValueOrDefault(column);

    /// <summary>A line of prose: it may give the unit, and it ends the table before it.</summary>
    public void Above(Reading reading, int start, int end)
    {
        if (end - start is 0 or > 200)
            return;
        var line = reading.Text.AsSpan(start, end - start);
        if (line.Contains("单位", StringComparison.Ordinal) || line.Contains("單位", StringComparison.Ordinal) || line.Contains("expressed in", StringComparison.OrdinalIgnoreCase)
            || (line.Length < 120 && line.Contains("(in ", StringComparison.OrdinalIgnoreCase)) || line.Contains("in millions", StringComparison.OrdinalIgnoreCase) || line.Contains("in thousands", StringComparison.OrdinalIgnoreCase))
            unit = UnitIn(line) ?? unit;
        Clear();
    }

    /// <summary>A row without a metric: read as (one more line of) the header.</summary>
    public void Header(Reading reading, int start, int end)
    {
        var cells = RevenueTables.Cells(reading.Text, start, end);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = reading.Text.AsSpan(cells[i].Start, cells[i].End - cells[i].Start);
            if (cell.Length is 0 or > 60)
                continue;
            if (HasAny(cell, "增减", "变动", "增長", "增长", "變動", "Change", "Growth", "同比", "幅度", "Variance", "%"))
                change.Add(i);
            else if (HasAny(cell, "上年", "去年", "上期", "Prior", "Previous"))
                prior.Add(i);
            else if (HasAny(cell, "年初至"))
                toDate.Add(i);
            if (UnitIn(cell) is { } said && HasAny(cell, "元", "000", "million", "thousand", "billion", "RMB", "US$", "HK$"))
                columnUnits[i] = said;
            foreach (var figure in FigureReader.Read(cell, reading.Published))
            {
                if (figure.Period is { } period)
                    periods[i] = period;
            }
        }

        if (toDate.Count > 0 && reading.Head.Period is { } reported)
            Quarter(reading, cells, reported);
        LaterYearsFirst();
    }

    /// <summary>A third quarter's report has a column of the quarter and one of the year so far.</summary>
    private void Quarter(Reading reading, List<(int Start, int End)> cells, Period reported)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (toDate.Contains(i))
                periods[i] = reported;
            else if (!change.Contains(i) && !prior.Contains(i) && reading.Text.AsSpan(cells[i].Start, cells[i].End - cells[i].Start).Contains("本报告期", StringComparison.Ordinal))
                periods[i] = Interim.LastQuarter(reported);
        }
    }

    /// <summary>Factor and currency: the row's own bracket, then its column, then any column, then the line above.</summary>
    public (decimal Factor, string? Currency) UnitOf(Reading reading, (int Start, int End) label, int column)
    {
        var words = reading.Text.AsSpan(label.Start, label.End - label.Start);
        var bracket = words.LastIndexOfAny('（', '(');
        if (bracket >= 0 && UnitIn(words[bracket..]) is { } own)
            return own;
        if (columnUnits.TryGetValue(column, out var of))
            return of;
        return columnUnits.Count > 0 ? columnUnits.Values.First() : unit ?? (1m, reading.Chinese ? "CNY" : null);
    }

    /// <summary>Of two years side by side the earlier is the comparison.</summary>
    private void LaterYearsFirst()
    {
        if (periods.Count < 2)
            return;
        var latest = periods.Values.Max(p => p.End ?? DateOnly.MinValue);
        foreach (var (column, period) in periods)
        {
            if (period.End < latest)
                prior.Add(column);
        }
    }

    private void Clear()
    {
        prior.Clear();
        change.Clear();
        toDate.Clear();
        periods.Clear();
        columnUnits.Clear();
    }

    private static (decimal Factor, string? Currency)? UnitIn(ReadOnlySpan<char> words)
    {
        var currency = HasAny(words, "美元", "US$", "USD", "U.S. dollar") ? "USD"
            : HasAny(words, "港元", "港币", "HK$", "HKD") ? "HKD"
            : HasAny(words, "人民币", "人民幣", "RMB", "CNY", "元", "Renminbi") ? "CNY"
            : words.Contains('$') || HasAny(words, "dollars") ? "USD" : null;
        foreach (var (word, factor) in Units)
        {
            if (words.Contains(word, StringComparison.OrdinalIgnoreCase))
                return (factor, currency);
        }

        return currency is null ? null : (1m, currency);
    }

    private static bool HasAny(ReadOnlySpan<char> cell, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (cell.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
