using System.Globalization;
using NewsBot.Desk.Models;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Queries;

namespace NewsBot.Desk.Pages;

/// <summary>Explains results: the same numbers as <c>ask --explain</c>.</summary>
internal static class TryResults
{
    private const int MaxHits = 5;
    private const int MaxUnknown = 3;

    /// <summary>Smaller shares change no order that a reader sees.</summary>
    private const double MinShare = 0.05;

    /// <param name="retracted">The retracted article that readers are warned of; null for none.</param>
    public static TryResult Create(SearchResult result, Article? retracted, ConfidenceThresholds thresholds) =>
        new(
            result.Outcome switch
            {
                Outcome.Answer => "answered",
                Outcome.Unsure => "unsure",
                _ => "refused",
            },
            result.Outcome switch
            {
                Outcome.Answer => "Answered with the first passage",
                Outcome.Unsure => "Unsure: readers choose from the passages",
                _ => "Not answered: readers get “nothing found”",
            },
            [.. GetSentences(result, retracted, thresholds)],
            [.. result.Words.Select(CreateWord)],
            [.. WaitingQuestions.GetUnknownWords(result).Take(MaxUnknown)],
            [.. result.Hits.Take(MaxHits).Select((hit, i) => CreateHit(hit, i + 1))],
            result.Hits.Count == 0
                ? []
                :
                [
                    CreateTable("An article answers it (log odds)", result.AnswerabilityFeatures),
                    CreateTable("The first passage is right (log odds)", result.ConfidenceFeatures),
                ]
        );

    private static IEnumerable<string> GetSentences(
        SearchResult result,
        Article? retracted,
        ConfidenceThresholds thresholds
    )
    {
        yield return $"An article answers it: {Percent(result.Answerability)}; from "
            + $"{Percent(thresholds.Answerability)} on passages are shown.";
        if (result.Hits.Count > 0)
            yield return $"The first passage is right: {Percent(result.Confidence)}; from "
                + $"{Percent(thresholds.Answer)} on it is the answer.";
        if (retracted is not null)
            yield return $"Above it, readers see that an article on this was retracted: {retracted.Headline}";
    }

    private static QueryWordModel CreateWord(QuestionWord word) =>
        new(
            word.Written,
            word.Role.ToString().ToLowerInvariant(),
            Number(word.Idf),
            word.Role switch
            {
                WordRole.Corrected => $"in no article; searched for “{word.CorrectionWritten}”",
                WordRole.Unknown => "in no article",
                _ => null,
            }
        );

    private static HitModel CreateHit(Hit hit, int rank)
    {
        var passage = Passage.FromHit(hit);
        var best = passage.BestSentence;
        var article = hit.Article;
        var date = article.Date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "undated";
        return new HitModel(
            rank,
            passage.Key.ToString(),
            hit.Text[..best.Start],
            best.Of(hit.Text).ToString(),
            hit.Text[(best.Start + best.Length)..],
            article.Headline,
            EditForms.GetPath(article.Id),
            article.Outlet ?? "no outlet",
            $"{date} · paragraph {hit.Paragraph} · score {Number(hit.Score)}",
            [
                .. hit.Words.Select(word => new PlaceRow(
                    word.Word.CorrectionWritten ?? word.Word.Written,
                    word.InSentence,
                    word.InParagraph,
                    word.InHeadline,
                    word.InArticle
                )),
            ],
            [CreateTable("The paragraph", hit.Features), CreateTable("Its best sentence", hit.SentenceFeatures)]
        );
    }

    private static EvidenceTable CreateTable(string title, IReadOnlyList<FeatureContribution> features) =>
        new(
            title,
            [
                .. features
                    .Where(feature => Math.Abs(feature.Share) >= MinShare)
                    .OrderByDescending(feature => Math.Abs(feature.Share))
                    .Select(feature => new EvidenceRow(
                        feature.Name,
                        feature.Why,
                        Number(feature.Value),
                        Number(feature.Weight),
                        feature.Share.ToString("+0.0;−0.0", CultureInfo.InvariantCulture)
                    )),
            ]
        );

    private static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share)} %");

    private static string Number(double value) => value.ToString("0.0#", CultureInfo.InvariantCulture);
}
