using System.Numerics;

namespace NewsBot.Search.Collections;

/// <summary>Searches in what is in order.</summary>
internal static class BinarySearch
{
    /// <summary>The place of the first value that is not lower than another one; the length if all are lower.</summary>
    public static int LowerBound<T>(ReadOnlySpan<T> ids, T id)
        where T : IComparisonOperators<T, T, bool>
    {
        var (low, high) = (0, ids.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (ids[middle] < id)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>
    /// The first of some ordered places that is not before the value searched for; their number if all are before it.
    /// </summary>
    /// <param name="isBefore">Whether the item at a position, from 0, comes before it.</param>
    public static int LowerBound(int count, Func<int, bool> isBefore)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (isBefore(middle))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
