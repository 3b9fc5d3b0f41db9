using ChipWatch.Register;

namespace ChipWatch.Reconcile;

/// <summary>
/// Fingerprint of a passage: the smallest hashes of its eight-character shingles, letters and digits only. Two passages
/// whose fingerprints agree in half say the same in the same words: one is a reprint.
/// </summary>
internal static class Wording
{
    private const int Shingle = 8;
    private const int Kept = 24;
    private const int Reach = 300;

    /// <summary>Of the wording around a claim's evidence: excerpts keep it, and an article that merely quotes one sentence does not.</summary>
    public static IReadOnlyList<uint> Around(string text, Claim claim)
    {
        var from = Math.Clamp(claim.Evidence.Min(e => e.Start) - Reach, 0, text.Length);
        var to = Math.Clamp(claim.Evidence.Max(e => e.End) + Reach, from, text.Length);
        return Of(text.AsSpan(from, Math.Min(to - from, Reach * 8)));
    }

    public static IReadOnlyList<uint> Of(ReadOnlySpan<char> passage)
    {
        var letters = new List<char>(passage.Length);
        foreach (var c in passage)
            if (char.IsLetterOrDigit(c))
                letters.Add(CharacterFold.Of(c));
        var smallest = new SortedSet<uint>();
        for (var i = 0; i + Shingle <= letters.Count; i++)
        {
            var hash = 2166136261u;
            for (var k = 0; k < Shingle; k++)
                hash = (hash ^ letters[i + k]) * 16777619u;
            hash ^= hash >> 15;
            hash *= 0x2c1b3c6d;
            hash ^= hash >> 12;
            smallest.Add(hash);
            if (smallest.Count > Kept)
                smallest.Remove(smallest.Max);
        }

        return [.. smallest];
    }

    public static bool Same(IReadOnlyList<uint> a, IReadOnlyList<uint> b)
    {
        if (a.Count == 0 || b.Count == 0)
            return false;
        var common = 0;
        var seen = 0;
        for (int i = 0, j = 0; i < a.Count && j < b.Count && seen < Kept; seen++)
        {
            if (a[i] == b[j])
            {
                common++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return common * 2 >= seen;
    }
}
