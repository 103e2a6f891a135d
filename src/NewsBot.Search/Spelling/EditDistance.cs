namespace NewsBot.Search.Spelling;

/// <summary>The number of typos between two words.</summary>
public static class EditDistance
{
    /// <summary>
    /// Optimal string alignment (Damerau 1964): insertions, deletions, substitutions and swaps of neighbours that turn
    /// one word into the other, no piece edited twice. In UTF-16 code units.
    /// </summary>
    /// <param name="limit">Counting stops beyond it.</param>
    /// <returns>The distance, or <paramref name="limit"/> + 1 when it is more than the limit.</returns>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;

        Span<int> rows = b.Length < 80 ? stackalloc int[3 * (b.Length + 1)] : new int[3 * (b.Length + 1)];
        var beforeLast = rows[..(b.Length + 1)];
        var last = rows.Slice(b.Length + 1, b.Length + 1);
        var current = rows[(2 * (b.Length + 1))..];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distance = Math.Min(distance, beforeLast[j - 2] + 1);
                current[j] = distance;
                least = Math.Min(least, distance);
            }

            if (least > limit)
                return limit + 1;
            var free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return Math.Min(last[b.Length], limit + 1);
    }
}
