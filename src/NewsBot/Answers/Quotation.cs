using NewsBot.Messages;
using NewsBot.Search;
using NewsBot.Search.Text;
using NewsBot.Wording;

namespace NewsBot.Answers;

/// <summary>A passage as it is shown: the quote, and its source below it.</summary>
internal static class Quotation
{
    /// <summary>Headlines are shown no longer than this.</summary>
    public const int LongestHeadline = 300;

    private const int LongestCorrection = 500;
    private const int FewestSentencesToHighlight = 4;
    private const string CutMark = "[…]";

    /// <summary>Writes a passage and its source.</summary>
    /// <param name="text">What stands before it; both fit one message.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="today">Tells how old it is.</param>
    /// <param name="words">The words that are not the article's.</param>
    public static void AppendTo(RichTextBuilder text, Passage passage, DateOnly today, Words words)
    {
        var article = passage.Article;
        if (article.Correction is { } correction) text.Bold(words.Correction).Plain(" " + ShownText.OneLine(correction, LongestCorrection)).Line();

        var source = new RichTextBuilder()
            .Link(ShownText.OneLine(article.Headline, LongestHeadline), TextFragment.LinkTo(article, passage.Paragraph)).Line()
            .Plain(SourceLine.Of(article, today, words))
            .Build();
        var quote = QuoteCut.Of(passage.Text, passage.Best, Reply.LongestText - text.Length - source.Length - (2 * (CutMark.Length + 1)) - 1);
        if (quote.IsCutBefore) text.Plain(CutMark + "\n");
        text.Quote(quote.Range.Of(passage.Text).ToString(), Highlight(passage, quote.Range)).Line();
        if (quote.IsCutBehind) text.Plain(CutMark + "\n");
        text.Append(source);
    }

    /// <summary>The best sentence within the quote, where the paragraph is too long to be taken in at a glance.</summary>
    private static TextRange Highlight(Passage passage, TextRange quote)
    {
        if (Sentences.Of(passage.Text).Count < FewestSentencesToHighlight) return default;
        var start = Math.Max(passage.Best.Start, quote.Start);
        var end = Math.Min(passage.Best.End, quote.End);
        return end > start ? new TextRange(start - quote.Start, end - start) : default;
    }
}
