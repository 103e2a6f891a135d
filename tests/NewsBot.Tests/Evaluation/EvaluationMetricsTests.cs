using CsCheck;
using NewsBot.Evaluation;
using NewsBot.Search;

namespace NewsBot.Tests.Evaluation;

public sealed class EvaluationMetricsTests
{
    private static readonly JudgedQuestion Answerable = new("q", Article: "a", Answers: ["yes"], Tag: "t");
    private static readonly JudgedQuestion Unanswerable = new("q", Tag: "u");

    [Fact]
    public void The_figures_are_as_counted_by_hand()
    {
        var all = EvaluationMetrics.OfGroups([
            Judged(Answerable, rank: 1, Outcome.Answer, 0.9),
            Judged(Answerable, rank: 2, Outcome.Unsure, 0.5),
            Judged(Answerable, rank: 0, Outcome.None, 0.2),
            Judged(Unanswerable, rank: 0, Outcome.None, 0.1),
            Judged(Unanswerable, rank: 0, Outcome.Answer, 0.8),
        ])[0];
        Assert.Multiple(
            () => Assert.Equal((5, 3), (all.Questions, all.Answerable)),
            () => Assert.Equal(1 / 3.0, all.Hit1!.Value, 6),
            () => Assert.Equal(2 / 3.0, all.Hit3!.Value, 6),
            () => Assert.Equal(0.5, all.Mrr10!.Value, 6), // (1 + 1/2 + 0) / 3
            () => Assert.Equal(2 / 3.0, all.Answered!.Value, 6),
            () => Assert.Equal(0.5, all.Refused!.Value, 6),
            () => Assert.Equal(4 / 6.0, all.Auroc!.Value, 6)
        ); // 0.9 beats both, 0.5 and 0.2 one each
    }

    [Fact]
    public void The_area_under_the_curve_is_the_share_of_pairs_won()
    {
        var confidences = Gen.Int[0, 5].Select(i => i / 5.0).Array[1, 20];
        Gen.Select(confidences, confidences)
            .Sample(
                (positives, negatives) =>
                {
                    var won = positives.Sum(p =>
                        negatives.Sum(n =>
                            p > n ? 1.0
                            : p == n ? 0.5
                            : 0
                        )
                    );
                    Assert.Equal(
                        won / positives.Length / negatives.Length,
                        EvaluationMetrics.AreaUnderRoc(positives, [.. negatives])!.Value,
                        9
                    );
                }
            );
    }

    [Theory]
    [InlineData("a", "It said\n  yes.", true)]
    [InlineData("a", "It said no.", false)]
    [InlineData("b", "It said yes.", false)]
    public void A_hit_is_right_when_it_is_of_the_article_and_has_an_answer(string article, string text, bool isRight) =>
        Assert.Equal(isRight, new JudgedQuestion("q", "a", Answers: ["said yes"]).IsRight(article, text));

    [Fact]
    public void With_a_passage_the_answers_do_not_count() =>
        Assert.True(
            new JudgedQuestion("q", "a", Passage: "white  space", Answers: ["other"]).IsRight(
                "a",
                "Much white\nspace here."
            )
        );

    [Fact]
    public void The_calibration_error_is_the_difference_between_confidence_and_outcome() =>
        Assert.Multiple(
            () =>
                Assert.Equal(
                    ((2 * 0.05) + (4 * 0)) / 6,
                    EvaluationMetrics
                        .CalibrationError([
                            (0.95, true),
                            (0.95, true),
                            (0.25, false),
                            (0.25, true),
                            (0.25, false),
                            (0.25, false),
                        ])!
                        .Value,
                    9
                ),
            () => Assert.Equal(0, EvaluationMetrics.CalibrationError([(1, true), (0, false)])),
            () => Assert.Equal(1, EvaluationMetrics.CalibrationError([(0, true), (1, false)])),
            () => Assert.Null(EvaluationMetrics.CalibrationError([]))
        );

    [Fact]
    public void What_was_given_as_an_answer_is_counted_apart()
    {
        var question = new JudgedQuestion("q", "a", Answers: ["yes"]);
        var figures = EvaluationMetrics.OfGroups([
            Judged(question, 1, Outcome.Answer, 1),
            Judged(question, 2, Outcome.Answer, 1),
            Judged(question, 1, Outcome.Unsure, 1),
            Judged(new JudgedQuestion("q"), 0, Outcome.None, 0),
        ])[0];
        Assert.Equal((1 / 2.0, 1 / 3.0), (figures.AnswersRight, figures.RightAnswers));
    }

    private static QuestionOutcome Judged(JudgedQuestion question, int rank, Outcome outcome, double known) =>
        new(question, rank, rank == 1, rank == 1, outcome, known, 0, TimeSpan.Zero);
}
