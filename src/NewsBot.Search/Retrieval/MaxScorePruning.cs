using System.Runtime.InteropServices;
using NewsBot.Search.Indexing.Segments;

namespace NewsBot.Search.Retrieval;

/// <summary>
/// Finds the same best paragraphs as adding up every posting does, without walking all of them: MaxScore (Turtle and
/// Flood 1995), list by list. It matters only for large libraries: with 100,000 paragraphs it saves 40 % of a
/// question's time, and with less than 10,000 postings to add up it costs time (<see cref="IndexSizes"/>).
/// </summary>
/// <remarks>
/// The lists with the highest possible scores are added up first. Once the others together can't lift a paragraph
/// among the best, they are looked up only for the paragraphs that are near the best already. Similar terms are many
/// and rare, and hardly any paragraph has two of them: a paragraph with a single one, and none of the query's own
/// terms, is skipped if that can't be enough.
/// </remarks>
internal sealed class MaxScorePruning(PostingsScorer scorer, SegmentList segments, ParagraphMap paragraphMap)
{
    /// <summary>The best paragraphs: see <see cref="CandidateRetriever.Retrieve"/>.</summary>
    public int[] Retrieve(List<QueryPostings> lists, int count, ScoreAccumulators accumulators)
    {
        var best = new int[count];
        var others = lists.FindAll(list => list.Role != PostingsRole.Own);
        var heaviestFirst = lists
            .Where(list => list.Role == PostingsRole.Own)
            .OrderByDescending(list => list.MaxScore)
            .ToList();

        // A paragraph that is in a single one of the others gets no more than this from them.
        var maxOfOther = others.Count == 0 ? 0 : others.Max(list => list.MaxScore);
        var remaining = maxOfOther + heaviestFirst.Sum(list => list.MaxScore);
        var (next, threshold) = (0, 0L);
        for (; next < heaviestFirst.Count; next++)
        {
            // The threshold costs as much as a list of all touched paragraphs.
            if (
                scorer.GetLength(heaviestFirst[next]) > accumulators.Touched.Count
                && remaining < (threshold = GetThreshold(best, accumulators))
            )
                break;
            scorer.Add(heaviestFirst[next], accumulators);
            remaining -= heaviestFirst[next].MaxScore;
        }

        if (next == heaviestFirst.Count)
            threshold = GetThreshold(best, accumulators);
        List<int> paragraphs;
        if (remaining < threshold)
        {
            paragraphs = GetNearBest(others, remaining, threshold, accumulators);
            foreach (var list in heaviestFirst.Skip(next))
                scorer.AddTo(paragraphs, list, accumulators);
            foreach (var list in others)
                scorer.AddToWanted(list, accumulators);
        }
        else
        {
            foreach (var list in others)
                scorer.Add(list, accumulators);
            paragraphs = accumulators.Touched;
        }

        best = best[..Select(paragraphs, best, accumulators)];
        foreach (var article in best.Select(paragraphMap.GetArticle).Distinct())
            scorer.Record(article, accumulators);
        return best;
    }

    /// <summary>The lowest score among the best paragraphs so far; 0 while there are too few.</summary>
    private long GetThreshold(int[] best, ScoreAccumulators accumulators) =>
        Select(accumulators.Touched, best, accumulators) == best.Length ? accumulators.Paragraphs[best[^1]].Score : 0;

    private int Select(List<int> paragraphs, int[] best, ScoreAccumulators accumulators) =>
        TopK.Select(accumulators.Paragraphs, CollectionsMarshal.AsSpan(paragraphs), paragraphMap, best);

    /// <summary>
    /// The paragraphs that can still be among the best: those near the best, and those in several lists of similar
    /// terms.
    /// </summary>
    private List<int> GetNearBest(
        List<QueryPostings> others,
        long remaining,
        long threshold,
        ScoreAccumulators accumulators
    )
    {
        var near = GetInSeveral(others, accumulators);
        foreach (var paragraph in accumulators.Touched)
        {
            if (accumulators.Paragraphs[paragraph].Score + remaining >= threshold && accumulators.Wanted.Add(paragraph))
                near.Add(paragraph);
        }

        return near;
    }

    private List<int> GetInSeveral(List<QueryPostings> lists, ScoreAccumulators accumulators)
    {
        var several = new List<int>();
        foreach (var list in lists)
        {
            foreach (var placed in segments.All)
            {
                foreach (var posting in placed.Segment.Paragraphs.Postings(list.IndexTerm))
                {
                    var paragraph = placed.FirstParagraph + posting.Document;
                    if (
                        !accumulators.Seen.Add(paragraph)
                        && paragraphMap.IsLive(paragraph)
                        && accumulators.Wanted.Add(paragraph)
                    )
                        several.Add(paragraph);
                }
            }
        }

        return several;
    }
}
