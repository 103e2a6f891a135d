using System.Globalization;
using NewsBot.Search;
using NewsBot.Search.Questions;

namespace NewsBot.Commands;

/// <summary>Shows how a result came about, word by word.</summary>
internal static class Explanation
{
    private const int WordWidth = 18;

    public static void Write(SearchResult result, TextWriter writer)
    {
        writer.WriteLine($"outcome {AnswerRecord.NameOf(result.Outcome)}, confidence {Number(result.Confidence)}, language {result.Language}");
        writer.WriteLine();
        writer.WriteLine($"{"word",-WordWidth} {"idf",6}  what became of it");
        foreach (var word in result.Words)
            writer.WriteLine($"{Fit(word.Written),-WordWidth} {(word.Role == WordRole.Ignored ? "" : Number(word.Idf)),6}  {Describe(word)}");

        for (var i = 0; i < result.Hits.Count; i++)
        {
            var hit = result.Hits[i];
            writer.WriteLine();
            writer.WriteLine($"{i + 1}. score {Number(hit.Score)} – {hit.Article.Id}, paragraph {hit.Paragraph}");
            foreach (var match in hit.Matches.Where(match => match.InParagraph > 0 || match.InHeadline > 0))
            {
                writer.WriteLine($"   {Fit(match.Word.Written),-WordWidth} paragraph {Number(match.InParagraph),6}   headline {Number(match.InHeadline),6}");
            }

            writer.WriteLine($"   {"best sentence",-WordWidth} {Number(hit.InBestSentence),16}");
            writer.WriteLine($"   {hit.Best.Of(hit.Text).ToString().ReplaceLineEndings(" ")}");
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
