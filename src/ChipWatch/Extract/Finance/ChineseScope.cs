using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Which figures of a Chinese sentence belong to a metric.</summary>
internal static class ChineseScope
{
    /// <summary>Deals the figures behind 分别 to the metrics before it, in order.</summary>
    /// <returns>The statements that got theirs.</returns>
    public static HashSet<RevenueStatement> Deal(Passage passage, List<RevenueStatement> statements)
    {
        var dealt = new HashSet<RevenueStatement>();
        foreach (var term in passage.Terms)
        {
            if (term.Kind != TermKind.Respectively)
                continue;
            // A metric with a sum of its own behind it is not among those that wait for theirs.
            var since = passage.Figures.LastOrDefault(f => f.Kind == FigureKind.Money && f.End <= term.Start).End;
            var before = statements.Where(s => s.Metric.Start >= since && s.Metric.End <= term.Start && !dealt.Contains(s)).ToList();
            var until = statements.Where(s => s.Metric.Start > term.End).Select(s => s.Metric.Start).DefaultIfEmpty(passage.End).First();
            var money = passage.Figures.Where(f => f.Start >= term.End && f.End <= until && f.Kind == FigureKind.Money).ToList();
            var percent = passage.Figures.Where(f => f.Start >= term.End && f.End <= until && f.Kind is FigureKind.Percent or FigureKind.Multiple).ToList();
            if (before.Count < 2)
                continue;
            for (var k = 0; k < before.Count; k++)
            {
                var statement = before[k];
                if (money.Count == before.Count)
                    statement.Amount = money[k];
                if (percent.Count == before.Count && MoveFor(passage, term.Start - 6, percent[k], until) is { } move)
                    SetChange(passage, statement, percent[k], move);
                if (statement.Says)
                    dealt.Add(statement);
            }
        }

        return dealt;
    }

    public static void Bind(Passage passage, RevenueStatement statement, int from, int until)
    {
        var metric = statement.Metric;
        foreach (var figure in passage.Figures)
        {
            if (figure.Start < metric.End || figure.End > until)
                continue;
            if (Wide(passage, metric.End, figure.Start))
                break;
            Take(passage, statement, figure, until);
        }

        // "28.81亿元的营收", "43亿元营业收入": the amount stands before its metric.
        if (statement.Amount is null && passage.Figures.LastOrDefault(f => f.Kind == FigureKind.Money && f.Start >= from && f.End <= metric.Start) is { Length: > 0 } left
            && passage.Between(left.End, metric.Start).Trim() is { Length: <= 3 } gap && (gap.Length == 0 || gap[0] == '的') && !OtherPeriod(passage, statement, left))
            statement.Amount = left;
        statement.Predicate ??= Verb(passage, metric, from, until);
    }

    private static void Take(Passage passage, RevenueStatement statement, Figure figure, int until)
    {
        if (figure.Kind is FigureKind.Money or FigureKind.Count && Fits(passage, statement, figure) && !(figure.Kind == FigureKind.Money && figure.Min is > -1000 and < 1000 && statement.Metric.Value is not "eps"))
        {
            if (OtherPeriod(passage, statement, figure))
                return;
            var move = JustBefore(passage, statement.Metric.End, figure);
            if (move is { } by && !passage.Between(by.Start, by.End).EndsWith("至") && !passage.Between(by.End, figure.Start).Contains('至') && !passage.Between(by.End, figure.Start).Contains('到') && statement.Change is null)
                SetChange(passage, statement, figure, by);
            else
                statement.Amount ??= figure;
        }
        else if (figure.Kind is FigureKind.Percent or FigureKind.Multiple && statement.Change is null && !IsLevel(passage, statement, figure) && MoveFor(passage, statement.Metric.End, figure, until) is { } move)
        {
            SetChange(passage, statement, figure, move);
        }
        else if (figure.Kind is FigureKind.Multiple && statement.Change is null && passage.Text[figure.Start] is '翻' or '倍' or '腰')
        {
            SetChange(passage, statement, figure, new Term(figure.Start, figure.End, TermKind.Move, "up"));
        }
    }

    /// <summary>"毛利率由20%升至30%": where a rate stood and stands, not by how much it moved.</summary>
    private static bool IsLevel(Passage passage, RevenueStatement statement, Figure figure)
    {
        if (figure.Unit == "point" || !passage.Between(statement.Metric.Start, statement.Metric.End).EndsWith("率"))
            return false;
        var lead = passage.Between(statement.Metric.End, figure.Start);
        return lead[(lead.LastIndexOf('，') + 1)..].IndexOfAny("至到为达由从自") >= 0;
    }

    private static bool Fits(Passage passage, RevenueStatement statement, Figure figure) =>
        figure.Kind == FigureKind.Money ? statement.Metric.Value is not "shipments" && !passage.Between(statement.Metric.Start, statement.Metric.End).EndsWith("率")
        : statement.Metric.Value is "shipments" or "orders" && IsOfGoods(figure);

    /// <summary>Whether a count may be of what is ordered and shipped.</summary>
    public static bool IsOfGoods(Figure figure) => !NoGoods.Contains(figure.Unit ?? "");

    /// <summary>Units of what is neither ordered nor shipped: times, parties, instalments.</summary>
    private static readonly HashSet<string> NoGoods = new(StringComparer.Ordinal)
    {
        "天", "日", "个月", "月", "年", "周", "小时", "分钟", "个工作日", "工作日", "day", "week", "month", "quarter", "year", "hour", "hours", "minute", "minutes",
        "个", "個", "期", "批", "次", "项", "家", "人", "名", "户", "people", "employees", "companies", "股", "share", "point",
    };

    /// <summary>The move that a percentage measures: before it ("增长12%") or behind it ("12%的增长").</summary>
    private static Term? MoveFor(Passage passage, int from, Figure figure, int until)
    {
        for (var i = passage.Terms.Length - 1; i >= 0; i--)
        {
            var term = passage.Terms[i];
            if (term.Kind is TermKind.Move && term.Start >= from && term.End <= figure.Start && figure.Start - term.End <= 10)
                return term;
            if (term.Kind is TermKind.Basis && term.Start >= from && term.End <= figure.Start && figure.Start - term.End <= 3)
                return Signed(passage, figure, term);
        }

        foreach (var term in passage.Terms)
        {
            if (term.Kind is TermKind.Move && term.Start >= figure.Start && term.End <= until && term.Start - figure.End <= 4 && !passage.Between(figure.End, term.Start).ContainsAny('，', ','))
                return term;
        }

        return null;
    }

    /// <summary>"同比43.5%", "同比-12.3%", "同比+5%".</summary>
    private static Term Signed(Passage passage, Figure figure, Term basis) => basis with { Kind = TermKind.Move, Value = figure.Min < 0 || (figure.Start > 0 && passage.Text[figure.Start - 1] is '-' or '－' or '−') ? "down" : "up" };

    private static Term? JustBefore(Passage passage, int from, Figure figure)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Kind is TermKind.Move && term.Start >= from && term.End <= figure.Start && figure.Start - term.End <= 2)
                return term;
        }

        return null;
    }

    public static void SetChange(Passage passage, RevenueStatement statement, Figure figure, Term move)
    {
        statement.Change = figure;
        statement.Direction = move.Value switch { "up" => 1, "down" => -1, _ => 0 };
        statement.Predicate = move;
        if (figure.Kind == FigureKind.Money || figure.Min is not { } value || (figure.Max is { } most && most != value))
            return;
        if (figure.Kind == FigureKind.Multiple)
            value = passage.Between(figure.Start, figure.End).ContainsAny('翻', '半') || passage.Between(Math.Max(0, figure.Start - 1), figure.Start).IndexOfAny("至为达到") >= 0 ? (value - 1) * 100
                : passage.Text[figure.End - 1] == '倍' ? value * 100 : (value - 1) * 100;
        statement.Percent = statement.Direction < 0 ? -Math.Abs(value) : value;
    }

    /// <summary>Last year's: behind 上年同期 (为), 较…的, or in brackets with it.</summary>
    private static bool OtherPeriod(Passage passage, RevenueStatement statement, Figure figure)
    {
        foreach (var term in passage.Terms)
        {
            // "去年亏损14.94亿元": the year that the statement itself is of.
            if (term.Kind == TermKind.Prior && term.End <= statement.Metric.Start && IsNone(passage.Between(term.End, statement.Metric.Start)) && ChineseModality.IsLastYear(passage.Between(term.Start, term.End)))
                continue;
            if (term.Kind is TermKind.Prior or TermKind.Compare && term.End <= figure.Start && figure.Start - term.End <= 8 && !passage.Between(term.End, figure.Start).ContainsAny('，', '增', '降') )
                return true;
            if (term.Kind is TermKind.Basis && term.End <= figure.Start && figure.Start - term.End <= 3 && passage.Between(term.Start, term.End).ContainsAny('较', '比', '較') && passage.Between(term.End, figure.Start).Contains('的'))
                return true;
        }

        return false;
    }

    /// <summary>Nothing between a year and its result but who had it.</summary>
    private static bool IsNone(ReadOnlySpan<char> gap) => gap.Length <= 1 || gap.TrimStart('，') is "公司" or "本公司" or "该公司" or "集团" or "本集团";

    /// <summary>A full stop of sense between metric and figure: another party or thing begins.</summary>
    private static bool Wide(Passage passage, int from, int until) =>
        until - from > 70 || passage.Between(from, until).ContainsAny('；', ';') || Spends(passage.Between(from, until)) || passage.Terms.Any(t => t.Kind is TermKind.Other or TermKind.Market && t.Start >= from && t.End <= until && passage.Between(from, t.Start).ContainsAny('，', ','));

    /// <summary>What another verb takes: "…亏损，公司收购…花费2600万元".</summary>
    private static bool Spends(ReadOnlySpan<char> gap)
    {
        var comma = gap.IndexOfAny('，', ',');
        return comma >= 0 && AnyWord.HoldsAny(gap[comma..], ["花费", "计提", "总价", "作价", "对价", "支付", "中标", "募资", "募集", "担保", "回购", "增持", "减持", "借款", "贷款", "逾期", "涉及金额", "签约", "签订", "投资", "收购", "分红", "派发", "商誉", "市值", "估值", "融资", "罚款", "补助"]);
    }

    /// <summary>A move or a turn without figures: "营收下滑", "净利润扭亏为盈".</summary>
    private static Term? Verb(Passage passage, Term metric, int from, int until)
    {
        foreach (var term in passage.Terms)
        {
            if (term.End > until)
                break;
            if (term.Start >= metric.End && term.Start - metric.End <= 14 && term.Kind is TermKind.Move or TermKind.Turn or TermKind.Beat && !passage.Between(metric.End, term.Start).ContainsAny('，', ',', '；'))
                return term;
            if (term.Kind is TermKind.Turn && term.Start >= from && term.End <= metric.Start && metric.Start - term.End <= 6)
                return term;
        }

        if (metric.Start >= passage.Start && passage.Terms.Any(t => t.Start == metric.Start && t.Kind == TermKind.Turn))
            return metric;
        if (metric.Value == "net_loss" && passage.Between(metric.Start, metric.End).StartsWith("预"))
            return metric;
        return null;
    }
}
