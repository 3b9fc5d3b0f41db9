using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Tells a company's results from the everyday use of the same words: search results, advice on how to boost sales.</summary>
internal static class EnglishFinance
{
    public static bool Speaks(Passage passage, RevenueStatement statement)
    {
        if (AddressesReader(passage) || Petty(passage, statement))
            return false;
        var metric = statement.Metric;
        var figured = statement.Amount is not null || statement.Change is not null;
        return metric.Value switch
        {
            "results" => passage.Words(metric.Start, metric.End) > 1 || figured || Reported(passage, statement) || Context(passage, metric),
            "output" => figured && statement.Predicate is { Kind: TermKind.Move or TermKind.MoveNoun or TermKind.Report },
            "net_loss" or "red" when !figured => !passage.Has(TermKind.Other, passage.Start, passage.End) || passage.Has(TermKind.Self, passage.Start, passage.End),
            _ when figured => true,
            _ when passage.Between(metric.Start, metric.End).Equals("turnover", StringComparison.OrdinalIgnoreCase) => statement.Predicate is { } verb && (verb.Start > metric.Start || verb.Kind is TermKind.Move or TermKind.MoveNoun),
            _ => !Imperative(passage, statement) || Context(passage, metric),
        };
    }

    /// <summary>Advice speaks to "you".</summary>
    private static bool AddressesReader(Passage passage)
    {
        var sentence = passage.Between(passage.Start, passage.End);
        return sentence.Contains(" your ", StringComparison.OrdinalIgnoreCase) || sentence.StartsWith("your ", StringComparison.OrdinalIgnoreCase)
            || sentence.Contains(" you ", StringComparison.OrdinalIgnoreCase) || sentence.StartsWith("you ", StringComparison.OrdinalIgnoreCase) || sentence.Contains(" you'", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Prices and pocket money: below ten thousand only a figure per share is a company's.</summary>
    private static bool Petty(Passage passage, RevenueStatement statement) =>
        statement.Metric.Value is not "eps" && statement.Amount is { Kind: FigureKind.Money, Min: < 10_000 } amount
        && !passage.Follows("a share", amount.End) && !passage.Follows("per share", amount.End) && !passage.Follows("per diluted", amount.End) && !passage.Follows("apiece", amount.End)
        && !passage.Terms.Any(t => t.Kind == TermKind.Analyst);

    private static bool Reported(Passage passage, RevenueStatement statement)
    {
        if (statement.Predicate is not { } verb)
            return false;
        var word = passage.Between(verb.Start, verb.End);
        return verb.Kind is TermKind.Beat || (verb.Kind == TermKind.Report && (word.StartsWith("report", StringComparison.OrdinalIgnoreCase) || word.StartsWith("post", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("announc", StringComparison.OrdinalIgnoreCase) || word.StartsWith("publish", StringComparison.OrdinalIgnoreCase) || word.StartsWith("releas", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A period, a company known or called one, analysts or shares: the sentence is of business.</summary>
    private static bool Context(Passage passage, Term metric) =>
        passage.Figures.Any(f => f.Kind == FigureKind.Period) || passage.Mentions.Any(m => m.ProductId is null)
        || passage.Terms.Any(t => (t.Kind is TermKind.Analyst or TermKind.Beat or TermKind.Other or TermKind.Basis or TermKind.Prior) || (t.Kind == TermKind.Self && t.End - t.Start > 4))
        || passage.Between(passage.Start, metric.Start).Contains("quarter", StringComparison.OrdinalIgnoreCase) || passage.Between(passage.Start, metric.Start).Contains("year", StringComparison.OrdinalIgnoreCase);

    /// <summary>A base form or an -ing before the metric: "drive sales", "boosting revenue".</summary>
    private static bool Imperative(Passage passage, RevenueStatement statement)
    {
        if (statement.Predicate is not { Kind: TermKind.Affect or TermKind.Report or TermKind.Move } verb || verb.Start > statement.Metric.Start)
            return false;
        var word = passage.Between(verb.Start, verb.End);
        return word.EndsWith("ing") || !(word.EndsWith("ed") || word.EndsWith("s") || word.EndsWith("t") || word.EndsWith("de") || word.EndsWith("w") || word.Contains(' '));
    }
}
