using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Period, basis, region and segment of a Chinese statement.</summary>
internal static class ChineseContext
{
    public static void Complete(Passage passage, RevenueStatement statement, Evidence? company)
    {
        var metric = statement.Metric;
        statement.Period ??= PeriodOf(passage, metric);
        if (statement.Change is { } change)
            statement.Basis = BasisOf(passage, change);
        if (passage.Last(TermKind.Region, passage.Start, metric.Start) is { } region && metric.Start - region.End <= 4 && !passage.Mentions.Any(m => m.Start <= region.Start && m.End >= region.End) && !passage.Between(region.End, metric.Start).ContainsAny('，', '、'))
            statement.Region = region;
        statement.Segment = SegmentOf(passage, metric, company, statement.Region);
    }

    private static Figure? PeriodOf(Passage passage, Term metric)
    {
        Figure? best = null;
        for (var i = 0; i < passage.Figures.Length; i++)
        {
            if ((passage.Figures[i] is { Kind: FigureKind.Period, Period: not null } named ? named : FirstToLast(passage, i)) is not { } figure || Earlier(passage, figure) || Bracketed(passage, figure, metric))
                continue;
            if (figure.End <= metric.Start || best is null)
                best = figure;
        }

        return best;
    }

    /// <summary>"（上年同期为10亿元）": what brackets say before the metric is of them alone.</summary>
    private static bool Bracketed(Passage passage, Figure figure, Term metric) =>
        figure.End <= metric.Start && passage.Between(figure.End, metric.Start) is var gap && gap.IndexOfAny('）', ')') is >= 0 and var close && gap[..close].IndexOfAny('（', '(') < 0;

    /// <summary>"2025年1月1日至6月30日": two days that bound whole months.</summary>
    private static Figure? FirstToLast(Passage passage, int index) =>
        AreJoined(passage, index) && passage.Figures[index] is var first && passage.Figures[index + 1] is var last && Periods.OfWholeMonths(first.Date!.Value, last.Date!.Value) is { } period
            ? new Figure(first.Start, last.End, FigureKind.Period) { Period = period } : null;

    /// <summary>The sentence has days of its own, whatever they bound: it is not of the period that the one before it told.</summary>
    public static bool TellsDays(Passage passage)
    {
        for (var i = 0; i + 1 < passage.Figures.Length; i++)
        {
            if (AreJoined(passage, i))
                return true;
        }

        return false;
    }

    private static bool AreJoined(Passage passage, int index) =>
        index + 1 < passage.Figures.Length && passage.Figures[index] is { Kind: FigureKind.Date, Date.Precision: DatePrecision.Day } first && passage.Figures[index + 1] is { Kind: FigureKind.Date, Date.Precision: DatePrecision.Day } last
        && passage.Between(first.End, last.Start) is "至" or "到" or "-" or "—" or "–" or "－" or "~" or "～";

    /// <summary>上年同期, 较2024年, 由上年的: the period that is compared with.</summary>
    private static bool Earlier(Passage passage, Figure figure) =>
        (figure.Start > passage.Start && passage.Text[figure.Start - 1] is '较' or '比' or '由' or '从' or '與' or '較' or '与')
        || passage.Terms.Any(t => t.Kind is TermKind.Prior or TermKind.Basis && t.Start < figure.End && t.End > figure.Start && t.End - t.Start > 2 && !ChineseModality.IsLastYear(passage.Between(t.Start, t.End)));

    private static Term? BasisOf(Passage passage, Figure change)
    {
        Term? best = null;
        foreach (var term in passage.Terms)
        {
            if (term.Kind == TermKind.Basis && term.Start <= change.End + 4 && (best is null || term.End <= change.Start))
                best = term;
        }

        return best is { } basis && change.Start - basis.End <= 30 ? best : null;
    }

    /// <summary>The words between the company or the verb and the metric: "云端产品线", "数据中心业务".</summary>
    private static (int Start, int End)? SegmentOf(Passage passage, Term metric, Evidence? company, Term? region)
    {
        var last = passage.Last(TermKind.Report, passage.Start, metric.Start) is { } report && report.End == metric.Start ? report.Start : metric.Start;
        var start = last;
        while (start > passage.Start && passage.Text[start - 1] is >= '\u4e00' and <= '\u9fff' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') && last - start < 14)
            start--;
        foreach (var term in passage.Terms)
            if (term.End <= last && term.End > start && term.Kind < TermKind.Invest)
                start = term.End;
        foreach (var figure in passage.Figures)
            if (figure.End <= last && figure.End > start)
                start = figure.End;
        if (company is not null && company.End <= last && company.End > start)
            start = company.End;
        var words = passage.Between(start, last);
        var end = words.EndsWith("的") ? last - 1 : last;
        var segment = passage.Between(start, end);
        var named = segment.EndsWith("业务") || segment.EndsWith("产品") || segment.EndsWith("产品线") || segment.EndsWith("板块") || segment.EndsWith("分部") || segment.EndsWith("芯片") || segment.EndsWith("服务器") || segment.EndsWith("设备");
        return named && segment.Length is >= 3 and <= 14 ? (start, end) : null;
    }
}
