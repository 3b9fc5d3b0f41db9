namespace ChipWatch.Reconcile.Rates;

/// <summary>One day's reference rates of one publisher.</summary>
/// <param name="Base">ISO 4217; one unit of it is worth <paramref name="Rates"/>[c] units of c.</param>
public sealed record RateDay(DateOnly Date, string Base, IReadOnlyDictionary<string, decimal> Rates);
