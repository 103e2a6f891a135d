using NewsBot.Search.Indexing.Segments;

namespace NewsBot.Search.Retrieval;

/// <summary>Keeps the best few of many scored paragraphs.</summary>
internal static class TopK
{
    /// <summary>The paragraphs with the highest scores, best first; of equals, the first one in the library.</summary>
    /// <param name="accumulators">What was seen of each paragraph.</param>
    /// <param name="paragraphs">Those to choose from, in any order.</param>
    /// <param name="paragraphMap">The order of the paragraphs.</param>
    /// <returns>How many there are.</returns>
    public static int Select(
        ReadOnlySpan<Accumulator> accumulators,
        ReadOnlySpan<int> paragraphs,
        ParagraphMap paragraphMap,
        Span<int> best
    )
    {
        var (kept, worst) = (0, long.MinValue);
        foreach (var paragraph in paragraphs)
        {
            var score = accumulators[paragraph].Score;
            if (
                score < worst
                || (score == worst && kept == best.Length && paragraphMap.Compare(paragraph, best[^1]) > 0)
            )
                continue;

            // Insertion from the end.
            var place = kept < best.Length ? kept++ : best.Length - 1;
            while (
                place > 0
                && (
                    accumulators[best[place - 1]].Score < score
                    || (
                        accumulators[best[place - 1]].Score == score
                        && paragraphMap.Compare(best[place - 1], paragraph) > 0
                    )
                )
            )
            {
                best[place] = best[place - 1];
                place--;
            }

            best[place] = paragraph;
            if (kept == best.Length)
                worst = accumulators[best[^1]].Score;
        }

        return kept;
    }
}
