using System.Collections.Immutable;
using NewsBot.Answers;
using NewsBot.Libraries;
using NewsBot.Messages;
using NewsBot.Search;
using NewsBot.Search.Questions;
using NewsBot.Wording;

namespace NewsBot.Conversations;

/// <summary>The reply to a question.</summary>
/// <param name="thresholds">Where confidence becomes an outcome.</param>
/// <param name="time">Tells how old an article is.</param>
internal sealed class Answering(ConfidenceThresholds thresholds, TimeProvider time)
{
    /// <summary>The longest that a button's label gets.</summary>
    public const int LongestLabel = 60;

    private const int MostOtherPassages = 2;
    private const int MostCorrections = 3;
    private const int MostUnknown = 8;
    private const int LongestNotice = 500;
    private const int LongestWord = 60;

    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <summary>Looks a question up and says what was found.</summary>
    /// <param name="question">The question.</param>
    /// <param name="library">Where to look.</param>
    /// <param name="words">The words that are not the articles'.</param>
    /// <param name="showsQuestion">Whether the question stands above: the person has not written it.</param>
    public Reply Answer(string question, Library library, Words words, bool showsQuestion = false)
    {
        var result = library.Index.Search(question, top: 1 + MostOtherPassages, thresholds);
        var text = new RichTextBuilder();
        if (showsQuestion) text.Bold(ShownText.OneLine(question, Quotation.LongestHeadline)).Line();
        if (result.Outcome != Outcome.Answer && RetractedFor(question, result.Known, library) is { } retracted) NameRetracted(text, retracted, words);
        if (result.Outcome == Outcome.None) NotFound(text, result, library, words);
        else Found(text, result, words);
        return new Reply(text.Build()) { Rows = result.Outcome == Outcome.Unsure ? OtherPassages(result, words) : [] };
    }

    /// <summary>A passage that was offered.</summary>
    /// <returns>Null where it is gone.</returns>
    public Reply? Show(PassageKey key, Library library, Words words)
    {
        if (library.Find(key.Article) is not { } article || key.Paragraph < 1 || key.Paragraph > article.Paragraphs.Count) return null;
        var text = new RichTextBuilder();
        var passage = new Passage(article, key.Paragraph, default);
        if (passage.Key != key) text.Plain(words.PassageChanged).Line();
        Quotation.AppendTo(text, passage, Today, words);
        return new Reply(text.Build());
    }

    /// <summary>A retracted article that would rather have answered than any that is live.</summary>
    private Article? RetractedFor(string question, double known, Library library) =>
        library.Retracted?.Search(question, top: 1, thresholds) is { Outcome: not Outcome.None } result && result.Known > known ? result.Hits[0].Article : null;

    private static void NameRetracted(RichTextBuilder text, Article article, Words words)
    {
        text.Plain(words.Retracted + " ").Link(ShownText.OneLine(article.Headline, Quotation.LongestHeadline), article.Url?.AbsoluteUri).Line();
        if (article.Correction is { } notice) text.Plain(ShownText.OneLine(notice, LongestNotice)).Line();
        text.Line();
    }

    /// <summary>Where the first passage may be wrong, the next ones to choose from, each by its best sentence.</summary>
    private static ImmutableArray<ImmutableArray<Button>> OtherPassages(SearchResult result, Words words) =>
    [
        .. result.Hits.Skip(1).Take(MostOtherPassages).Select(hit => ImmutableArray.Create<Button>(new Choice(
            ShownText.OneLine(words.Or(hit.Best.Of(hit.Text).ToString()), LongestLabel),
            new ChoiceData.Show(Passage.Of(hit).Key).Encode()))),
    ];

    private void Found(RichTextBuilder text, SearchResult result, Words words)
    {
        if (result.Outcome == Outcome.Unsure) text.Plain(words.Unsure).Line();
        foreach (var word in result.Words.Where(word => word.Role == WordRole.Corrected).Take(MostCorrections))
        {
            text.Fill(words.SearchedFor, new Part.Bold(ShownText.OneLine(word.CorrectionWritten!, LongestWord)), new Part.Plain(ShownText.OneLine(word.Written, LongestWord))).Line();
        }

        Quotation.AppendTo(text, Passage.Of(result.Hits[0]), Today, words);
    }

    private static void NotFound(RichTextBuilder text, SearchResult result, Library library, Words words)
    {
        if (library.Index.Articles.Count == 0)
        {
            text.Plain(words.EmptyLibrary);
            return;
        }

        text.Plain(words.NothingFound).Line();
        var unknown = result.Words.Where(word => word.Role == WordRole.Unknown).Take(MostUnknown).Select(word => ShownText.OneLine(word.Written, 40)).ToList();
        if (unknown.Count > 0) text.Plain(words.NotInAnyArticle(string.Join(", ", unknown))).Line();
        text.Plain(Catalogue.Line(library, words)).Line();
        text.Plain(words.TryFewerWords);
    }
}
