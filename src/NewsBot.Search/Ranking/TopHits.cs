namespace NewsBot.Search.Ranking;

/// <summary>Keeps the best few of many scored documents.</summary>
internal static class TopHits
{
    /// <summary>The documents with the highest scores, best first; of equals, the one with the lower number first.</summary>
    /// <param name="scores">The score of each document.</param>
    /// <param name="documents">Those to choose from, in any order.</param>
    /// <param name="best">Filled with them.</param>
    /// <returns>How many there are.</returns>
    public static int Select(ReadOnlySpan<double> scores, ReadOnlySpan<int> documents, Span<int> best)
    {
        var (kept, worst) = (0, double.NegativeInfinity);
        foreach (var document in documents)
        {
            var score = scores[document];
            if (score < worst || (score == worst && kept == best.Length && document > best[^1])) continue;

            // Put in place from behind.
            var place = kept < best.Length ? kept++ : best.Length - 1;
            while (place > 0 && (scores[best[place - 1]] < score || (scores[best[place - 1]] == score && best[place - 1] > document)))
            {
                best[place] = best[place - 1];
                place--;
            }

            best[place] = document;
            if (kept == best.Length) worst = scores[best[^1]];
        }

        return kept;
    }
}
