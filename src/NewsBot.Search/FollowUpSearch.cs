using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;
using NewsBot.Search.Reranking;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>
/// Decides whether a question continues the conversation, and ranks the paragraphs of the article that was quoted
/// last: "and how wide?" after "How long is the Ever Given?".
/// </summary>
internal sealed class FollowUpSearch(QueryRanker ranker, SubjectFinder subjects, ParagraphMap paragraphMap)
{
    /// <summary>
    /// A question without a pronoun or a cue is a follow-up only if the article has this share of its idf.
    /// </summary>
    private const double MinShare = 0.7;

    /// <summary>Searches the article that was quoted, or another one that reports the same story.</summary>
    /// <param name="alone">Its ranking as a question of its own.</param>
    /// <param name="lastAnswer">The paragraph that answered the earlier question.</param>
    /// <returns>Null if the question is complete.</returns>
    public RankedCandidates? Find(Query asked, RankedCandidates alone, Query earlier, int lastAnswer)
    {
        var combined = FollowUpQuery.Combine(asked, earlier);
        var ranked = ranker.RankFollowUp(asked, combined, lastAnswer);
        if (asked.Terms.Length > 0 && ranked.Best.Article.GetMass(asked) == 0)
            ranked = FindInOtherArticles(asked, combined, earlier, paragraphMap.GetArticle(lastAnswer)) ?? ranked;
        return IsFollowUp(asked, ranked.Best, alone) ? ranked : null;
    }

    /// <summary>Another article may report the same story with the question's words; null if none does.</summary>
    private RankedCandidates? FindInOtherArticles(Query asked, Query combined, Query earlier, int article) =>
        ranker
            .Rank(earlier)
            .Candidates.Where(candidate => HasAllNamesInHeadline(earlier, candidate.Article))
            .Select(candidate => candidate.Paragraph)
            .DistinctBy(paragraphMap.GetArticle)
            .Where(paragraph => paragraphMap.GetArticle(paragraph) != article)
            .Select(paragraph => ranker.RankFollowUp(asked, combined, paragraph))
            .FirstOrDefault(ranked => ranked.Best.Article.GetMass(asked) > 0);

    private static bool HasAllNamesInHeadline(Query query, MatchedArticle article) =>
        query.Names != 0 && (query.Names & ~article.Headline) == 0;

    /// <param name="found">The best candidate of the follow-up search.</param>
    private bool IsFollowUp(Query asked, Candidate found, RankedCandidates alone)
    {
        var article = found.Article;
        if (asked.Terms.Where((term, t) => !article.Has(t) && (term.IsNameOrNumber || subjects.IsName(term))).Any())
            return false;
        if (asked.FollowUpStrength == FollowUpStrength.Surely)
            return true;

        var isKnownAlone =
            alone.Candidates.Count > 0
            && ConfidenceModel.GetAnswerability(alone) >= ConfidenceThresholds.Default.Answerability;
        if (asked.FollowUpStrength == FollowUpStrength.Perhaps && (!isKnownAlone || asked.Terms.Length <= 1))
            return true;
        if (isKnownAlone)
            return false;

        var mass = article.GetMass(asked);
        var hasMost =
            mass >= MinShare * asked.TotalMass
            && 2 * asked.Terms.Where((_, t) => article.Has(t)).Count() >= asked.Terms.Length;
        return hasMost && (alone.Candidates.Count == 0 || mass >= alone.Best.Article.GetMass(asked));
    }
}
