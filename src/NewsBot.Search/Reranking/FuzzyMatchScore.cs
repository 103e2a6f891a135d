using NewsBot.Search.Queries;

namespace NewsBot.Search.Reranking;

/// <summary>
/// Words that are similar to missing terms, in letters ("Russian" for "Russia") or in meaning ("perish" for "die").
/// </summary>
internal static class FuzzyMatchScore
{
    /// <summary>Σ over the missing terms of idf × the similarity of the most similar word.</summary>
    /// <param name="matches">The words that are there.</param>
    /// <param name="terms">The terms that are there.</param>
    /// <param name="kind"><see cref="MatchKind.Similar"/> or <see cref="MatchKind.Related"/>.</param>
    public static double Compute(Query query, ReadOnlySpan<Match> matches, ulong terms, MatchKind kind)
    {
        Span<float> best = stackalloc float[Query.MaxTerms];
        best = best[..query.Terms.Length];
        best.Clear();
        foreach (var match in matches)
        {
            if (match.Mark.Kind == kind)
                best[match.Mark.Index] = Math.Max(best[match.Mark.Index], match.Mark.Similarity);
        }

        var sum = 0.0;
        for (var t = 0; t < best.Length; t++)
        {
            if ((terms & (1UL << t)) == 0)
                sum += query.Terms[t].Idf * best[t];
        }

        return sum;
    }
}
