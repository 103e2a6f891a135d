using System.Collections.Immutable;
using NewsBot.Search.Indexing.Segments;

namespace NewsBot.Search.Reranking;

/// <summary>Scores candidates by their features: each one's best sentence first, then the paragraph.</summary>
internal static class Reranker
{
    /// <summary>Scores a question's candidates and puts the best first: see <see cref="CandidateList.Sort"/>.</summary>
    /// <param name="authored">The authored questions that are similar to the query, most similar first.</param>
    /// <param name="paragraphMap">The order of the paragraphs.</param>
    public static void Rank(
        CandidateList candidates,
        IReadOnlyList<SimilarQuestion> authored,
        ParagraphMap paragraphMap
    )
    {
        foreach (var question in authored)
        {
            if (question.Passage is { } passage)
            {
                var candidate = candidates.Find(passage.Paragraph)!;
                candidate.AuthoredSimilarity = Math.Max(candidate.AuthoredSimilarity, question.Similarity);
                candidate.IsAuthoredAnswer |= question.IsSame;
                if (question.IsSame)
                    candidate.Best ??= candidate.Sentences.Last(sentence =>
                        sentence.Range.Start <= passage.Range.Start
                    );
            }
            else if (candidates.FindArticle(question.Article) is { } article)
            {
                article.AuthoredSimilarity = Math.Max(article.AuthoredSimilarity, question.Similarity);
            }
        }

        for (var i = 0; i < candidates.Count; i++)
            Score(candidates[i]);
        candidates.Sort(paragraphMap);
    }

    private static void Score(Candidate candidate)
    {
        var named = candidate.Best;
        foreach (var sentence in candidate.Sentences.AsSpan())
        {
            sentence.Score = Sum(SentenceFeatures.All, sentence);
            if (named is null && (candidate.Best is null || sentence.Score > candidate.Best.Score))
                candidate.Best = sentence;
        }

        candidate.Score = Sum(ParagraphFeatures.All, candidate);
        candidate.OwnScore = candidate.Score - ParagraphFeatures.OtherShare(candidate);
    }

    private static double Sum<T>(ImmutableArray<Feature<T>> features, T subject)
    {
        var sum = 0.0;
        foreach (var feature in features)
            sum += feature.Weight * feature.Value(subject);
        return sum;
    }
}
