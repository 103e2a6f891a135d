using System.Runtime.InteropServices;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Retrieval;

/// <summary>
/// The first ranking stage: finds the paragraphs that are worth a closer look, by BM25 over a paragraph's own terms. A
/// term that only the headline, standfirst or date has counts two thirds of its idf in every paragraph below it: it is
/// evidence for the article, not for one of its paragraphs. Terms that are similar to a missing one count a little,
/// and so do single Chinese characters.
/// </summary>
internal sealed class CandidateRetriever
{
    /// <summary>What a similar term is worth, as a share of the missing one's idf, times its similarity.</summary>
    private const double SimilarTermWeight = 0.4;

    /// <summary>What a single character is worth in addition to its pairs, as a share of its idf.</summary>
    private const double CharacterWeight = 0.4;

    /// <summary>
    /// In a library of more paragraphs the right one has enough of the question's own words: terms related in meaning
    /// find nothing more there, and have many postings.
    /// </summary>
    private const int MaxParagraphsForRelated = 2000;

    /// <summary>Less similar terms are mostly other words.</summary>
    private const double MinSimilarity = 0.6;

    private readonly ParagraphMap _paragraphMap;
    private readonly PostingsScorer _scorer;
    private readonly MaxScorePruning _pruning;
    private readonly int _maxPostings;
    private readonly bool _usesRelated;

    /// <param name="maxPostings">
    /// Questions with at least this many postings are left to <see cref="MaxScorePruning"/>: see
    /// <see cref="IndexSizes"/>.
    /// </param>
    public CandidateRetriever(SegmentList segments, ParagraphMap paragraphMap, Bm25 bm25, int maxPostings)
    {
        (_paragraphMap, _maxPostings) = (paragraphMap, maxPostings);
        _usesRelated = paragraphMap.LiveCount <= MaxParagraphsForRelated;
        _scorer = new PostingsScorer(segments, paragraphMap, bm25);
        _pruning = new MaxScorePruning(_scorer, segments, paragraphMap);
    }

    /// <summary>The best paragraphs, best first; of equals the first one in the library.</summary>
    /// <param name="similarTerms">The terms that are similar to those of the query.</param>
    /// <param name="accumulators">
    /// Receives the scores, and which of the query's terms are in these paragraphs' articles and headlines.
    /// </param>
    /// <returns>At most <paramref name="count"/> ids; valid until the accumulators are used again.</returns>
    public ReadOnlySpan<int> Retrieve(
        Query query,
        QuerySimilarTerms similarTerms,
        int count,
        ScoreAccumulators accumulators
    )
    {
        var lists = GetLists(query, similarTerms, accumulators);
        var postings = 0L;
        foreach (var list in lists)
            postings += _scorer.GetLength(list);
        if (postings >= _maxPostings)
            return _pruning.Retrieve(lists, count, accumulators);
        foreach (var list in lists)
            _scorer.Add(list, accumulators);
        var best = accumulators.BorrowBest(count);
        var touched = CollectionsMarshal.AsSpan(accumulators.Touched);
        return best[..TopK.Select(accumulators.Paragraphs, touched, _paragraphMap, best)];
    }

    /// <summary>The best paragraphs of one article.</summary>
    /// <inheritdoc cref="Retrieve(Query, QuerySimilarTerms, int, ScoreAccumulators)"/>
    public int[] RetrieveFrom(
        int article,
        Query query,
        QuerySimilarTerms similarTerms,
        int count,
        ScoreAccumulators accumulators
    )
    {
        GetLists(query, similarTerms, accumulators);
        var first = _paragraphMap.GetFirstParagraph(article);
        var all = Enumerable.Range(first, _paragraphMap.GetEndOfParagraphs(article) - first).ToList();
        foreach (var list in accumulators.Lists)
            _scorer.AddTo(all, list, accumulators);
        Record(article, accumulators);
        var best = new int[count];
        return best[..TopK.Select(accumulators.Paragraphs, CollectionsMarshal.AsSpan(all), _paragraphMap, best)];
    }

    /// <summary>
    /// Records which terms of the query are in an article's paragraphs and headline, where finding the best paragraphs
    /// did not need it.
    /// </summary>
    public void Record(int article, ScoreAccumulators accumulators) => _scorer.Record(article, accumulators);

    private List<QueryPostings> GetLists(Query query, QuerySimilarTerms similarTerms, ScoreAccumulators accumulators)
    {
        var lists = accumulators.Lists;
        lists.Clear();
        for (var t = 0; t < query.Terms.Length; t++)
        {
            var forms = query.Terms[t].Forms;
            for (var f = 0; f < forms.Length; f++)
                lists.Add(new QueryPostings(forms[f], t, query.Terms[t].Idf, 1, PostingsRole.Own));
        }

        foreach (var similar in similarTerms.All)
        {
            var (term, queryTerm, similarity) = similar;
            if (similar.IsRelated ? !_usesRelated : similarity < MinSimilarity)
                continue;
            var weight = SimilarTermWeight * similarity;
            lists.Add(new QueryPostings(term, queryTerm, query.Terms[queryTerm].Idf, weight, PostingsRole.Similar));
        }

        foreach (var (character, idf) in query.Characters)
            lists.Add(new QueryPostings(character, 0, idf, CharacterWeight, PostingsRole.Character));
        return lists;
    }
}
