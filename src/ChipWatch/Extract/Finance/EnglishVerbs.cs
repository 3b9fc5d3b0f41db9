using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Finance;

/// <summary>Verbs that name the metric themselves: "earned $3bn", "delivered 400,000 vehicles", "lost $1bn in the quarter".</summary>
internal static class EnglishVerbs
{
    /// <summary>The verb as a metric, or null; a figure that another metric owns ("lost $2bn in revenue") is none of ours.</summary>
    public static Term? Earned(Passage passage, List<Term> metrics)
    {
        foreach (var figure in passage.Figures)
        {
            if (figure.Kind is FigureKind.Date or FigureKind.Period or FigureKind.Multiple)
                continue;
            foreach (var verb in passage.Terms)
            {
                if (verb.Kind != TermKind.Report && verb.Value is not "lost" || verb.End > figure.Start || passage.Words(verb.End, figure.Start) > 1)
                    continue;
                if (MetricOf(passage, verb, figure) is { } metric && !metrics.Any(m => m.Start >= figure.End && passage.Words(figure.End, m.Start) <= 5))
                    return verb with { Kind = TermKind.Metric, Value = metric };
            }
        }

        return null;
    }

    private static string? MetricOf(Passage passage, Term verb, Figure figure)
    {
        var word = passage.Text.AsSpan(verb.Start, verb.End - verb.Start);
        if (figure.Kind == FigureKind.Percent)
            return Moves(word) && (passage.Follows("less", figure.End) || passage.Follows("fewer", figure.End) || passage.Follows("more", figure.End)) ? "shipments" : null;
        if (figure.Kind != FigureKind.Money)
            return figure.Min >= 100 && Moves(word) && Wares(passage, figure) ? "shipments" : null;
        if (word is "carried" or "handed" or "harvested" or "flew" or "added")
            return null;
        if (verb.Value == "lost")
            return passage.Figures.Any(f => f.Kind == FigureKind.Period && f.Start >= figure.End && passage.Words(figure.End, f.Start) <= 4) || passage.Follows("a share", figure.End)
                || passage.Follows("per share", figure.End) || InPeriod(passage.Between(figure.End, Math.Min(passage.End, figure.End + 36))) ? "net_loss" : null;
        if (word is "posted" or "reported")
            return passage.Has(TermKind.Metric, passage.Start, verb.Start) ? "result" : null;
        if (verb.Value.Length == 0)
            return null;
        if (IsPay(passage.Between(figure.End, Math.Min(passage.End, figure.End + 40))))
            return null;
        return word.StartsWith("earn") || word.StartsWith("bank") || word.StartsWith("nett") || word.StartsWith("pocket") ? "net_profit"
            : word.StartsWith("deliver") || word.StartsWith("sold") || word.StartsWith("ship") ? null : "revenue";
    }

    /// <summary>"earned $1.2 million in salary and bonuses": what a person is paid.</summary>
    private static bool IsPay(ReadOnlySpan<char> after) => after.BeginsWithAny(" in salary", " in pay", " in compensation", " in bonus", " in wages", " in prize", " in total compensation", " in total pay", " in stock awards", " a year in salary");

    /// <summary>"in the second quarter", "last year", "in the six months to June", dated or not.</summary>
    private static bool InPeriod(ReadOnlySpan<char> after) =>
        after.Contains(" quarter", StringComparison.OrdinalIgnoreCase) || after.Contains(" half", StringComparison.OrdinalIgnoreCase) || after.Contains(" year", StringComparison.OrdinalIgnoreCase) || after.Contains(" months", StringComparison.OrdinalIgnoreCase);

    private static bool Moves(ReadOnlySpan<char> verb) =>
        verb.StartsWith("deliver") || verb.StartsWith("ship") || verb is "sold" or "carried" or "handed" or "harvested" or "flew" or "added";

    /// <summary>Goods, not shares or stakes.</summary>
    private static bool Wares(Passage passage, Figure figure)
    {
        var rest = passage.Between(figure.Start, Math.Min(passage.End, figure.End + 30));
        foreach (var ware in (ReadOnlySpan<string>)["vehicle", "car", "unit", "chip", "gpu", "server", "phone", "iphone", "aircraft", "jet", "plane", "truck", "tonne", "ton", "barrel", "console", "card", "accelerator", "handset", "tablet", "ounce", "watch", "machine", "wafer", "system", "van", "bus", "lorry", "lorries", "passenger", "subscriber", "customer", "bike", "laptop", "bottle", "container", "parcel", "guest", "scooter", "turbine", "engine"])
        {
            if (rest.Contains(ware, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
