using NewsBot.Search.Queries;
using NewsBot.Search.Reranking;

namespace NewsBot.Search;

/// <summary>Whether a result is worth showing as an answer.</summary>
public enum Outcome
{
    /// <summary>Nothing in the library answers the question.</summary>
    None,

    /// <summary>The first hit may answer it.</summary>
    Unsure,

    /// <summary>The first hit answers it.</summary>
    Answer,
}

/// <summary>What the library has on a question.</summary>
/// <param name="Language">The question's language as an ISO 639-1 code, or "und" if unknown.</param>
/// <param name="Outcome">What to do with the first hit.</param>
/// <param name="Answerability">
/// The probability that an article answers the question; decides on <see cref="Outcome.None"/>.
/// </param>
/// <param name="Confidence">
/// From 0 to 1: that the first hit is right. Decides between <see cref="Outcome.Answer"/> and
/// <see cref="Outcome.Unsure"/>.
/// </param>
/// <param name="Hits">The ranking, best first, for every outcome.</param>
/// <param name="Words">The question's words in order, each once.</param>
/// <remarks>
/// The contributions to the two numbers are in <see cref="AnswerabilityFeatures"/> and
/// <see cref="ConfidenceFeatures"/>. A result holds on to the index that it came from, which is asked again for these
/// and for the features and words of the hits.
/// </remarks>
public sealed record SearchResult(
    string Question,
    string Language,
    Outcome Outcome,
    double Answerability,
    double Confidence,
    IReadOnlyList<Hit> Hits,
    IReadOnlyList<QuestionWord> Words
)
{
    /// <summary>Whether it was searched as a follow-up to the question before: see <see cref="SearchIndex.Continue"/>.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>The question as it is understood.</summary>
    internal Query Query { get; init; } = null!;

    internal Explanation Explanation { get; init; } = null!;

    /// <summary>What speaks for and against <see cref="Answerability"/>, in log odds; none without a hit.</summary>
    public IReadOnlyList<FeatureContribution> AnswerabilityFeatures =>
        Hits.Count > 0
            ? FeatureContribution.Explain(
                Reranking.ConfidenceModel.AnswerabilityFeatures,
                Explanation.Ranked.ByOwnScore
            )
            : [];

    /// <summary>What speaks for and against <see cref="Confidence"/>, in log odds; none without a hit.</summary>
    public IReadOnlyList<FeatureContribution> ConfidenceFeatures =>
        Hits.Count > 0
            ? FeatureContribution.Explain(Reranking.ConfidenceModel.ConfidenceFeatures, Explanation.Ranked.ByOwnScore)
            : [];
}
