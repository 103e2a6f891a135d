using System.Text;
using NewsBot.Articles;

namespace NewsBot.Tests.Import.Formats;

/// <summary>Feeds as they are, rather than as the standards have them.</summary>
public sealed class FeedFormatTests
{
    private const string Text =
        "<p>The harbour bridge was closed on Tuesday after an inspector found a crack in one of its cables.</p>"
        + "<p>Engineers said that the repair would take three weeks, and that lorries would be sent round by the north.</p>"
        + "<p>The mayor asked people to leave their cars at home, and promised more ferries for the time being.</p>"
        + "<p>Shopkeepers by the harbour fear for their trade, and have asked the town for help until it opens again.</p>";

    private const string Content = "xmlns:content='http://purl.org/rss/1.0/modules/content/'";

    [Fact]
    public void An_rss_1_feed_has_its_entries_beside_the_channel()
    {
        var article = Read(
            $"""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {Content}
              xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Sample Wire</title></channel>
            <item><title>Bridge closed</title><link>https://news.example/bridge</link><dc:date>2019-05-14</dc:date>
            <content:encoded><![CDATA[{Text}]]></content:encoded></item></rdf:RDF>
            """
        ).Article!;
        Assert.Equal(
            ("Bridge closed", "Sample Wire", "https://news.example/bridge", new DateOnly(2019, 5, 14), 4),
            (article.Headline, article.Outlet, article.Url!.AbsoluteUri, article.Date!.Value, article.Paragraphs.Count)
        );
    }

    [Theory]
    [InlineData("<category>Sea&nbsp;news, caf&eacute;</category>")]
    [InlineData("<guid>https://news.example/?a=1&b=2</guid>")]
    [InlineData("<media:thumbnail url='x.jpg'/>")]
    [InlineData("<category>bell \a rings</category>")]
    [InlineData("<category>bell &#7; rings</category>")]
    public void An_error_that_feed_readers_tolerate_loses_no_entry(string error)
    {
        var article = Read(Rss($"<title>Bridge closed</title>{error}")).Article!;
        Assert.Equal(("Bridge closed", 4), (article.Headline, article.Paragraphs.Count));
    }

    [Fact]
    public void A_prefix_that_nobody_declares_means_what_it_usually_does() =>
        Assert.Equal(4, Read(Rss("", declared: "")).Article!.Paragraphs.Count);

    [Fact]
    public void A_problem_is_on_its_line_even_after_errors()
    {
        var report = Read($"<rss>\n<channel>\n<item>a & b</item>\n</chanel></rss>");
        Assert.Equal(4, Assert.Single(report.Problems).Line);
    }

    [Fact]
    public void Blank_lines_part_the_paragraphs_of_plain_text()
    {
        var article = Read(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Bridge closed</title><content type='text'>"
                + Text.Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "\n\n", StringComparison.Ordinal)
                + "A cable of &lt;b&gt; thickness</content></entry></feed>"
        ).Article!;
        Assert.Equal(5, article.Paragraphs.Count);
        Assert.Equal("A cable of <b> thickness", article.Paragraphs[4]);
    }

    [Theory]
    [InlineData("<title type='html'>Pier &amp;amp; quay &lt;b&gt;close&lt;/b&gt;</title>", "Pier & quay close")]
    [InlineData("<title>Pier &amp;amp; quay close</title>", "Pier & quay close")]
    [InlineData("<title>When to use &lt;b&gt; on a page</title>", "When to use <b> on a page")]
    public void A_title_in_html_loses_its_marks(string title, string headline) =>
        Assert.Equal(
            headline,
            Read(
                $"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{title}<content type='html'><![CDATA[{Text}]]></content></entry></feed>"
            ).Headline
        );

    [Fact]
    public void A_feed_may_be_in_any_encoding_that_it_declares()
    {
        var russian = $"""<?xml version="1.0" encoding="windows-1251"?>{Rss("<title>Мост закрыт</title>")}""";
        Assert.Equal(
            "Мост закрыт",
            Assert
                .Single(
                    ArticleReader.Read(
                        "feed.xml",
                        CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!.GetBytes(russian),
                        Some.Today
                    )
                )
                .Headline
        );
    }

    [Theory]
    [InlineData("\n  ", "")]
    [InlineData("", "\n<br/>Warning: the server is tired & slow")]
    public void What_a_server_prints_around_a_feed_is_no_part_of_it(string before, string behind) =>
        Assert.Equal(
            "Bridge closed",
            Read($"{before}<?xml version='1.0'?>{Rss("<title>Bridge closed</title>")}{behind}").Headline
        );

    [Fact]
    public void A_line_of_plain_text_that_is_a_whole_sentence_is_a_paragraph() =>
        Assert.Equal(
            4,
            Read(
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Bridge closed</title><content type='text'>"
                    + Text.Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "\n", StringComparison.Ordinal)
                    + "</content></entry></feed>"
            ).Article!.Paragraphs.Count
        );

    [Fact]
    public void A_permanent_id_is_a_link() =>
        Assert.Equal(
            "https://news.example/bridge",
            Read(Rss("<guid>https://news.example/bridge</guid>")).Article!.Url!.AbsoluteUri
        );

    private static string Rss(string inEntry, string declared = Content) =>
        $"<rss {declared}><channel><item>{inEntry}<content:encoded><![CDATA[{Text}]]></content:encoded></item></channel></rss>";

    private static FileReport Read(string feed) =>
        Assert.Single(ArticleReader.Read("feed.xml", Encoding.UTF8.GetBytes(feed), Some.Today));
}
