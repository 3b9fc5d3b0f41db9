namespace ChipWatch;

public enum ChangeBasis { Yoy, Qoq, Mom, Ytd, Other }

/// <summary>How much a figure moved. A fall is negative; "doubled" and 翻番 are +100 percent.</summary>
/// <param name="Amount">Signed by <paramref name="Percent"/>'s rule in its Min and Max: "lost $2.5 billion" is -2.5e9.</param>
public sealed record Change(decimal? Percent = null, Amount? Amount = null, ChangeBasis? Basis = null, string? Text = null);
