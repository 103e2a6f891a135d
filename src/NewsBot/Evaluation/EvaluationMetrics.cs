using NewsBot.Search;

namespace NewsBot.Evaluation;

/// <summary>
/// Metrics over a group of judged questions. Shares are from 0 to 1; null if no question is of the kind.
/// </summary>
/// <param name="Answerable">How many of them an article answers.</param>
/// <param name="Hit1">Share of the answerable whose first hit is right.</param>
/// <param name="Hit3">Share of the answerable with a right hit among the first three.</param>
/// <param name="Mrr10">Mean of 1 ∕ rank of the first right hit among ten; 0 without one.</param>
/// <param name="ArticleHit1">Share of the answerable whose first hit is of the right article.</param>
/// <param name="Sentence1">Share of the questions with given answers whose first hit's best sentence has one.</param>
/// <param name="Sentence1OfHits">The same among those whose first hit is right.</param>
/// <param name="Answered">Share of the answerable that were not refused.</param>
/// <param name="Refused">Share of the unanswerable that were refused.</param>
/// <param name="Auroc">
/// The chance that an answerable question gets a higher <c>known</c> than an unanswerable one.
/// </param>
/// <param name="ConfidenceAuroc">
/// The chance that a question whose first hit is right gets a higher <c>confidence</c> than one whose first hit is not.
/// </param>
/// <param name="ConfidenceError">
/// How far <c>confidence</c> is from the share of first hits that are right, over ten bins of equal width, weighed by
/// their size.
/// </param>
/// <param name="AnswersRight">Share of what was given as <c>answer</c> that is right.</param>
/// <param name="RightAnswers">Share of the answerable that were given a right one as <c>answer</c>.</param>
internal sealed record EvaluationMetrics(
    string Tag,
    int Questions,
    int Answerable,
    double? Hit1,
    double? Hit3,
    double? Mrr10,
    double? ArticleHit1,
    double? Sentence1,
    double? Sentence1OfHits,
    double? Answered,
    double? Refused,
    double? Auroc,
    double? ConfidenceAuroc,
    double? ConfidenceError,
    double? AnswersRight,
    double? RightAnswers
)
{
    private const int Bins = 10;

    public const string All = "all";

    /// <summary>The metrics over all questions, and for each tag if there are several.</summary>
    public static IReadOnlyList<EvaluationMetrics> OfGroups(IReadOnlyList<QuestionOutcome> judgements)
    {
        var groups = judgements
            .GroupBy(judgement => judgement.Question.Tag ?? "untagged", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        var figures = new List<EvaluationMetrics> { Compute(All, judgements) };
        if (groups.Count > 1)
            figures.AddRange(groups.Select(group => Compute(group.Key, [.. group])));
        return figures;
    }

    private static EvaluationMetrics Compute(string tag, IReadOnlyList<QuestionOutcome> judgements)
    {
        var answerable = judgements.Where(judgement => judgement.Question.IsAnswerable).ToList();
        var unanswerable = judgements.Where(judgement => !judgement.Question.IsAnswerable).ToList();
        var withAnswers = answerable.Where(judgement => judgement.Question.Answers is { Count: > 0 }).ToList();
        var (right, wrong) = (
            judgements.Where(judgement => judgement.Rank == 1).ToList(),
            judgements.Where(judgement => judgement.Rank != 1).ToList()
        );
        return new EvaluationMetrics(
            tag,
            judgements.Count,
            answerable.Count,
            Share(answerable, judgement => judgement.Rank == 1),
            Share(answerable, judgement => judgement.Rank is >= 1 and <= 3),
            answerable.Count == 0
                ? null
                : answerable.Average(judgement => judgement.Rank == 0 ? 0 : 1.0 / judgement.Rank),
            Share(answerable, judgement => judgement.ArticleIsFirst),
            Share(withAnswers, judgement => judgement.SentenceIsRight),
            Share([.. withAnswers.Where(judgement => judgement.Rank == 1)], judgement => judgement.SentenceIsRight),
            Share(answerable, judgement => judgement.Outcome != Outcome.None),
            Share(unanswerable, judgement => judgement.Outcome == Outcome.None),
            AreaUnderRoc(
                [.. answerable.Select(judgement => judgement.Known)],
                [.. unanswerable.Select(judgement => judgement.Known)]
            ),
            AreaUnderRoc(
                [.. right.Select(judgement => judgement.Confidence)],
                [.. wrong.Select(judgement => judgement.Confidence)]
            ),
            CalibrationError([.. judgements.Select(judgement => (judgement.Confidence, judgement.Rank == 1))]),
            Share([.. judgements.Where(judgement => judgement.Outcome == Outcome.Answer)], judgement =>
                judgement.Rank == 1
            ),
            Share(answerable, judgement => judgement.Outcome == Outcome.Answer && judgement.Rank == 1)
        );
    }

    /// <summary>Expected calibration error: Naeini et al. 2015.</summary>
    internal static double? CalibrationError(IReadOnlyCollection<(double Said, bool IsSo)> cases) =>
        cases.Count == 0
            ? null
            : cases
                .GroupBy(one => Math.Min(Bins - 1, (int)(one.Said * Bins)))
                .Sum(bin => Math.Abs(bin.Sum(one => one.Said) - bin.Count(one => one.IsSo))) / cases.Count;

    private static double? Share(List<QuestionOutcome> judgements, Func<QuestionOutcome, bool> isSo) =>
        judgements.Count == 0 ? null : (double)judgements.Count(isSo) / judgements.Count;

    /// <summary>By ranks, ties counted half: Hanley and McNeil 1982.</summary>
    internal static double? AreaUnderRoc(double[] positives, double[] negatives)
    {
        if (positives.Length == 0 || negatives.Length == 0)
            return null;
        Array.Sort(negatives);
        var wins = 0.0;
        foreach (var positive in positives)
        {
            var below = LowerBound(negatives, positive);
            var notAbove = below;
            while (notAbove < negatives.Length && negatives[notAbove] <= positive)
                notAbove++;
            wins += below + ((notAbove - below) / 2.0);
        }

        return wins / positives.Length / negatives.Length;
    }

    private static int LowerBound(double[] sorted, double value)
    {
        int low = 0,
            high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
