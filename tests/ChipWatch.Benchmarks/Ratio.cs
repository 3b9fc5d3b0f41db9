namespace ChipWatch.Benchmarks;

/// <summary>A subject's time over that of the floor it stands on, both by the unit and measured in one run: what is left when the machine's speed is divided out.</summary>
/// <param name="Work">Does the subject's work once; the result keeps it from being optimised away.</param>
/// <param name="FloorWork">The least that could be done with the same input, or the same work on less of it.</param>
/// <param name="Limit">What the ratio must not pass, or null where it only informs.</param>
/// <param name="Units">Characters or documents that one round handles.</param>
public sealed record Ratio(string Subject, string Floor, Func<int> Work, Func<int> FloorWork, double? Limit, int Units, string Unit = "chars")
{
    /// <summary>Units of the floor's round, where it has fewer.</summary>
    public int FloorUnits { get; init; } = Units;

    /// <summary>What one unit may take, or null.</summary>
    public TimeSpan? Most { get; init; }
}
