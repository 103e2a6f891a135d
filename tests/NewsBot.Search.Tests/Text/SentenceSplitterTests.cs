using CsCheck;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("One. Two! Three?", "One.|Two!|Three?")]
    [InlineData("Mr. Putin met Gen. Smith. They spoke.", "Mr. Putin met Gen. Smith.|They spoke.")]
    [InlineData("J. K. Rowling left. It rained.", "J. K. Rowling left.|It rained.")]
    [InlineData("It cost 3.5 million. No. 10 agreed.", "It cost 3.5 million.|No. 10 agreed.")]
    [InlineData("He said no. Then he left.", "He said no.|Then he left.")]
    [InlineData("\"We refuse.\" They left.", "\"We refuse.\"|They left.")]
    [InlineData("“Stop!” he said. Nobody did.", "“Stop!” he said.|Nobody did.")]
    [InlineData("It ended… and began. Again.", "It ended… and began.|Again.")]
    [InlineData("会谈结束。各方离开！", "会谈结束。|各方离开！")]
    [InlineData("هل انتهى؟ نعم. شكرا", "هل انتهى؟|نعم.|شكرا")]
    [InlineData("Line one\nstill one. Two", "Line one\nstill one.|Two")]
    [InlineData("no end", "no end")]
    [InlineData("  ", "")]
    public void Sentences_end_where_a_reader_would_end_them(string text, string sentences) =>
        Assert.Equal(
            sentences,
            string.Join('|', SentenceSplitter.Split(text).Select(range => range.Of(text).ToString()))
        );

    [Theory]
    [InlineData("It rained.", SentenceEnd.Stop)]
    [InlineData("“Did it rain?” ", SentenceEnd.Question)]
    [InlineData("هل انتهى؟", SentenceEnd.Question)]
    [InlineData("会谈结束。", SentenceEnd.Stop)]
    [InlineData("Rain over Porto", SentenceEnd.None)]
    [InlineData("He said:", SentenceEnd.None)]
    [InlineData("”", SentenceEnd.None)]
    public void A_sentence_ends_in_its_mark_or_in_none(string sentence, object end) =>
        Assert.Equal(end, SentenceSplitter.EndOf(sentence));

    [Fact]
    public void Sentences_cover_all_but_white_space_in_order() =>
        Some.AnyText.Sample(text =>
        {
            var end = 0;
            foreach (var sentence in SentenceSplitter.Split(text))
            {
                Assert.True(string.IsNullOrWhiteSpace(text[end..sentence.Start]));
                Assert.True(sentence.Length > 0);
                end = sentence.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[end..]));
        });
}
