using System.Globalization;

namespace ChipWatch.Benchmarks.Calibration;

/// <summary>Of claims said with each confidence, how many are right.</summary>
internal static class CalibrationTable
{
    private const int Bins = 10;

    public static int Print(TextWriter writer)
    {
        writer.WriteLine(LabelledSets.Definition);
        foreach (var kind in LabelledSets.All().GroupBy(claim => claim.Claim.GetType().Name.Replace("Claim", "", StringComparison.Ordinal).ToLowerInvariant()))
        {
            Print(kind.Key + ", all sets", [.. kind], writer);
            var sets = kind.GroupBy(claim => claim.Set).ToList();
            foreach (var set in sets.Count > 1 ? sets : [])
                Print($"{kind.Key}, {set.Key}", [.. set], writer);
        }

        return 0;
    }

    /// <summary>Mean distance between what was said and what was right, by bin, weighed by the bin's claims.</summary>
    public static double Error(IReadOnlyCollection<(double Said, bool Right)> claims) =>
        Binned(claims).Sum(bin => Math.Abs(bin.Average(c => c.Said) - Share(bin)) * bin.Count()) / claims.Count;

    private static void Print(string title, List<LabelledClaim> claims, TextWriter writer)
    {
        var said = claims.ConvertAll(claim => (claim.Claim.Confidence, claim.Right));
        writer.WriteLine();
        writer.WriteLine(title);
        writer.WriteLine("  confidence     claims     said    right");
        foreach (var bin in Binned(said).OrderByDescending(bin => bin.Key))
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {(double)bin.Key / Bins:0.0} to {(bin.Key + 1.0) / Bins:0.0} {bin.Count(),9} {bin.Average(c => c.Said),8:0.000} {Share(bin),8:0.000}"));
        }

        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  all        {said.Count,9} {said.Average(c => c.Item1),8:0.000} {said.Average(c => c.Right ? 1.0 : 0),8:0.000}   expected calibration error {Error(said):0.000}"));
    }

    private static IEnumerable<IGrouping<int, (double Said, bool Right)>> Binned(IEnumerable<(double Said, bool Right)> claims) =>
        claims.GroupBy(claim => Math.Min(Bins - 1, (int)(claim.Said * Bins + 1e-9)));

    private static double Share(IEnumerable<(double Said, bool Right)> claims) => claims.Average(claim => claim.Right ? 1.0 : 0);
}
