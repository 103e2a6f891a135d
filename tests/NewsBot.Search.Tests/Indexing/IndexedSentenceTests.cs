using CsCheck;
using NewsBot.Search.Indexing;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Indexing;

public sealed class IndexedSentenceTests
{
    [Fact]
    public void A_sentence_has_the_range_it_was_given() =>
        Gen.Select(Gen.Int[0, (1 << 24) - 1], Gen.Int[0, (1 << 20) - 1], Gen.Int[0, (1 << 20) - 1])
            .Sample(
                (start, length, token) =>
                {
                    var sentence = new IndexedSentence(new TextRange(start, length), token);
                    Assert.Equal(
                        (start, length, token),
                        (sentence.Range.Start, sentence.Range.Length, sentence.FirstToken)
                    );
                }
            );

    [Fact]
    public void What_is_longer_than_any_text_is_cut_to_a_piece_of_it() =>
        Gen.Select(Gen.Int[0, int.MaxValue / 2], Gen.Int[0, int.MaxValue / 2], Gen.Int[0, int.MaxValue])
            .Sample(
                (start, length, token) =>
                {
                    var sentence = new IndexedSentence(new TextRange(start, length), token);
                    Assert.True(
                        sentence.Range.Start <= start && sentence.Range.Length <= length && sentence.FirstToken <= token
                    );
                }
            );
}
