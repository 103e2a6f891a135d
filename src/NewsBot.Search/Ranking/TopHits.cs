namespace NewsBot.Search.Ranking;

/// <summary>Keeps the best few of many scored documents.</summary>
internal static class TopHits
{
    /// <summary>The documents with the highest positive scores, best first; of equals, the one with the lower number first.</summary>
    /// <param name="scores">The score of each document.</param>
    /// <param name="count">How many at most.</param>
    public static int[] Select(ReadOnlySpan<double> scores, int count)
    {
        Span<int> best = count <= 128 ? stackalloc int[count] : new int[count];
        var kept = 0;
        var worst = 0.0;
        for (var document = 0; document < scores.Length; document++)
        {
            if (scores[document] <= worst) continue;

            // Put in place from behind; equals stay behind those that came earlier.
            var place = kept < count ? kept++ : count - 1;
            while (place > 0 && scores[best[place - 1]] < scores[document])
            {
                best[place] = best[place - 1];
                place--;
            }

            best[place] = document;
            if (kept == count) worst = scores[best[count - 1]];
        }

        return best[..kept].ToArray();
    }
}
