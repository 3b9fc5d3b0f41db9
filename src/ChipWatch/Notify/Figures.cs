using System.Globalization;

namespace ChipWatch.Notify;

/// <summary>Amounts, changes and dates as a reader wants them: short, with the scale of the reader's language.</summary>
public static class Figures
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string? Of(Amount? amount, string language)
    {
        if (amount is null)
            return null;
        var figure = (amount.Min, amount.Max) switch
        {
            ({ } a, { } b) when a == b => Scaled(a, amount.Currency, language),
            ({ } a, { } b) => $"{Scaled(a, amount.Currency, language)} – {Scaled(b, amount.Currency, language)}",
            ({ } a, null) => $"≥ {Scaled(a, amount.Currency, language)}",
            (null, { } b) => $"≤ {Scaled(b, amount.Currency, language)}",
            _ => amount.Text ?? "",
        };
        return amount.Approximate ? "≈ " + figure : figure;
    }

    public static string? Of(Change? change, Words words) => change switch
    {
        null => null,
        { Percent: { } percent } => $"{percent.ToString("+#,0.##;−#,0.##;0", Plain)}%{Basis(change, words)}",
        { Amount: { } amount } => (amount.Max ?? amount.Min) < 0 ? "−" + Of(Positive(amount), words.Language) + Basis(change, words) : Of(amount, words.Language) + Basis(change, words),
        _ => change.Text,
    };

    public static string? Of(ClaimDate? date) => date is null ? null : date.Precision switch
    {
        DatePrecision.Year => date.Value.ToString("yyyy", Plain),
        DatePrecision.Month => date.Value.ToString("yyyy-MM", Plain),
        DatePrecision.Quarter => string.Create(Plain, $"{date.Value.Year}Q{(date.Value.Month + 2) / 3}"),
        _ => date.Value.ToString("yyyy-MM-dd", Plain),
    };

    /// <summary>2.88bn and 28.81亿: four significant digits, the scale word of the language.</summary>
    private static string Scaled(decimal value, string? currency, string language)
    {
        var size = Math.Abs(value);
        var (divisor, unit) = language == "zh"
            ? size switch { >= 1e12m => (1e12m, "万亿"), >= 1e8m => (1e8m, "亿"), >= 1e4m => (1e4m, "万"), _ => (1m, "") }
            : size switch { >= 1e12m => (1e12m, "tn"), >= 1e9m => (1e9m, "bn"), >= 1e6m => (1e6m, "m"), _ => (1m, "") };
        var number = (value / divisor).ToString(Math.Abs(value / divisor) switch { >= 1000 => "#,0", >= 100 => "0.#", >= 10 => "0.##", _ => "0.###" }, Plain);
        return currency is null ? number + unit : $"{currency} {number}{unit}";
    }

    private static Amount Positive(Amount amount) => amount with { Min = amount.Max is { } max ? -max : null, Max = amount.Min is { } min ? -min : null };

    private static string Basis(Change change, Words words) => change.Basis is { } basis && words.Of("basis", basis) is { Length: > 0 } text ? " " + text : "";
}
