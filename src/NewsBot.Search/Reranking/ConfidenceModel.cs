using System.Collections.Immutable;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Reranking;

/// <summary>
/// How far a ranking can be trusted: two probabilities, each a logistic regression over a few features of the ranking.
/// Fitted to questions with and without an answer: docs/RANKING.md.
/// </summary>
internal static class ConfidenceModel
{
    /// <summary>
    /// Added to the learnt start: what was learnt to be 65 % is 60 % here, so that the default of the setting, older than
    /// this model, asks for as much.
    /// </summary>
    private const double StartShift = -0.214;

    /// <summary>
    /// The confidence of a passage that an article names as the answer: moderators are nearly always right.
    /// </summary>
    private const double AuthoredAnswer = 0.99;

    /// <summary>What speaks for the library having something on it.</summary>
    public static ImmutableArray<Feature<RankedCandidates>> AnswerabilityFeatures { get; } =
    [
        new("start", -1.255, "Where nothing else is said.", _ => 1),
        new("score", 1.203, "The first hit's score, of what was asked.", ranked =>
            ranked.Best.OwnScore / ranked.QueryMass
        ),
        new("mass", 1.115, "The first hit's score, in rarest words.", ranked => ranked.Best.OwnScore / ranked.MaxIdf),
        new("names missing", -0.762, "Names and numbers that neither it nor its headline has.", ranked =>
            ranked.NamesMissingBelowHeadline
        ),
        new("uncovered", -1.825, "What neither it nor its headline has, not even in other words.", ranked =>
            ranked.Uncovered
        ),
        new("whole headline", 1.011, "The question has the words of its headline.", ranked =>
            ranked.Best.Article.HeadlineShare
        ),
        new("unknown", -1.694, "What no article has.", ranked => ranked.GetMass(WordRole.Unknown) / ranked.QueryMass),
        new("corrected", -0.895, "A corrected word may have been meant as written.", ranked =>
            ranked.GetMass(WordRole.Corrected) / ranked.QueryMass
        ),
    ];

    /// <summary>What speaks for the first hit being right.</summary>
    public static ImmutableArray<Feature<RankedCandidates>> ConfidenceFeatures { get; } =
    [
        new("start", -0.440 + StartShift, "Where nothing else is said.", _ => 1),
        new("lead", 2.345, "How far the next hit is behind.", ranked =>
            (ranked.Best.OwnScore - ranked.ScoreAt(1)) / ranked.MaxIdf
        ),
        new("uncovered", -2.467, "What neither it nor its headline has, not even in other words.", ranked =>
            ranked.Uncovered
        ),
        new("article", 1.438, "How little there is in other articles.", ranked => Math.Log(ranked.ShareOfArticle)),
        new("whole headline", 0.962, "The question has the words of its headline.", ranked =>
            ranked.Best.Article.HeadlineShare
        ),
        new("own form", 0.895, "It has the words in the form that the question has them in.", ranked =>
            ranked.Best.GetMass(ranked.Best.SameForms) / ranked.QueryMass
        ),
        new("no such thing", -0.295, "Its best sentence has no date, number, name … though one is asked for.", ranked =>
            ranked.AnswerTypeMatch < 0 ? 1 : 0
        ),
        new("nothing beside it", -0.762, "Nothing stands beside the answer that stands beside such.", ranked =>
            ranked.Best.Best.LacksCue ? 1 : 0
        ),
        new("counted", 0.505, "A number stands before what is to be counted (1), or none does (−1).", ranked =>
            Counted(ranked)
        ),
        new("names missing", -1.125, "Names and numbers that neither it nor its headline has.", ranked =>
            ranked.NamesMissingBelowHeadline
        ),
        new("corrected", -1.431, "A corrected word may have been meant as written.", ranked =>
            ranked.GetMass(WordRole.Corrected) / ranked.QueryMass
        ),
    ];

    /// <summary>That an article answers the question, 0 to 1; 0 without a candidate.</summary>
    public static double GetAnswerability(RankedCandidates ranked) => Predict(AnswerabilityFeatures, ranked.ByOwnScore);

    /// <summary>
    /// That the first candidate is right, 0 to 1; 0 without a candidate. If an authored question or the
    /// conversation brought another article forward, both can't be right: at most what the ranking by itself leaves to
    /// others.
    /// </summary>
    public static double GetConfidence(RankedCandidates ranked)
    {
        var alone = ranked.ByOwnScore;
        var sure = Predict(ConfidenceFeatures, alone);
        return ranked.Candidates.Count == 0 || alone.Best == ranked.Best ? sure : Math.Min(sure, 1 - sure);
    }

    private static double Counted(RankedCandidates ranked) =>
        ranked.Query.CountedTerms == 0 ? 0
        : ranked.Best.Best.IsCounted ? 1
        : -1;

    private static double Predict(ImmutableArray<Feature<RankedCandidates>> features, RankedCandidates ranked)
    {
        if (ranked.Candidates.Count == 0)
            return 0;
        if (ranked.Best.IsAuthoredAnswer)
            return AuthoredAnswer;
        var sum = 0.0;
        foreach (var feature in features)
            sum += feature.Weight * feature.Value(ranked);
        return 1 / (1 + Math.Exp(-sum));
    }
}
