using NewsBot.Localization;
using NewsBot.Search;
using NewsBot.Search.Text;

namespace NewsBot.Replies;

/// <summary>A passage as it is shown: the quote, and its source below it.</summary>
internal static class QuoteWriter
{
    /// <summary>Headlines are shown no longer than this.</summary>
    public const int MaxHeadlineLength = 300;

    private const int MaxCorrectionLength = 500;
    private const int MaxCopiesLength = 300;
    private const int MinSentencesToHighlight = 4;
    private const string CutMark = "[…]";

    /// <summary>The maximum length of a neighbouring paragraph, so three of them fit into one message.</summary>
    private const int MaxNeighbourLength = 1000;

    /// <summary>Writes a passage and its source.</summary>
    /// <param name="text">The text before the quote; both fit into one message.</param>
    /// <param name="copies">The other articles that have it.</param>
    /// <param name="words">The words that are not the article's.</param>
    public static void AppendTo(
        RichTextBuilder text,
        Passage passage,
        IEnumerable<Article> copies,
        DateOnly today,
        Phrases words
    )
    {
        AppendCorrection(text, passage.Article, words);
        var source = Source(passage, copies, today, words);
        AppendQuote(text, passage, Reply.MaxTextLength - text.Length - source.Length);
        text.Append(source);
    }

    /// <summary>Writes a passage between its neighbouring paragraphs, which are collapsed.</summary>
    /// <inheritdoc cref="AppendTo"/>
    public static void AppendAround(RichTextBuilder text, Passage passage, DateOnly today, Phrases words)
    {
        AppendCorrection(text, passage.Article, words);
        var source = Source(passage, [], today, words);
        var paragraphs = passage.Article.Paragraphs;
        if (passage.Paragraph > 1)
            AppendQuote(
                text,
                new Passage(passage.Article, passage.Paragraph - 1, default),
                MaxNeighbourLength,
                isFolded: true
            );
        var isLast = passage.Paragraph == paragraphs.Count;
        AppendQuote(
            text,
            passage,
            Reply.MaxTextLength - text.Length - source.Length - (isLast ? 0 : MaxNeighbourLength)
        );
        if (!isLast)
            AppendQuote(
                text,
                new Passage(passage.Article, passage.Paragraph + 1, default),
                MaxNeighbourLength,
                isFolded: true
            );
        text.Append(source);
    }

    /// <summary>Writes the beginning of an article, without its source.</summary>
    public static void AppendOpening(RichTextBuilder text, Passage opening, int longest, Phrases words)
    {
        AppendCorrection(text, opening.Article, words);
        AppendQuote(text, opening, longest);
    }

    /// <summary>
    /// Writes what happened to an article: a phrase, the headline with its link and, on a separate line, the
    /// correction.
    /// </summary>
    public static RichTextBuilder AppendNotice(RichTextBuilder text, string phrase, Article article)
    {
        text.Plain(phrase + " ").Link(ShownText.OneLine(article.Headline, MaxHeadlineLength), article.Url?.AbsoluteUri);
        return article.Correction is { } correction
            ? text.Line().Plain(ShownText.OneLine(correction, MaxCorrectionLength))
            : text;
    }

    private static void AppendCorrection(RichTextBuilder text, Article article, Phrases words)
    {
        if (article.Correction is { } correction)
            text.Bold(words.Correction).Plain(" " + ShownText.OneLine(correction, MaxCorrectionLength)).Line();
    }

    private static RichText Source(Passage passage, IEnumerable<Article> copies, DateOnly today, Phrases words)
    {
        var source = new RichTextBuilder()
            .Link(
                ShownText.OneLine(passage.Article.Headline, MaxHeadlineLength),
                TextFragment.LinkTo(passage.Article, passage.Paragraph)
            )
            .Line()
            .Plain(Attribution.Write(passage.Article, today, words));
        if (
            copies.Select(copy => copy.Outlet ?? copy.Headline).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is
            { Count: > 0 } elsewhere
        )
            source.Line().Plain(ShownText.OneLine(words.AlsoIn(string.Join(", ", elsewhere)), MaxCopiesLength));
        return source.Build();
    }

    /// <summary>As much of a passage as fits, on separate lines.</summary>
    private static void AppendQuote(RichTextBuilder text, Passage passage, int longest, bool isFolded = false)
    {
        var quote = QuoteTruncation.Truncate(passage.Text, passage.Best, longest - (2 * (CutMark.Length + 1)) - 1);
        if (quote.IsCutBefore)
            text.Plain(CutMark + "\n");
        text.Quote(quote.Range.Of(passage.Text).ToString(), Highlight(passage, quote.Range), isFolded).Line();
        if (quote.IsCutBehind)
            text.Plain(CutMark + "\n");
    }

    /// <summary>The best sentence within the quote, if the paragraph is too long to be read at a glance.</summary>
    private static TextRange Highlight(Passage passage, TextRange quote)
    {
        if (Sentences.Split(passage.Text).Count < MinSentencesToHighlight)
            return default;
        var start = Math.Max(passage.Best.Start, quote.Start);
        var end = Math.Min(passage.Best.End, quote.End);
        return end > start ? new TextRange(start - quote.Start, end - start) : default;
    }
}
