using NewsBot.Search.Indexing;

namespace NewsBot.Search.Retrieval;

/// <summary>Keeps the best few of many scored paragraphs.</summary>
internal static class TopK
{
    /// <summary>
    /// The paragraphs with the highest scores, best first; of equals, the one that comes first in the library.
    /// </summary>
    /// <param name="found">What was seen of each paragraph.</param>
    /// <param name="paragraphs">Those to choose from, in any order.</param>
    /// <param name="table">The order of the paragraphs.</param>
    /// <returns>How many there are.</returns>
    public static int Select(
        ReadOnlySpan<Accumulator> found,
        ReadOnlySpan<int> paragraphs,
        ParagraphMap table,
        Span<int> best
    )
    {
        var (kept, worst) = (0, long.MinValue);
        foreach (var paragraph in paragraphs)
        {
            var score = found[paragraph].Score;
            if (score < worst || (score == worst && kept == best.Length && table.Compare(paragraph, best[^1]) > 0))
                continue;

            // Put in place from behind.
            var place = kept < best.Length ? kept++ : best.Length - 1;
            while (
                place > 0
                && (
                    found[best[place - 1]].Score < score
                    || (found[best[place - 1]].Score == score && table.Compare(best[place - 1], paragraph) > 0)
                )
            )
            {
                best[place] = best[place - 1];
                place--;
            }

            best[place] = paragraph;
            if (kept == best.Length)
                worst = found[best[^1]].Score;
        }

        return kept;
    }
}
