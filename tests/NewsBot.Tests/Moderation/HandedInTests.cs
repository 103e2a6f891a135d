using System.Text;
using NewsBot.Moderation;
using NewsBot.Search;

namespace NewsBot.Tests.Moderation;

/// <summary>What becomes of words that were written for readers of a chat.</summary>
public sealed class HandedInTests
{
    private static readonly string Long = string.Concat(
        Enumerable.Repeat("The mayor opened the harbour bridge on Tuesday. ", 10)
    );

    [Fact]
    public void A_long_text_of_several_paragraphs_is_an_article_and_a_command_or_a_single_paragraph_is_none()
    {
        Assert.True(SubmittedText.IsArticle($"Bridge opens\n\n{Long}"));
        Assert.True(SubmittedText.IsArticle($"Bridge opens\r\n\r\n{Long}"));
        Assert.False(SubmittedText.IsArticle($"/ask {Long}\n\n{Long}"));
        Assert.False(SubmittedText.IsArticle(Long));
        Assert.False(SubmittedText.IsArticle("Who opened it?\n\nAnd when?"));
    }

    [Fact]
    public void No_post_or_channel_name_breaks_out_of_its_header_line()
    {
        var article = Posted(
            "Bridge\u000b opens \t today\nThe mayor opened it.\nIt is new.",
            "Wire\nstatus: retracted",
            new Uri("https://t.me/wire/5")
        );
        Assert.Equal(
            ("Bridge opens today", "Wire status: retracted", new DateOnly(2026, 10, 1), "https://t.me/wire/5"),
            (article.Headline, article.Outlet, article.Date, article.Url!.AbsoluteUri)
        );
        Assert.Equal(["The mayor opened it.", "It is new."], article.Paragraphs);
    }

    [Fact]
    public void A_line_like_a_header_in_a_post_is_text()
    {
        var article = Posted("Bridge opens\nNote: it is closed at night\nThe mayor opened it.");
        Assert.Equal(["Note: it is closed at night", "The mayor opened it."], article.Paragraphs);
    }

    [Fact]
    public void A_post_of_one_short_line_is_quoted_under_the_name_of_its_channel()
    {
        var article = Posted("The bridge is open again.\n");
        Assert.Equal("Wire", article.Headline);
        Assert.Equal(["The bridge is open again."], article.Paragraphs);
    }

    [Fact]
    public void A_post_of_one_long_line_is_its_own_text()
    {
        var article = Posted(Long);
        Assert.Equal(Long.Trim(), Assert.Single(article.Paragraphs));
        Assert.Null(article.Url);
    }

    /// <summary>The article that a post of a channel becomes.</summary>
    private static Article Posted(string text, string channel = "Wire", Uri? link = null) =>
        Some.Article(Encoding.UTF8.GetString(ChannelPostFile.Create(channel, link, new DateOnly(2026, 10, 1), text)));
}
