namespace NewsBot.Search.Ranking;

/// <summary>Keeps the best few of many scored documents.</summary>
internal static class TopHits
{
    /// <summary>The documents with the highest positive scores, best first; of equals, the one with the lower number first.</summary>
    /// <param name="scores">The score of each document.</param>
    /// <param name="count">How many at most.</param>
    public static int[] Select(ReadOnlySpan<double> scores, int count)
    {
        // The queue's head is the worst of the kept ones.
        var kept = new PriorityQueue<int, (double Score, int Earlier)>(count + 1);
        for (var document = 0; document < scores.Length; document++)
        {
            if (scores[document] <= 0) continue;
            var priority = (scores[document], -document);
            if (kept.Count < count) kept.Enqueue(document, priority);
            else kept.EnqueueDequeue(document, priority);
        }

        var best = new int[kept.Count];
        for (var i = best.Length - 1; i >= 0; i--) best[i] = kept.Dequeue();
        return best;
    }
}
