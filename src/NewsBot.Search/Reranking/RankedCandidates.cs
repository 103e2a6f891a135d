using System.Numerics;
using NewsBot.Search.Queries;
using NewsBot.Search.Text;

namespace NewsBot.Search.Reranking;

/// <summary>A question and its candidates, ranked.</summary>
/// <param name="Candidates">The candidates, best first.</param>
/// <param name="MaxIdf">The idf of a term that no paragraph has: how much a term can weigh in this library.</param>
internal sealed record RankedCandidates(Query Query, IReadOnlyList<Candidate> Candidates, double MaxIdf)
{
    /// <summary>
    /// Σ idf of the query's terms; the idf of one missing term if they have none, in a library too small for its idf to
    /// mean anything.
    /// </summary>
    public double QueryMass => Query.TotalMass > 0 ? Query.TotalMass : MaxIdf;

    /// <summary>
    /// The same ranking without authored questions that name no passage; itself if there are none. Such questions tell
    /// which article answers, not how well a passage does, so confidence comes from this ranking.
    /// </summary>
    public RankedCandidates WithoutAuthored
    {
        get
        {
            for (var i = 0; i < Candidates.Count; i++)
            {
                if (Candidates[i].ScoreWithoutAuthored != Candidates[i].Score)
                    return this with
                    {
                        Candidates =
                        [
                            .. Candidates
                                .OrderByDescending(candidate => candidate.IsAuthoredAnswer)
                                .ThenByDescending(candidate => candidate.ScoreWithoutAuthored),
                        ],
                    };
            }

            return this;
        }
    }

    /// <summary>The first candidate; there is one.</summary>
    public Candidate Best => Candidates[0];

    /// <summary>
    /// The score of the candidate at a place, from 0, without authored questions that name no passage; 0 if there is
    /// none.
    /// </summary>
    public double ScoreAt(int place) => place < Candidates.Count ? Candidates[place].ScoreWithoutAuthored : 0;

    /// <summary>Σ idf of the terms with which this happened.</summary>
    public double GetMass(WordRole role)
    {
        var sum = 0.0;
        foreach (var term in Query.Terms)
            sum += term.Word.Role == role ? term.Idf : 0;
        return sum;
    }

    /// <summary>Σ idf of the terms that the first candidate lacks.</summary>
    public double Missing => QueryMass - Best.GetMass(Best.Terms);

    /// <summary>How many names and numbers of the question the first candidate lacks.</summary>
    public int MissingNames => BitOperations.PopCount(Query.Names & ~Best.Terms);

    /// <summary>
    /// Whether the question has a name or number that the first candidate's article has nowhere: "When did Luna-27
    /// crash" is not answered by when Luna-25 did.
    /// </summary>
    private bool HasForeignName => (Query.Names & ~Best.Article.All) != 0;

    /// <summary>
    /// 1 if the best sentence has the query's answer type, −1 if it lacks it, 0 if the query has none.
    /// </summary>
    public int AnswerTypeMatch =>
        Query.AnswerTypes == AnswerTypes.None ? 0
        : (Best.Best.Kinds & Query.AnswerTypes) != AnswerTypes.None ? 1
        : -1;

    /// <summary>
    /// Whether the first candidate can be a confident answer: the question is clear, one of its subjects is in the
    /// paragraph or headline, the best sentence has the answer type, and the article has every name and number.
    /// </summary>
    public bool CanBeSure =>
        Best.IsAuthoredAnswer
        || (
            Query.SaysWhatItAsks
            && AnswerTypeMatch >= 0
            && !HasForeignName
            && (Query.Subjects & (Best.Terms | Best.Article.Headline)) != 0
        );
}
