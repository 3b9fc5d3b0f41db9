namespace ChipWatch;

/// <summary>A sum of money. <c>Min == Max</c> when exact; "over X" has no Max, "up to X" no Min.</summary>
/// <param name="Min">In units of the currency, not thousands or 万.</param>
/// <param name="Currency">ISO 4217, or null where the document does not tell.</param>
/// <param name="Approximate">Said with 约, 近, "about", "nearly".</param>
/// <param name="TaxIncluded">含税 true, 不含税 false, unsaid null.</param>
/// <param name="Text">As written, with 约/近/超 and without 人民币.</param>
public sealed record Amount(decimal? Min, decimal? Max, string? Currency = null, bool Approximate = false, bool? TaxIncluded = null, string? Text = null)
{
    public static Amount Exactly(decimal value, string? currency = null, string? text = null) => new(value, value, currency, Text: text);
}
