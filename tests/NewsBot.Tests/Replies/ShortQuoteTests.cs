using CsCheck;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Text;

namespace NewsBot.Tests.Replies;

public sealed class ShortQuoteTests
{
    [Theory]
    [InlineData("She was 94.", "Anna Berg opened the bridge. She was 94.")]
    [InlineData("Anna Berg opened the bridge.", "Anna Berg opened the bridge. She was 94.")]
    [InlineData(
        "The band played until midnight, and the fireworks that the town had paid for lit the river.",
        "The band played until midnight, and the fireworks that the town had paid for lit the river."
    )]
    public void A_short_sentence_comes_with_the_one_before_it_or_else_after_it(string best, string expected)
    {
        const string Paragraph =
            "Anna Berg opened the bridge. She was 94. "
            + "The band played until midnight, and the fireworks that the town had paid for lit the river.";
        var start = Paragraph.IndexOf(best, StringComparison.Ordinal);
        Assert.Equal(expected, ShortQuote.From(Of(Paragraph, new TextRange(start, best.Length))).Text);
    }

    [Fact]
    public void A_sentence_that_is_too_long_ends_between_two_words_and_says_so()
    {
        var quote = ShortQuote.From(Of(string.Join(' ', Enumerable.Repeat("word", 100)), default));
        Assert.True(quote.IsCut);
        Assert.InRange(quote.Text.Length, ShortQuote.MaxLength - "word".Length - 1, ShortQuote.MaxLength);
        Assert.EndsWith("word", quote.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_short_quote_is_a_piece_of_its_passage_that_begins_no_later_than_the_best_sentence() =>
        Gen.Select(Some.AnyText.Array[1, 8], Gen.Int[0, 20])
            .Sample(
                (pieces, number) =>
                {
                    var paragraph = string.Join(". ", pieces).Trim();
                    if (paragraph.Length == 0)
                        return;
                    var sentences = Sentences.Split(paragraph);
                    var best = sentences.Count > 0 ? sentences[number % sentences.Count] : default;
                    var quote = ShortQuote.From(Of(paragraph, best));
                    Assert.InRange(quote.Text.Length, 1, ShortQuote.MaxLength);
                    Assert.InRange(quote.Range.Start, 0, best.Start);
                    Assert.True(quote.IsCut || quote.Range.End >= best.End);
                    Assert.False(char.IsLowSurrogate(quote.Text[0]) && char.IsHighSurrogate(Before(quote)));
                },
                iter: 5000
            );

    private static char Before(ShortQuote quote) =>
        quote.Range.Start > 0 ? quote.Passage.Text[quote.Range.Start - 1] : ' ';

    private static Passage Of(string paragraph, TextRange best) =>
        new(new Article("0.txt", "Headline", [paragraph]), 1, best);
}
