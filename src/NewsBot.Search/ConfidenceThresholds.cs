using NewsBot.Search.Reranking;

namespace NewsBot.Search;

/// <summary>The thresholds that turn the two numbers of a result into an outcome; each from 0 to 1.</summary>
/// <param name="Answer">
/// The lowest confidence of an <see cref="Outcome.Answer"/>; below it the outcome is <see cref="Outcome.Unsure"/>.
/// </param>
/// <param name="Answerability">The lowest answerability; below it the outcome is <see cref="Outcome.None"/>.</param>
public sealed record ConfidenceThresholds(double Answer, double Answerability)
{
    private const double DefaultAnswer = 0.6;
    private const double DefaultKnown = 0.5;

    /// <summary>Suits most libraries: docs/RANKING.md says how it was chosen.</summary>
    public static ConfidenceThresholds Default { get; } = new(DefaultAnswer, DefaultKnown);

    /// <summary>
    /// From an answer's threshold alone: the other one moves with it, both by the same odds, so that a bolder bot also
    /// finds more worth showing.
    /// </summary>
    public static ConfidenceThresholds FromAnswer(double answer)
    {
        var boldness = Odds(answer) / Odds(DefaultAnswer);
        return new(
            answer,
            double.IsPositiveInfinity(boldness) ? 1
                : Odds(DefaultKnown) * boldness is var odds ? odds / (1 + odds)
                : 0
        );
    }

    private static double Odds(double share) => share / (1 - share);

    /// <summary>A ranking's two numbers, and what they amount to.</summary>
    internal (Outcome Outcome, double Answerability, double Confidence) Judge(RankedCandidates ranked)
    {
        var answerability = ConfidenceModel.GetAnswerability(ranked);
        var confidence = ConfidenceModel.GetConfidence(ranked);
        var outcome =
            ranked.Candidates.Count == 0 || answerability < Answerability ? Outcome.None
            : confidence >= Answer && ranked.CanBeSure ? Outcome.Answer
            : Outcome.Unsure;
        return (outcome, answerability, confidence);
    }
}
