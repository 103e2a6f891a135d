using CsCheck;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Tests.Replies;

public sealed class TextFragmentTests
{
    [Theory]
    [InlineData("Moscow is trying to bypass Geneva, they said in Russia.", "Moscow%20is%20trying,in%20Russia.")]
    [InlineData("Short one.", "Short%20one.")]
    [InlineData("COVID-19 cost more, R&D too, than all the rest of it.", "COVID%2D19%20cost%20more%2C,of%20it.")]
    [InlineData("مؤتمر سوتشي", "%D9%85%D8%A4%D8%AA%D9%85%D8%B1%20%D8%B3%D9%88%D8%AA%D8%B4%D9%8A")]
    public void The_link_names_the_first_and_the_last_words_of_the_passage(string paragraph, string directive) =>
        Assert.Equal("https://news.example/a#:~:text=" + directive, Link("https://news.example/a", paragraph));

    [Fact]
    public void As_many_words_are_named_as_it_takes_to_tell_the_passage_from_those_above_it()
    {
        var link = Link(
            "https://news.example/a",
            "The envoy said that it was over for now.",
            "The envoy said that nothing was over for now."
        );
        Assert.Equal("https://news.example/a#:~:text=The%20envoy%20said%20that%20nothing,for%20now.", link);
    }

    [Fact]
    public void A_fragment_of_the_link_is_preserved() =>
        Assert.Equal(
            "https://news.example/a#top:~:text=Short%20one.",
            Link("https://news.example/a#top", "Short one.")
        );

    [Fact]
    public void Without_a_link_there_is_none() => Assert.Null(TextFragment.LinkTo(new Article("a", "T", ["Text."]), 1));

    [Fact]
    public void Any_paragraph_gives_a_link_of_plain_characters() =>
        Some.AnyText.Sample(text =>
        {
            var link = Link("https://news.example/a", text + ".");
            Assert.InRange(link.Length, 1, 2000);
            Assert.All(link, c => Assert.InRange(c, '!', '~'));
        });

    private static string Link(string url, params string[] paragraphs) =>
        TextFragment.LinkTo(new Article("a", "T", paragraphs) { Url = new Uri(url) }, paragraphs.Length)!;
}
