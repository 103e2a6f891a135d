using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;
using NewsBot.Search.Retrieval;

namespace NewsBot.Search.Reranking;

/// <summary>Both ranking stages: retrieves the candidates for a query, reads their features and reranks them.</summary>
internal sealed class QueryRanker(
    CandidateRetriever retriever,
    CandidateReader reader,
    AuthoredQuestions authoredQuestions,
    ParagraphMap paragraphMap,
    TermDictionary dictionary,
    QueryWorkspacePool workspaces
)
{
    /// <summary>How many paragraphs the first stage hands to the second.</summary>
    public const int MaxCandidates = 20;

    /// <summary>The workspaces that questions share.</summary>
    public QueryWorkspacePool Workspaces => workspaces;

    /// <summary>Ranks a query's candidates.</summary>
    public RankedCandidates Rank(Query query) => ToRanked(query, RankDetached(query, lastAnswer: null));

    /// <summary>Ranks a query's candidates; the result is valid until the workspace is used again.</summary>
    public RankedCandidates Rank(Query query, QueryWorkspace workspace)
    {
        RankInto(workspace, query, lastAnswer: null);
        return ToRanked(query, workspace.Candidates);
    }

    /// <summary>Ranks the paragraphs of one article for a follow-up question.</summary>
    /// <param name="asked">The follow-up as it was asked: confidence is about its own terms.</param>
    /// <param name="combined">The same with the earlier question's terms as weak evidence.</param>
    /// <param name="lastAnswer">The paragraph that answered the earlier question; its article is searched.</param>
    public RankedCandidates RankFollowUp(Query asked, Query combined, int lastAnswer) =>
        ToRanked(asked, RankDetached(combined, lastAnswer));

    /// <summary>Ranks a query's candidates, those in the article that was quoted last a little higher.</summary>
    public RankedCandidates RankPreferring(int lastArticle, Query query) =>
        ToRanked(query, RankDetached(query, lastAnswer: null, lastArticle));

    private CandidateList RankDetached(Query query, int? lastAnswer, int? lastArticle = null)
    {
        var workspace = workspaces.Rent();
        RankInto(workspace, query, lastAnswer, lastArticle);
        var candidates = workspace.DetachCandidates();
        workspaces.Return(workspace);
        return candidates;
    }

    private void RankInto(QueryWorkspace workspace, Query query, int? lastAnswer, int? lastArticle = null)
    {
        var (accumulators, wordMap, candidates) = (workspace.Accumulators, workspace.WordMap, workspace.Candidates);
        workspace.SimilarTerms.Set(query);
        wordMap.Set(query, workspace.SimilarTerms, dictionary);
        var authored = authoredQuestions.FindSimilar(query);
        ReadOnlySpan<int> best;
        if (lastAnswer is { } last)
        {
            // The earlier question is not asked again, so its authored answer no longer counts.
            var article = paragraphMap.GetArticle(last);
            authored = [.. authored.Where(question => !question.IsSame && question.Article == article)];
            best = retriever.RetrieveFrom(article, query, workspace.SimilarTerms, MaxCandidates, accumulators);
        }
        else
        {
            best = retriever.Retrieve(query, workspace.SimilarTerms, MaxCandidates, accumulators);
            foreach (var question in authored)
                retriever.Record(question.Article, accumulators);
        }

        reader.Read(query, best, authored, accumulators, wordMap, candidates);
        accumulators.Clear();
        wordMap.Clear();
        if (lastAnswer is { } shown)
        {
            foreach (var candidate in candidates)
                candidate.NearnessToLastAnswer = 1.0 / (1 + Math.Abs(candidate.Paragraph - shown));
        }

        if (lastArticle is not null)
        {
            foreach (var candidate in candidates)
                candidate.IsInLastArticle = candidate.Article.Article == lastArticle;
        }

        Reranker.Rank(candidates, authored, paragraphMap);
    }

    private RankedCandidates ToRanked(Query query, CandidateList candidates) =>
        new(query, candidates, Idf.Of(paragraphMap.LiveCount, 0));
}
