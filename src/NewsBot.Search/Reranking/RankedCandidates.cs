using System.Numerics;
using NewsBot.Search.Queries;
using NewsBot.Search.Text;

namespace NewsBot.Search.Reranking;

/// <summary>A question and its candidates, ranked.</summary>
/// <param name="Candidates">The candidates, best first.</param>
/// <param name="MaxIdf">The idf of a term that no paragraph has: how much a term can weigh in this library.</param>
internal sealed record RankedCandidates(Query Query, IReadOnlyList<Candidate> Candidates, double MaxIdf)
{
    /// <summary>"March 2022", "March of 2022", "March 3, 2022".</summary>
    private const int MaxMonthDistance = 2;

    /// <summary>Words that are less like a term are like it by chance.</summary>
    private const double MinSimilarity = 0.5;

    /// <summary>
    /// Σ idf of the query's terms; the idf of one missing term if they have none, in a library too small for its idf to
    /// mean anything.
    /// </summary>
    public double QueryMass => Query.TotalMass > 0 ? Query.TotalMass : MaxIdf;

    /// <summary>
    /// The same ranking by <see cref="Candidate.OwnScore"/>; itself if that is each candidate's score. Confidence comes
    /// from this ranking.
    /// </summary>
    public RankedCandidates ByOwnScore
    {
        get
        {
            for (var i = 0; i < Candidates.Count; i++)
            {
                if (Candidates[i].OwnScore != Candidates[i].Score)
                    return this with
                    {
                        Candidates =
                        [
                            .. Candidates
                                .OrderByDescending(candidate => candidate.IsAuthoredAnswer)
                                .ThenByDescending(candidate => candidate.OwnScore),
                        ],
                    };
            }

            return this;
        }
    }

    /// <summary>The first candidate; there is one.</summary>
    public Candidate Best => Candidates[0];

    /// <summary>
    /// The own score of the candidate at a place, from 0; 0 if there is none.
    /// </summary>
    public double ScoreAt(int place) => place < Candidates.Count ? Candidates[place].OwnScore : 0;

    /// <summary>Σ idf of the terms with which this happened.</summary>
    public double GetMass(WordRole role)
    {
        var sum = 0.0;
        foreach (var term in Query.Terms)
            sum += term.Word.Role == role ? term.Idf : 0;
        return sum;
    }

    /// <summary>How many names and numbers of the question neither the first candidate nor its headline has.</summary>
    public int NamesMissingBelowHeadline => BitOperations.PopCount(Query.Names & ~(Best.Terms | Best.Article.Headline));

    /// <summary>How many names and numbers of the question the first candidate's article has nowhere.</summary>
    public int NamesMissingInArticle => BitOperations.PopCount(Query.Names & ~Best.Article.All);

    /// <summary>
    /// The share of all candidates' odds that the first one's article has, above 0 to 1: 1 if all are of one article.
    /// </summary>
    public double ShareOfArticle
    {
        get
        {
            var (own, all) = (0.0, 0.0);
            foreach (var candidate in Candidates)
            {
                var odds = Math.Exp(candidate.OwnScore - Best.OwnScore);
                all += odds;
                if (candidate.Article == Best.Article)
                    own += odds;
            }

            return own / all;
        }
    }

    /// <summary>
    /// The share of the query's idf that neither the first candidate nor its headline has, from 0 to 1; similar and
    /// related words cover as much of a term as they are like it.
    /// </summary>
    public double Uncovered
    {
        get
        {
            Span<float> best = stackalloc float[Query.MaxTerms];
            best = best[..Query.Terms.Length];
            best.Clear();
            foreach (var match in Best.Matches)
            {
                // A follow-up's candidates have the terms of the question before it behind its own.
                var isTerm = match.Mark.Kind is not (MatchKind.Cue or MatchKind.FunctionWord);
                if (isTerm && match.Mark.Similarity >= MinSimilarity && match.Mark.Index < best.Length)
                    best[match.Mark.Index] = Math.Max(best[match.Mark.Index], match.Mark.Similarity);
            }

            var covered = 0.0;
            for (var t = 0; t < best.Length; t++)
                covered += Query.Terms[t].Idf * (((Best.Article.Headline >> t) & 1) != 0 ? 1 : best[t]);
            return Query.TotalMass > 0 ? 1 - (covered / Query.TotalMass) : 1;
        }
    }

    /// <summary>
    /// 1 if the best sentence has the query's answer type, −1 if it lacks it, 0 if the query has none.
    /// </summary>
    public int AnswerTypeMatch =>
        Query.AnswerTypes == AnswerTypes.None ? 0
        : (Best.Best.Kinds & Query.AnswerTypes) != AnswerTypes.None ? 1
        : -1;

    /// <summary>
    /// Whether the first candidate has a month and its year together, or the date, headline or standfirst of its article
    /// has both: "in March" in an article of January 2022 says nothing of March 2022.
    /// </summary>
    private bool HasMonth(ulong month)
    {
        if ((month & ~Best.Article.Headline) == 0)
            return true;
        var matches = Best.TermMatches;
        for (var i = 1; i < matches.Length; i++)
        {
            var both = (1UL << matches[i - 1].Index) | (1UL << matches[i].Index);
            if (both == month && matches[i].Position - matches[i - 1].Position <= MaxMonthDistance)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the first candidate can be a confident answer: the question is clear, one of its subjects is in the
    /// paragraph or headline, the article has every name and number ("When did Luna-27 crash" is not answered by when
    /// Luna-25 did), one for an amount of money or a share finds one, and
    /// one for a definition a sentence that defines.
    /// </summary>
    public bool CanBeSure =>
        Best.IsAuthoredAnswer
        || (
            Query.SaysWhatItAsks
            && NamesMissingInArticle == 0
            && Array.TrueForAll(Query.Months, HasMonth)
            && (AnswerTypeMatch >= 0 || Query.AnswerTypes is not (AnswerTypes.Money or AnswerTypes.Share))
            && (Query.Subjects & (Best.Terms | Best.Article.Headline)) != 0
            && (!Query.AsksForDefinition || Best.Best.Defines)
        );
}
