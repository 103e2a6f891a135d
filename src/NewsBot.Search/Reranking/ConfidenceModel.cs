using System.Collections.Immutable;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Reranking;

/// <summary>
/// How far a ranking can be trusted: two probabilities, each a logistic regression over a few features of the ranking.
/// Fitted to questions with and without an answer: docs/RANKING.md.
/// </summary>
internal static class ConfidenceModel
{
    private const int Fifth = 4;

    /// <summary>
    /// The confidence of a passage that an article names as the answer: moderators are nearly always right.
    /// </summary>
    private const double AuthoredAnswer = 0.99;

    /// <summary>What speaks for the library having something on it.</summary>
    public static ImmutableArray<Feature<RankedCandidates>> AnswerabilityFeatures { get; } =
    [
        new("start", -4.463, "Where nothing else is said.", _ => 1),
        new("score", 2.650, "The first hit's score, of what was asked.", ranked =>
            ranked.Best.ScoreWithoutAuthored / ranked.QueryMass
        ),
        new("mass", 2.209, "The first hit's score, in rarest words.", ranked =>
            ranked.Best.ScoreWithoutAuthored / ranked.MaxIdf
        ),
        new("names missing", -0.897, "Names and numbers that it lacks: nothing replaces them.", ranked =>
            ranked.MissingNames
        ),
        new("headline", 2.538, "What the headline has of the question.", ranked =>
            ranked.Best.GetMass(ranked.Best.Article.Headline) / ranked.QueryMass
        ),
        new("missing", -0.656, "What it lacks, in rarest words.", ranked => ranked.Missing / ranked.MaxIdf),
        new("corrected", -1.818, "A corrected word may have been meant as written.", ranked =>
            ranked.GetMass(WordRole.Corrected) / ranked.QueryMass
        ),
        new("unknown", -1.047, "What no article has.", ranked => ranked.GetMass(WordRole.Unknown) / ranked.QueryMass),
    ];

    /// <summary>What speaks for the first hit being right.</summary>
    public static ImmutableArray<Feature<RankedCandidates>> ConfidenceFeatures { get; } =
    [
        new("start", -1.504, "Where nothing else is said.", _ => 1),
        new("lead", 2.707, "How far the next hit is behind.", ranked =>
            (ranked.Best.ScoreWithoutAuthored - ranked.ScoreAt(1)) / ranked.MaxIdf
        ),
        new("field", 2.139, "How far the fifth hit is behind.", ranked =>
            (ranked.Best.ScoreWithoutAuthored - ranked.ScoreAt(Fifth)) / ranked.MaxIdf
        ),
        new("missing", -1.141, "What it lacks, in rarest words.", ranked => ranked.Missing / ranked.MaxIdf),
        new("unknown", -3.675, "What no article has, of what was asked.", ranked =>
            ranked.GetMass(WordRole.Unknown) / ranked.QueryMass
        ),
    ];

    /// <summary>That an article answers the question, 0 to 1; 0 without a candidate.</summary>
    public static double GetAnswerability(RankedCandidates ranked) =>
        Predict(AnswerabilityFeatures, ranked.WithoutAuthored);

    /// <summary>
    /// That the first candidate is right, 0 to 1; 0 without a candidate. If an authored question brought another
    /// article forward, both can't be right: at most what the ranking by itself leaves to others.
    /// </summary>
    public static double GetConfidence(RankedCandidates ranked)
    {
        var alone = ranked.WithoutAuthored;
        var sure = Predict(ConfidenceFeatures, alone);
        return ranked.Candidates.Count == 0 || alone.Best == ranked.Best ? sure : Math.Min(sure, 1 - sure);
    }

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
