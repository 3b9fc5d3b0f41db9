namespace ChipWatch.Extract.Procurement;

/// <summary>
/// What each class of rule has earned on the labelled sets (see the calibration benchmark): the share of its claims whose
/// supplier, and buyer, project and sum where said, are the labelled ones.
/// </summary>
internal static class Confidence
{
    public const double Notice = 0.9;
}
