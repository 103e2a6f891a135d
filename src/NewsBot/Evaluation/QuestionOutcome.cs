using NewsBot.Search;

namespace NewsBot.Evaluation;

/// <summary>How one judged question went.</summary>
/// <param name="Rank">The place of the first right hit among the best ten, from 1; 0 when none is right.</param>
/// <param name="ArticleIsFirst">Whether the first hit is of the right article.</param>
/// <param name="SentenceIsRight">Whether the best sentence of the first hit has an answer.</param>
/// <param name="Known">How sure it was that an article answers it.</param>
/// <param name="Confidence">How sure it was that the first hit is right.</param>
internal sealed record QuestionOutcome(
    JudgedQuestion Question,
    int Rank,
    bool ArticleIsFirst,
    bool SentenceIsRight,
    Outcome Outcome,
    double Known,
    double Confidence,
    TimeSpan Elapsed
)
{
    public static QuestionOutcome Judge(JudgedQuestion question, SearchResult result, TimeSpan elapsed)
    {
        var rank = 0;
        for (var i = 0; i < result.Hits.Count && rank == 0; i++)
        {
            if (question.IsRight(result.Hits[i].Article.Id, result.Hits[i].Text))
                rank = i + 1;
        }

        var first = result.Hits.Count > 0 ? result.Hits[0] : null;
        return new QuestionOutcome(
            question,
            rank,
            first is not null && question.IsRightArticle(first.Article.Id),
            first is not null && question.HasAnswer(first.Best.Of(first.Text).ToString()),
            result.Outcome,
            result.Answerability,
            result.Confidence,
            elapsed
        );
    }
}
