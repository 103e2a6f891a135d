namespace NewsBot.Search;

/// <summary>Where the confidence of a result turns into an outcome.</summary>
/// <param name="Answer">From this confidence on, <see cref="Outcome.Answer"/>. Between <paramref name="Unsure"/> and 1.</param>
/// <param name="Unsure">From this confidence on, at least <see cref="Outcome.Unsure"/>. Between 0 and <paramref name="Answer"/>.</param>
public readonly record struct ConfidenceThresholds(double Answer, double Unsure)
{
    private const double UnsureShare = 0.7;

    /// <summary>Suits most libraries: docs/ARCHITECTURE.md says how it was chosen.</summary>
    public static ConfidenceThresholds Default { get; } = FromAnswer(0.65);

    /// <summary>From an answer's threshold alone: unsure begins at seven tenths of it.</summary>
    public static ConfidenceThresholds FromAnswer(double answer) => new(answer, answer * UnsureShare);

    internal Outcome Decide(double confidence) =>
        confidence >= Answer ? Outcome.Answer
        : confidence >= Unsure ? Outcome.Unsure
        : Outcome.None;
}
