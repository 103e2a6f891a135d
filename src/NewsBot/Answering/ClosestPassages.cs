using System.Globalization;
using NewsBot.Import.PlainText;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Answering;

/// <summary>
/// The passages that come closest to a question, each with its answering sentence: what an unsure answer shows, so that
/// readers see it without pressing anything.
/// </summary>
internal static class ClosestPassages
{
    /// <summary>The most that are shown.</summary>
    public const int MaxCount = 3;

    /// <summary>
    /// A passage with less than this share of the first one's score gives way to a neighbour of a passage that is already
    /// shown. Of .4 to 1, .8 has the right passage among three most often (docs/notes/ranking.md).
    /// </summary>
    private const double MinShareOfOthers = 0.8;

    private const int MaxHeadlineLength = 100;
    private const int MaxCorrectionLength = 150;

    /// <summary>
    /// The closest passages, the best first: other stories before the paragraph next to one that is shown, and no
    /// sentence twice.
    /// </summary>
    public static IReadOnlyList<ShortQuote> Select(SearchResult result)
    {
        var different = new List<Hit>();
        foreach (var hit in result.Hits)
        {
            if (hit.Score < MinShareOfOthers * result.Hits[0].Score)
                break;
            if (!different.Exists(other => AreNeighbours(hit, other)))
                different.Add(hit);
        }

        var selected = new List<ShortQuote>(MaxCount);
        foreach (var quote in different.Union(result.Hits).Select(hit => ShortQuote.From(Passage.FromHit(hit))))
        {
            if (selected.Count == MaxCount)
                break;
            if (!selected.Exists(other => LetterComparison.AreSame(other.Text, quote.Text)))
                selected.Add(quote);
        }

        return selected;
    }

    /// <summary>The message that shows them, with a button for each and one for none.</summary>
    /// <param name="text">What is before them.</param>
    public static Reply Show(RichTextBuilder text, IReadOnlyList<ShortQuote> quotes, ReplyContext context)
    {
        var passages = new PassageList([.. quotes.Select(quote => quote.Passage.Key)]);
        text.Plain(context.Words.Closest);
        foreach (var (i, quote) in quotes.Index())
            Append(text, i + 1, quote, context);
        return new Reply(text.Build())
        {
            Rows =
            [
                [
                    .. quotes.Select(
                        (_, i) =>
                            new CallbackButton(
                                Number(i + 1),
                                new CallbackData.ShowPassage(passages with { Current = i }).Encode()
                            )
                    ),
                ],
                Reply.Row(
                    new CallbackButton(context.Words.NoneOfThese, new CallbackData.NoneHelped(passages).Encode())
                ),
            ],
        };
    }

    private static void Append(RichTextBuilder text, int number, ShortQuote quote, ReplyContext context)
    {
        var article = quote.Passage.Article;
        quote
            .AppendTo(text.Line().Plain($"{ShownText.DirectionMark(quote.Text)}{Number(number)}. "))
            .Line()
            .Plain("   ")
            .Link(
                ShownText.OneLine(article.Headline, MaxHeadlineLength),
                TextFragment.LinkTo(article, quote.Passage.Paragraph)
            )
            .Plain($" · {(article.Date is { } date ? context.Words.ShortDay(date) : context.Words.Undated)}");
        if (article.Correction is { } correction)
            text.Line()
                .Plain("   ")
                .Bold(context.Words.Correction)
                .Plain(" " + ShownText.OneLine(correction, MaxCorrectionLength));
    }

    private static bool AreNeighbours(Hit one, Hit other) =>
        one.Article == other.Article && Math.Abs(one.Paragraph - other.Paragraph) <= 1;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
