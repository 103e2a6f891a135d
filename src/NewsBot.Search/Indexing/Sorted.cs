using System.Numerics;

namespace NewsBot.Search.Indexing;

/// <summary>Searches in numbers or letters that are in order.</summary>
internal static class Sorted
{
    /// <summary>The place of the first number that is not below another one; behind the last where all are.</summary>
    public static int FirstNotBelow<T>(ReadOnlySpan<T> numbers, T number)
        where T : IComparisonOperators<T, T, bool>
    {
        var (low, high) = (0, numbers.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (numbers[middle] < number) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
