using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>One 指标 over several periods: "2022年至2024年，营业收入分别为A、B和C" says three things, each of its own year.</summary>
internal static class ChineseSeries
{
    private const int MostPeriods = 12;

    /// <param name="statements">Of the sentence's metrics; those of the further periods are added behind the first one's.</param>
    /// <param name="dealt">Statements that have their figures; those of a series, and those whose figures cannot be told apart, are added.</param>
    public static void Deal(Passage passage, List<RevenueStatement> statements, HashSet<RevenueStatement> dealt)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Kind != TermKind.Respectively || (Behind(passage, statements, term) ?? statements.LastOrDefault(s => s.Metric.End <= term.Start)) is not { } first)
                continue;
            var from = Math.Max(term.End, first.Metric.End);
            var until = statements.Where(s => s.Metric.Start > from).Select(s => s.Metric.Start).DefaultIfEmpty(passage.End).Min();
            var series = statements.Where(s => s.Metric == first.Metric).ToList();
            if (series.Count > 1)
                Change(passage, series, term, until);
            else if (!dealt.Contains(first))
                Deal(passage, statements, dealt, first, ListFrom(passage, from, until, FigureKind.Money));
        }
    }

    /// <summary>"2023年、2024年分别实现营业收入A和B": the metric of which the word speaks stands behind it.</summary>
    private static RevenueStatement? Behind(Passage passage, List<RevenueStatement> statements, Term term) =>
        statements.FirstOrDefault(s => s.Metric.Start >= term.End && s.Metric.Start - term.End <= 8) is { } next && !passage.Figures.Any(f => f.Start >= term.End && f.End <= next.Metric.Start) ? next : null;

    private static void Deal(Passage passage, List<RevenueStatement> statements, HashSet<RevenueStatement> dealt, RevenueStatement first, List<Figure> money)
    {
        if (money.Count < 2)
            return;
        dealt.Add(first);
        var periods = PeriodsBefore(passage, first.Metric.End);
        if (periods.Count != money.Count)
            return;
        (first.Amount, first.Period) = (money[0], periods[0]);
        var behind = statements.IndexOf(first) + 1;
        for (var k = 1; k < money.Count; k++)
        {
            var next = new RevenueStatement(passage, first.Metric) { Amount = money[k], Period = periods[k] };
            statements.Insert(behind++, next);
            dealt.Add(next);
        }
    }

    /// <summary>"…，同比分别增长20%、30%和40%".</summary>
    private static void Change(Passage passage, List<RevenueStatement> series, Term term, int until)
    {
        var shares = ListFrom(passage, term.End, until, FigureKind.Percent);
        if (shares.Count != series.Count || passage.Terms.LastOrDefault(t => t.Kind == TermKind.Move && t.End <= shares[0].Start && shares[0].Start - t.End <= 4) is not { Kind: TermKind.Move } move)
            return;
        for (var k = 0; k < series.Count; k++)
            ChineseScope.SetChange(passage, series[k], shares[k], move);
    }

    /// <summary>The first figure of a kind and those that it is listed with.</summary>
    private static List<Figure> ListFrom(Passage passage, int from, int until, FigureKind kind)
    {
        var list = new List<Figure>();
        foreach (var figure in passage.Figures)
        {
            if (figure.Start < from || figure.End > until || (list.Count == 0 && figure.Kind != kind))
                continue;
            if (figure.Kind != kind || (list.Count > 0 && !IsListed(passage.Between(list[^1].End, figure.Start))))
                break;
            list.Add(figure);
        }

        return list;
    }

    /// <summary>The last list of periods before a place, the years between 2022年 and 2024年 included.</summary>
    private static List<Figure> PeriodsBefore(Passage passage, int place)
    {
        var periods = new List<Figure>();
        foreach (var figure in passage.Figures)
        {
            if (figure.End > place || figure.Kind is not FigureKind.Period || figure.Period is null)
                continue;
            var gap = periods.Count > 0 ? passage.Between(periods[^1].End, figure.Start) : [];
            if (gap is "至" or "到" or "-" or "—" or "–" or "~" or "～" && IsYear(periods[^1]) && IsYear(figure))
            {
                var first = periods[^1];
                periods.AddRange(Years(first.Period!.Start!.Value.Year + 1, figure.Period.Start!.Value.Year, figure with { Start = first.Start }));
                continue;
            }

            if (!IsListed(gap))
                periods.Clear();
            if (figure.Period is { Start: { } start, End: { } end } && end.Year > start.Year)
                periods.AddRange(Years(start.Year, end.Year, figure));
            else
                periods.Add(figure);
        }

        return periods;
    }

    private static IEnumerable<Figure> Years(int from, int to, Figure written) =>
        Enumerable.Range(from, Math.Clamp(to - from + 1, 0, MostPeriods)).Select(year => written with { Period = Periods.Year(year) });

    private static bool IsListed(ReadOnlySpan<char> gap) => gap.Trim() is "、" or "," or "，" or "和" or "及" or "与" or "以及" or "及其" or "、和";

    private static bool IsYear(Figure figure) => figure.Period is { Start: { Month: 1, Day: 1 } start, End: { Month: 12, Day: 31 } end } && start.Year == end.Year;
}
