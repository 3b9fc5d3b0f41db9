namespace ChipWatch;

/// <summary>A reporting period.</summary>
/// <param name="Label"><c>2025H1</c>, <c>2025Q3</c>, <c>FY2024</c>, <c>2025-01..2025-09</c>.</param>
/// <param name="Start">First day, where the label fixes it.</param>
/// <param name="End">Last day.</param>
public sealed record Period(string Label, DateOnly? Start = null, DateOnly? End = null);

public enum DatePrecision { Day, Month, Quarter, Year }

/// <summary>A date as exactly as the document gives it; <see cref="Value"/> is the first day of it.</summary>
public sealed record ClaimDate(DateOnly Value, DatePrecision Precision = DatePrecision.Day);
