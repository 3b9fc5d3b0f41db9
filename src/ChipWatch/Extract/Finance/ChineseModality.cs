using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Whether a Chinese sentence states its result, expects it, or only speaks of it.</summary>
internal static class ChineseModality
{
    /// <returns>False when nothing is claimed. Sets the status otherwise.</returns>
    public static bool Admits(Passage passage, RevenueStatement statement)
    {
        var metric = statement.Metric;
        var place = statement.Amount?.Start ?? statement.Change?.Start ?? Math.Max(metric.Start, statement.Predicate?.Start ?? 0);
        if (passage.Text[passage.End - 1] is '？' or '?' || MarketWide(passage, metric) || passage.Has(TermKind.Analyst, passage.Start, passage.End) || Denied(passage, metric, place) || Prior(passage, metric, dealt: statement.Period is not null) || Fraction(passage, metric) || Promised(passage, metric) || Fiscal(passage, metric) || Industry.Stance.Refuted(passage))
            return false;
        var forecast = passage.Has(TermKind.Expect, passage.Start, place) || passage.Between(metric.Start, metric.End).StartsWith("预");
        if (!forecast && Hypothetical(passage, statement, metric, place))
            return false;
        if (forecast && passage.Has(TermKind.Hypothetical, Math.Max(passage.Start, metric.Start - 12), metric.Start) && statement.Amount is null)
            return false;
        statement.Status = passage.Has(TermKind.Correct, passage.Start, passage.End) ? RevenueStatus.Corrected
            : forecast ? RevenueStatus.Forecast
            : passage.Has(TermKind.Preliminary, passage.Start, passage.End) ? RevenueStatus.Preliminary
            : RevenueStatus.Reported;
        if (statement.Metric.Value is "net_profit" && passage.Terms.Any(t => t.Kind == TermKind.Turn && t.Value == "net_loss" && t.Start >= metric.End && t.Start - metric.End <= 6))
            statement.Override = RevenueMetric.NetLoss;
        return true;
    }

    /// <summary>A whole market's sales, unless a company is the subject.</summary>
    private static bool MarketWide(Passage passage, Term metric)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Kind != TermKind.Market || term.End > metric.Start || metric.Start - term.End > 16 || passage.Between(term.End, metric.Start).ContainsAny('，', ','))
                continue;
            if (passage.Reading.Subjects.InSentence(passage, metric.Start, metric.Start) is not { } subject || subject.Evidence is { } named && named.Start > term.Start)
                return true;
        }

        return passage.First(TermKind.Market, passage.Start, metric.Start) is { } source && source.Start - passage.Start <= 4
            && passage.Reading.Subjects.InSentence(passage, metric.Start, metric.Start) is null && passage.Reading.Document.Filer is null;
    }

    /// <summary>"占公司2024年营业收入的8%": the metric is only what something else is measured by.</summary>
    private static bool Fraction(Passage passage, Term metric)
    {
        var lead = passage.Between(Math.Max(passage.Start, metric.Start - 28), metric.Start);
        var share = lead.LastIndexOf('占');
        return share >= 0 && !lead[share..].ContainsAny('，', ',') && passage.Between(metric.End, Math.Min(passage.End, metric.End + 2)).StartsWith("的");
    }

    /// <summary>承诺, 对赌: what sellers of a company promise is nobody's result.</summary>
    private static bool Promised(Passage passage, Term metric)
    {
        var lead = passage.Between(passage.Start, metric.Start);
        return lead.Contains("承诺", StringComparison.Ordinal) || lead.Contains("对赌", StringComparison.Ordinal) || passage.Between(metric.End, passage.End).StartsWith("承诺");
    }

    /// <summary>一般公共预算收入, 财政收入: what a government takes in.</summary>
    private static bool Fiscal(Passage passage, Term metric)
    {
        var lead = passage.Between(Math.Max(passage.Start, metric.Start - 8), metric.End);
        return lead.Contains("预算", StringComparison.Ordinal) || lead.Contains("财政", StringComparison.Ordinal) || lead.Contains("税收", StringComparison.Ordinal);
    }

    private static bool Hypothetical(Passage passage, RevenueStatement statement, Term metric, int place)
    {
        // Without a figure a hope earlier in the sentence still holds: "有利于公司拓展市场，业绩提升".
        var reach = statement.Amount is null && statement.Change is null ? 60 : 20;
        foreach (var term in passage.Terms)
        {
            if (term.Kind == TermKind.Hypothetical && reach > 20 && term.End <= metric.Start && metric.Start - term.Start <= reach
                && passage.Between(term.Start, term.End) is "有利于" or "有助于" or "有助" or "旨在" or "将对" or "将会" or "希望" or "期望" or "以期" or "力求" or "如果" or "若")
                return true;
            if (term.Kind == TermKind.Hypothetical && term.End <= place && term.Start >= metric.Start - 20 && !(passage.Between(term.End, place).Contains('，') && term.End <= metric.Start))
                return true;
        }

        return false;
    }

    private static bool Denied(Passage passage, Term metric, int place)
    {
        foreach (var term in passage.Terms)
        {
            if (term.Kind == TermKind.Negation && term.End <= place && (term.End <= metric.Start ? metric.Start - term.End <= 6 : term.Start - metric.End <= 6) && !passage.Between(term.End, Math.Max(term.End, metric.Start)).Contains('，'))
                return true;
        }

        return false;
    }

    /// <summary>The year itself, which a statement can be of; 上年同期 and the like are only ever compared with.</summary>
    public static bool IsLastYear(ReadOnlySpan<char> term) => term is "去年" or "上年" or "去年全年";

    /// <summary>"上年同期净利润为…": last year's figure by name.</summary>
    /// <param name="dealt">The statement has its period from a list: 同期 is of the same.</param>
    private static bool Prior(Passage passage, Term metric, bool dealt)
    {
        foreach (var term in passage.Terms)
        {
            if (dealt && passage.Between(term.Start, term.End) is "同期")
                continue;
            if (term.Kind == TermKind.Prior && term.End <= metric.Start && metric.Start - term.End <= 4 && !IsLastYear(passage.Between(term.Start, term.End)))
                return true;
        }

        return false;
    }
}
