using System.Collections.Immutable;
using NewsBot.Search.Indexing;

namespace NewsBot.Search.Reranking;

/// <summary>Scores candidates by their signals: each one's best sentence first, then the paragraph.</summary>
internal static class Reranker
{
    /// <summary>Scores a question's candidates and puts the best first: see <see cref="CandidateList.Sort"/>.</summary>
    /// <param name="like">Own questions that are like the one asked, the likest first.</param>
    /// <param name="table">The order of the paragraphs.</param>
    public static void Rank(CandidateList candidates, IReadOnlyList<SimilarQuestion> like, ParagraphMap table)
    {
        foreach (var question in like)
        {
            if (question.Passage is { } passage)
            {
                var candidate = candidates.Find(passage.Paragraph)!;
                candidate.LikeOwnQuestion = Math.Max(candidate.LikeOwnQuestion, question.Likeness);
                candidate.IsOwnAnswer |= question.IsSame;
                if (question.IsSame)
                    candidate.Best ??= candidate.Sentences.Last(sentence =>
                        sentence.Range.Start <= passage.Range.Start
                    );
            }
            else if (candidates.FindEvidence(question.Article) is { } article)
            {
                article.LikeOwnQuestion = Math.Max(article.LikeOwnQuestion, question.Likeness);
            }
        }

        for (var i = 0; i < candidates.Count; i++)
            Score(candidates[i]);
        candidates.Sort(table);
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
        candidate.ScoreAlone = candidate.Score - ParagraphFeatures.ArticleQuestionShare(candidate);
    }

    private static double Sum<T>(ImmutableArray<Feature<T>> signals, T subject)
    {
        var sum = 0.0;
        foreach (var signal in signals)
            sum += signal.Weight * signal.Value(subject);
        return sum;
    }
}
