namespace NewsBot.Search;

/// <summary>Where the two numbers of a result turn into an outcome.</summary>
/// <param name="Answer">
/// From this confidence on, what is known is an <see cref="Outcome.Answer"/>; below it <see cref="Outcome.Unsure"/>. 0
/// to 1.
/// </param>
/// <param name="Answerability">
/// From this on, the library speaks of it; below it the outcome is <see cref="Outcome.None"/>. 0 to 1.
/// </param>
public sealed record ConfidenceThresholds(double Answer, double Answerability)
{
    private const double DefaultAnswer = 0.6;
    private const double DefaultKnown = 0.45;

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

    internal Outcome Decide(double known, double confidence, bool canBeSure) =>
        known < Answerability ? Outcome.None
        : confidence >= Answer && canBeSure ? Outcome.Answer
        : Outcome.Unsure;
}
