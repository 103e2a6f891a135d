namespace NewsBot.Search.Reranking;

/// <summary>
/// How near the query's terms are to each other: for each term, the others count less the farther their nearest
/// occurrence is (positional language models: Lv and Zhai 2009).
/// </summary>
internal static class Proximity
{
    /// <summary>In words: what is farther away counts nothing.</summary>
    private const int Horizon = 60;

    /// <summary>The most that is seen from any of some matches: see <see cref="At"/>.</summary>
    /// <param name="matches">The terms in the paragraph, in order.</param>
    /// <param name="all">The terms in the paragraph.</param>
    /// <param name="reach">The distance in words at which a term counts half.</param>
    public static double Most(
        ReadOnlySpan<TermMatch> matches,
        Range from,
        ulong all,
        ReadOnlySpan<double> weights,
        double reach
    )
    {
        var most = 0.0;
        for (var i = from.Start.Value; i < from.End.Value; i++)
            most = Math.Max(most, At(matches, i, all, weights, reach));
        return most;
    }

    /// <summary>
    /// Σ over the terms near a match, itself included, of weight ∕ (1 + distance ∕ <paramref name="reach"/>).
    /// </summary>
    /// <param name="matches">The terms in the paragraph, in order.</param>
    /// <param name="all">The terms in the paragraph.</param>
    /// <param name="reach">The distance in words at which a term counts half.</param>
    public static double At(
        ReadOnlySpan<TermMatch> matches,
        int at,
        ulong all,
        ReadOnlySpan<double> weights,
        double reach
    )
    {
        var (position, index) = matches[at];
        var seen = 1UL << index;
        var sum = weights[index];
        var (left, right) = (at - 1, at + 1);
        while (seen != all)
        {
            var toLeft = left >= 0 ? position - matches[left].Position : int.MaxValue;
            var toRight = right < matches.Length ? matches[right].Position - position : int.MaxValue;
            var distance = Math.Min(toLeft, toRight);
            if (distance > Horizon)
                break;
            var term = (toLeft <= toRight ? matches[left--] : matches[right++]).Index;
            if ((seen & (1UL << term)) != 0)
                continue;
            seen |= 1UL << term;
            sum += weights[term] / (1 + (distance / reach));
        }

        return sum;
    }
}
