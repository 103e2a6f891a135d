using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;
using NewsBot.Search.Retrieval;

namespace NewsBot.Search.Reranking;

/// <summary>
/// Scans the words of the candidates and records where question terms occur.
/// </summary>
/// <param name="paragraphMap">Which paragraph is whose.</param>
/// <param name="bm25">The formula, as it is for these paragraphs.</param>
/// <param name="recency">How new each article is: see <see cref="Candidate.Recency"/>.</param>
internal sealed class CandidateReader(SegmentList segments, ParagraphMap paragraphMap, Bm25 bm25, double[] recency)
{
    /// <summary>How many paragraphs back a term still counts as context.</summary>
    private const int ParagraphsBefore = 10;

    /// <param name="best">The paragraphs that the first stage found best.</param>
    /// <param name="authored">Similar authored questions: the passages that they name become candidates too.</param>
    /// <param name="accumulators">What the first stage saw.</param>
    public void Read(
        Query query,
        ReadOnlySpan<int> best,
        IReadOnlyList<SimilarQuestion> authored,
        ScoreAccumulators accumulators,
        QueryWordMap map,
        CandidateList candidates
    )
    {
        candidates.Clear();
        foreach (var paragraph in best)
            Read(query, paragraph, accumulators, map, candidates);
        foreach (var question in authored)
        {
            if (question.Passage is { Paragraph: var paragraph } && candidates.Find(paragraph) is null)
                Read(query, paragraph, accumulators, map, candidates);
        }
    }

    private void Read(
        Query query,
        int paragraph,
        ScoreAccumulators accumulators,
        QueryWordMap map,
        CandidateList candidates
    )
    {
        var article = paragraphMap.GetArticle(paragraph);
        var place = paragraph - paragraphMap.GetFirstParagraph(article);
        var before = 0UL;
        for (var p = paragraph - Math.Min(place, ParagraphsBefore); p < paragraph; p++)
            before |= accumulators.Paragraphs[p].Terms;
        var candidate = candidates.Add();
        var tokens = segments.GetTokens(paragraph);
        candidate.Begin(
            query,
            paragraph,
            place,
            GetArticle(article, query, accumulators, map, candidates),
            before,
            bm25.Norm(tokens.Length),
            recency[article]
        );
        var sentences = segments.GetSentences(paragraph);
        for (var s = 0; s < sentences.Length; s++)
        {
            var first = sentences[s].FirstToken;
            var end = s + 1 < sentences.Length ? sentences[s + 1].FirstToken : tokens.Length;
            candidate.AddSentence(sentences[s], tokens[first..end], first, map);
        }
    }

    private MatchedArticle GetArticle(
        int article,
        Query query,
        ScoreAccumulators accumulators,
        QueryWordMap map,
        CandidateList candidates
    )
    {
        if (candidates.FindArticle(article) is { } known)
            return known;
        var added = candidates.AddArticle();
        added.Read(query, article, paragraphMap, accumulators);
        added.ReadHeadline(segments.GetHeadline(article), map);
        return added;
    }
}
