using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Evaluation;

/// <summary>What <c>eval</c> found.</summary>
/// <param name="Groups">The figures over all questions first, then by tag.</param>
/// <param name="MicrosecondsP50">Half of the questions took no longer, in µs.</param>
/// <param name="MicrosecondsP95">95 of 100 took no longer.</param>
/// <param name="MicrosecondsP99">99 of 100 took no longer.</param>
/// <param name="BuildSeconds">Reading the articles and building the index, in seconds.</param>
/// <param name="BytesPerParagraph">What the index holds for a paragraph, without the text.</param>
internal sealed record EvaluationReport(
    IReadOnlyList<EvaluationMetrics> Groups,
    double MicrosecondsP50,
    double MicrosecondsP95,
    double MicrosecondsP99,
    double BuildSeconds,
    double BytesPerParagraph
)
{
    private static readonly EvaluationJson Json = new(
        new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase }
    );

    public static EvaluationReport Create(
        IReadOnlyList<QuestionOutcome> judgements,
        TimeSpan build,
        double bytesPerParagraph
    )
    {
        var times = judgements.Select(judgement => judgement.Elapsed.TotalMicroseconds).Order().ToArray();
        return new EvaluationReport(
            EvaluationMetrics.OfGroups(judgements),
            Percentile(times, 0.50),
            Percentile(times, 0.95),
            Percentile(times, 0.99),
            build.TotalSeconds,
            bytesPerParagraph
        );
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json.EvaluationReport);

    public void WriteTo(TextWriter writer)
    {
        var width = Math.Max(12, Groups.Max(group => group.Tag.Length));
        writer.WriteLine(
            $"{"".PadRight(width)} {"questions", 10} {"hit@1", 7} {"hit@3", 7} {"MRR@10", 7} {"article@1", 10} "
                + $"{"sentence@1", 11} {"of hits", 8} {"answered", 9} {"refused", 8} {"AUROC", 6} "
                + $"{"sure:", 7} {"AUROC", 6} {"error", 6} {"right", 6} {"of all", 7}"
        );
        foreach (var g in Groups)
        {
            writer.WriteLine(
                $"{g.Tag.PadRight(width)} {g.Questions, 10} {Percent(g.Hit1), 7} {Percent(g.Hit3), 7} "
                    + $"{Percent(g.Mrr10), 7} {Percent(g.ArticleHit1), 10} "
                    + $"{Percent(g.Sentence1), 11} {Percent(g.Sentence1OfHits), 8} {Percent(g.Answered), 9} "
                    + $"{Percent(g.Refused), 8} {Digits(g.Auroc), 6} "
                    + $"{"", 7} {Digits(g.ConfidenceAuroc), 6} {Digits(g.ConfidenceError), 6} "
                    + $"{Percent(g.AnswersRight), 6} {Percent(g.RightAnswers), 7}"
            );
        }

        writer.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"µs a question: p50 {MicrosecondsP50:0}, p95 {MicrosecondsP95:0}, p99 {MicrosecondsP99:0} · "
                    + $"build {BuildSeconds:0.00} s · {BytesPerParagraph:0} bytes a paragraph"
            )
        );
    }

    private static string Digits(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";

    private static string Percent(double? share) =>
        share is { } value ? (100 * value).ToString("0.0", CultureInfo.InvariantCulture) : "–";

    /// <summary>By nearest rank.</summary>
    private static double Percentile(double[] sorted, double share) =>
        sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}

[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
