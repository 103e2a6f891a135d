using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Answering;

/// <summary>The results of an inline query: passages that a user can send to any chat.</summary>
/// <param name="thresholds">Where confidence becomes an outcome.</param>
internal sealed class InlineAnswers(ConfidenceThresholds thresholds)
{
    /// <summary>The unknown chat of an inline query.</summary>
    public static ChatContext Chat { get; } = new(0, IsGroup: false, IsGuest: true);

    /// <summary>How many are offered at a time.</summary>
    public const int OnPage = 10;

    private const string ClosestId = "closest";
    private const int MaxTitleLength = 100;
    private const int MaxDescriptionLength = 200;

    /// <summary>A page of passages for a question; of the newest articles for none.</summary>
    /// <param name="query">The question, or a deep link's payload for one passage.</param>
    /// <param name="context">Whose words are used, in <see cref="Chat"/>.</param>
    public InlinePage Find(string query, int page, ReplyContext context)
    {
        query = query.Trim();
        if (query.Length == 0)
            return Page(context.Library.LatestFirst.Select(article => new Passage(article, 1, default)), page, context);
        if (DeepLink.ParsePassage(query) is { } key)
            return Page(FindPassage(key, context) is { } passage ? [passage] : [], page, context);

        var result = context.Library.Index.Search(query, SearchIndex.MaxHits, thresholds);
        var found = Page(
            result.Outcome == Outcome.None ? [] : PassageList.SelectHits(result).Select(Passage.FromHit),
            page,
            context
        );
        return result.Outcome == Outcome.Unsure && page == 0 && ClosestPassages.Select(result) is { Count: > 1 } closest
            ? found with
            {
                Answers = [ToAnswer(closest, context), .. found.Answers],
            }
            : found;
    }

    private static Passage? FindPassage(PassageKey key, ReplyContext context) =>
        context.Library.Find(key.Article) is { } article
        && key.Paragraph >= 1
        && key.Paragraph <= article.Paragraphs.Count
            ? new Passage(article, key.Paragraph, default)
            : null;

    private static InlinePage Page(IEnumerable<Passage> all, int page, ReplyContext context)
    {
        var left = all.Skip(page * OnPage).Take(OnPage + 1).ToList();
        return new InlinePage(
            [.. left.Take(OnPage).Select(passage => ToAnswer(passage, context))],
            left.Count > OnPage ? page + 1 : null
        );
    }

    private static InlineAnswer ToAnswer(Passage passage, ReplyContext context) =>
        new(
            DeepLink.To(passage.Key),
            ShownText.OneLine(passage.Article.Headline, MaxTitleLength),
            ShownText.OneLine(
                $"{Attribution.Write(passage.Article, context.Today, context.Words)} – {ShortQuote.From(passage).Text}",
                MaxDescriptionLength
            ),
            PassageReply.Create(new RichTextBuilder(), passage, new PassageList([passage.Key]), context)
        );

    /// <summary>The closest passages as one message.</summary>
    private static InlineAnswer ToAnswer(IReadOnlyList<ShortQuote> closest, ReplyContext context) =>
        new(
            ClosestId,
            context.Words.Closest,
            ShownText.OneLine(string.Join(" – ", closest.Select(quote => quote.Text)), MaxDescriptionLength),
            ClosestPassages.Show(new RichTextBuilder(), closest, context)
        );
}
