using System.Globalization;
using NewsBot.Search;
using NewsBot.Search.Questions;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary>Shows how a result came about, word by word.</summary>
internal static class Explanation
{
    private const int WordWidth = 18;

    public static void Write(SearchResult result, TextWriter writer)
    {
        void Line(string text = "") => writer.WriteLine(TerminalText.FitLine(text));

        Line($"outcome {AnswerRecord.NameOf(result.Outcome)}, confidence {Number(result.Confidence)}, language {result.Language}");
        Line();
        Line($"{"word",-WordWidth} {"idf",6}  what became of it");
        foreach (var word in result.Words)
            Line($"{Fit(word.Written),-WordWidth} {(word.Role == WordRole.Ignored ? "" : Number(word.Idf)),6}  {Describe(word)}");

        for (var i = 0; i < result.Hits.Count; i++)
        {
            var hit = result.Hits[i];
            Line();
            Line($"{i + 1}. score {Number(hit.Score)} – {hit.Article.Id}, paragraph {hit.Paragraph}");
            foreach (var match in hit.Matches.Where(match => match.InParagraph > 0 || match.InHeadline > 0))
            {
                Line($"   {Fit(match.Word.Written),-WordWidth} paragraph {Number(match.InParagraph),6}   headline {Number(match.InHeadline),6}");
            }

            Line($"   {"best sentence",-WordWidth} {Number(hit.InBestSentence),16}");
            Line($"   {hit.Best.Of(hit.Text).ToString()}");
        }
    }

    private static string Describe(QuestionWord word) => word.Role switch
    {
        WordRole.Known => "searched",
        WordRole.Corrected => $"in no article; searched for «{word.CorrectionWritten}»",
        WordRole.Unknown => "in no article",
        _ => "not searched: a question or function word",
    };

    private static string Fit(string word) => word.Length <= WordWidth ? word : word[..(WordWidth - 1)] + "…";

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
