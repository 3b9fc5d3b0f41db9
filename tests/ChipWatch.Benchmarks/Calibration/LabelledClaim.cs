namespace ChipWatch.Benchmarks.Calibration;

/// <summary>A claim that extraction made of a labelled document, and whether the labels bear it out.</summary>
/// <param name="Set">Which labelled set.</param>
/// <param name="Claims">How many of its kind the document gave.</param>
internal sealed record LabelledClaim(string Set, Document Document, Claim Claim, int Claims, bool Right);
