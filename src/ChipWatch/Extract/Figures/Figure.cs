namespace ChipWatch.Extract.Figures;

public enum FigureKind
{
    Number,

    /// <summary>A number with a unit that is no money: 台, 张, cards, GW.</summary>
    Count,
    Money,

    /// <summary>"12%", "百分之三", "12 percentage points" (see <see cref="Figure.Unit"/>).</summary>
    Percent,

    /// <summary>"3倍", "10x", "doubled", "翻番": <see cref="Figure.Min"/> is the factor.</summary>
    Multiple,
    Date,
    Period,
}

/// <summary>A figure in a text: one value with everything that belongs to it.</summary>
/// <param name="Start">UTF-16 offset of the first character, qualifiers such as 约 included.</param>
/// <param name="End">Behind the last character.</param>
public readonly record struct Figure(int Start, int End, FigureKind Kind)
{
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }

    /// <summary>ISO 4217 of money.</summary>
    public string? Currency { get; init; }

    /// <summary>Of a count, or <c>point</c> for percentage points.</summary>
    public string? Unit { get; init; }
    public bool Approximate { get; init; }
    public bool? TaxIncluded { get; init; }
    public ClaimDate? Date { get; init; }
    public Period? Period { get; init; }

    public int Length => End - Start;

    /// <summary>The money as claims carry it; its text without 人民币.</summary>
    public Amount ToAmount(string text) => new(Min, Max, Currency, Approximate, TaxIncluded, AmountText.Of(text.AsSpan(Start, Length)));
}
