using System.Globalization;
using NewsBot.Search;
using NewsBot.Search.Queries;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary>Shows how a result came about, word by word.</summary>
internal static class ExplanationWriter
{
    private const int WordWidth = 18;

    /// <param name="top">How many hits are explained at most.</param>
    public static void Write(SearchResult result, int top, TextWriter writer)
    {
        void Line(string text = "") => writer.WriteLine(TerminalText.FitLine(text));

        void Table(string title, IReadOnlyList<FeatureContribution> signals)
        {
            Line($"   {title, -WordWidth} {"value", 7} {"× weight", 9} {"= share", 8}");
            foreach (var signal in signals)
                Line(Row(signal));
        }

        Line(
            $"outcome {AnswerRecord.GetName(result.Outcome)}: known {Number(result.Answerability)} (an article "
                + $"answers it), confidence {Number(result.Confidence)} (the first hit is right), language "
                + $"{result.Language}"
        );
        Line();
        Line($"{"word", -WordWidth} {"idf", 6}  what became of it");
        foreach (var word in result.Words)
            Line(
                $"{Fit(word.Written), -WordWidth} {(word.Role == WordRole.Ignored ? "" : Number(word.Idf)), 6}  {Describe(word)}"
            );

        for (var i = 0; i < Math.Min(top, result.Hits.Count); i++)
        {
            var hit = result.Hits[i];
            Line();
            Line($"{i + 1}. score {Number(hit.Score)} – {hit.Article.Id}, paragraph {hit.Paragraph}");
            Line($"   «{hit.Best.Of(hit.Text)}»");
            foreach (var word in hit.Words)
                Line($"   {Fit(word.Word.Written), -WordWidth} {Where(word)}");
            Table("the paragraph", hit.Features);
            Table("its best sentence", hit.SentenceFeatures);
        }

        if (result.Hits.Count == 0)
            return;
        Line();
        Line("How far to trust it, in log odds: 0 is one half, 2 is 88 of 100, −2 is 12 of 100");
        Table("known", result.AnswerabilityFeatures);
        Table("confidence", result.ConfidenceFeatures);
    }

    private static string Row(FeatureContribution signal) =>
        (
            $"     {signal.Name, -WordWidth} {Number(signal.Value), 5} {Number(signal.Weight), 9} "
            + $"{Number(signal.Share), 8}  {(signal.Value == 0 ? "" : signal.Why)}"
        ).TrimEnd();

    private static string Where(WordMatch word) =>
        word.Place switch
        {
            WordPlace.Sentence => "in the best sentence",
            WordPlace.Paragraph => "in the paragraph",
            WordPlace.Headline => "in the headline, standfirst or date",
            WordPlace.Article => "elsewhere in the article",
            _ => "not in the article",
        };

    private static string Describe(QuestionWord word) =>
        word.Role switch
        {
            WordRole.Known => "searched",
            WordRole.Corrected => $"in no article; searched for «{word.CorrectionWritten}»",
            WordRole.Unknown => "in no article",
            _ => "not searched: a question or function word",
        };

    private static string Fit(string word) => word.Length <= WordWidth ? word : word[..(WordWidth - 1)] + "…";

    // Adding zero takes the sign off a zero.
    private static string Number(double value) =>
        (Math.Round(value, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);
}
