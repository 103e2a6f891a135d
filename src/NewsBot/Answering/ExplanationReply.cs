using System.Globalization;
using NewsBot.Localization;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Queries;

namespace NewsBot.Answering;

/// <summary>Explains in sentences how an answer came about: which words were found where, and what counted.</summary>
internal static class ExplanationReply
{
    private const int MaxPassages = 2;
    private const int MaxReasons = 3;
    private const int MaxWords = 20;
    private const int MaxListLength = 150;
    private const int MaxQuestionLength = 200;
    private const int MaxHeadlineLength = 100;

    /// <summary>The features that mean the same to a reader, by the names that <c>ask --explain</c> has for them.</summary>
    private static readonly (string[] Features, Func<Phrases, string> Name)[] Reasons =
    [
        (["best sentence", "bm25", "own form"], words => words.WhyWords),
        (["headline", "topic", "whole headline"], words => words.WhyHeadline),
        (["article"], words => words.WhyArticle),
        (["nearness"], words => words.WhyNearness),
        (["in a row", "function words"], words => words.WhyOrder),
        (["alike", "related"], words => words.WhyRelated),
        (["own question", "article's question"], words => words.WhyAuthored),
        (["early"], words => words.WhyEarly),
        (["before"], words => words.WhyBefore),
        (["newest"], words => words.WhyNewest),
    ];

    /// <summary>Explains a result.</summary>
    public static Reply Create(SearchResult result, ConfidenceThresholds thresholds, Phrases words)
    {
        var text = new RichTextBuilder().Bold(ShownText.OneLine(result.Question, MaxQuestionLength)).Line();
        text.Plain(words.WhyKnown(Percent(result.Answerability), Percent(thresholds.Answerability))).Line();
        if (result.Hits.Count > 0)
            text.Plain(words.WhyConfidence(Percent(result.Confidence), Percent(thresholds.Answer))).Line();
        text.Line();
        AppendWords(text, result, words);
        foreach (var hit in result.Hits.Take(MaxPassages))
            AppendHit(text, hit, words);
        return new Reply(text.Build());
    }

    private static void AppendWords(RichTextBuilder text, SearchResult result, Phrases words)
    {
        AppendList(text, words.WhySearched, Written(WordRole.Known));
        foreach (var word in result.Words.Where(word => word.Role == WordRole.Corrected))
            text.Fill(
                    words.SearchedFor,
                    new Part.Bold(word.CorrectionWritten!),
                    new Part.Plain(ShownText.OneLine(word.Written, MaxHeadlineLength))
                )
                .Line();
        AppendList(text, words.NotInAnyArticle, Written(WordRole.Unknown));
        AppendList(text, words.WhyIgnored, Written(WordRole.Ignored));

        IEnumerable<string> Written(WordRole role) =>
            result.Words.Where(word => word.Role == role).Select(word => word.Written);
    }

    private static void AppendHit(RichTextBuilder text, Hit hit, Phrases words)
    {
        ShortQuote
            .From(Passage.FromHit(hit))
            .AppendTo(text.Line())
            .Line()
            .Plain(ShownText.OneLine(hit.Article.Headline, MaxHeadlineLength))
            .Line();
        var found = hit.Words.ToLookup(word => word.Place, word => word.Word.CorrectionWritten ?? word.Word.Written);
        AppendList(text, words.WhyInSentence, found[WordPlace.Sentence]);
        AppendList(text, words.WhyInParagraph, found[WordPlace.Paragraph]);
        AppendList(text, words.WhyInHeadline, found[WordPlace.Headline]);
        AppendList(text, words.WhyInArticle, found[WordPlace.Article]);
        AppendList(text, words.WhyNowhere, found[WordPlace.Nowhere]);
        AppendList(
            text,
            words.WhyCounted,
            Reasons
                .Select(reason =>
                    (
                        reason.Name,
                        Share: hit.Features.Where(feature => reason.Features.Contains(feature.Name))
                            .Sum(feature => feature.Share)
                    )
                )
                .Where(reason => reason.Share > 0)
                .OrderByDescending(reason => reason.Share)
                .Take(MaxReasons)
                .Select(reason => reason.Name(words))
        );
    }

    private static void AppendList(RichTextBuilder text, Func<string, string> phrase, IEnumerable<string> items)
    {
        var shown = items.Take(MaxWords).Select(item => ShownText.OneLine(item, MaxHeadlineLength)).ToList();
        if (shown.Count > 0)
            text.Plain(phrase(ShownText.OneLine(string.Join(", ", shown), MaxListLength))).Line();
    }

    private static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share)} %");
}
