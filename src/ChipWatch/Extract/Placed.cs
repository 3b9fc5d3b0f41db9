using System.Runtime.InteropServices;

namespace ChipWatch.Extract;

/// <summary>Things of a text, kept in order of their places.</summary>
internal static class Placed
{
    /// <summary>Index of the first that starts at or behind the place, or their number.</summary>
    /// <param name="low">Those before this index start before the place.</param>
    public static int FirstFrom<T>(this IReadOnlyList<T> all, int place, Func<T, int> start, int low = 0)
    {
        // Nearly always a list, which need not be asked for each thing through its interface.
        var span = CollectionsMarshal.AsSpan(all as List<T>);
        var high = all.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (start(span.IsEmpty ? all[middle] : span[middle]) < place)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
