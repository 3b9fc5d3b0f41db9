namespace ChipWatch.Extract.Procurement;

/// <summary>
/// How sure a claim is by the class of rule that found it. Not calibrated yet: the labelled sets hold no portal notices, so
/// this value is a judgement and no measurement.
/// </summary>
internal static class Confidence
{
    public const double Notice = 0.9;
}
