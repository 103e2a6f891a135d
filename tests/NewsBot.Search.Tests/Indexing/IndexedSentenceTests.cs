using CsCheck;
using NewsBot.Search.Indexing;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Indexing;

public sealed class IndexedSentenceTests
{
    [Fact]
    public void A_sentence_has_the_range_and_the_end_it_was_given() =>
        Gen.Select(
                Gen.Int[0, (1 << 24) - 1],
                Gen.Int[0, (1 << 19) - 1],
                Gen.Int[0, (1 << 19) - 1],
                Gen.Enum<SentenceEnd>()
            )
            .Sample(
                (start, length, token, end) =>
                {
                    var sentence = new IndexedSentence(new TextRange(start, length), token, end);
                    Assert.Equal(
                        (start, length, token, end),
                        (sentence.Range.Start, sentence.Range.Length, sentence.FirstToken, sentence.End)
                    );
                }
            );

    [Fact]
    public void What_is_longer_than_any_text_is_cut_to_a_piece_of_it() =>
        Gen.Select(Gen.Int[0, int.MaxValue / 2], Gen.Int[0, int.MaxValue / 2], Gen.Int[0, int.MaxValue])
            .Sample(
                (start, length, token) =>
                {
                    var sentence = new IndexedSentence(new TextRange(start, length), token, SentenceEnd.None);
                    Assert.True(
                        sentence.Range.Start <= start && sentence.Range.Length <= length && sentence.FirstToken <= token
                    );
                }
            );
}
