using NewsBot.Import.Html;
using NewsBot.Import.PlainText;

namespace NewsBot.Tests.Import.Html;

/// <summary>What of a page is text although it looks like boilerplate, and what is none although it looks like text.</summary>
public sealed class PageContentTests
{
    private const string First =
        "The harbour bridge was closed on Tuesday after an inspector found a crack in one of its cables.";
    private const string Second =
        "Engineers said that the repair would take three weeks, and that lorries would be sent round by the north.";
    private const string Third =
        "The mayor asked people to leave their cars at home, and promised more ferries for the time being.";
    private const string Reply =
        "<p>I have crossed that bridge for thirty years, and nobody has ever asked me what I think of its cables.</p>";

    [Theory]
    [InlineData("<div id='comments'>{0}</div>")]
    [InlineData("<ol class='commentlist'>{0}</ol>")]
    [InlineData("<section><h3>Comments (12)</h3>{0}</section>")]
    [InlineData("<section><h3>Discussion (44)</h3>{0}</section>")]
    [InlineData("<section><div><h2>14 responses to «Bridge closed»</h2></div>{0}</section>")]
    [InlineData("<div class='x'><h3>Top rated comments</h3>{0}</div>")]
    [InlineData("<div class='x'><h4>Комментарии</h4>{0}</div>")]
    public void What_readers_and_other_articles_say_is_no_text_however_long_it_is(string box)
    {
        var replies = string.Concat(Enumerable.Repeat(Reply, 20));
        var draft = Read(
            $"<p>{First}</p><p>{Second}</p><p>{Third}</p>",
            box.Replace("{0}", replies, StringComparison.Ordinal)
        );
        Assert.Equal([First, Second, Third], draft.Paragraphs);
    }

    [Theory]
    [InlineData("related-posts")]
    [InlineData("mostread")]
    public void Other_articles_are_no_text_although_there_is_more_of_them(string name)
    {
        var others = string.Concat(Enumerable.Repeat($"<div><h4>Ferries</h4>{Reply}</div>", 4));
        var draft = Read($"<p>{First}</p><p>{Second}</p><p>{Third}</p>", $"<div class='{name}'>{others}</div>");
        Assert.Equal([First, Second, Third], draft.Paragraphs);
    }

    [Fact]
    public void A_frame_that_is_named_after_what_is_beside_the_text_is_no_box()
    {
        var text = string.Concat(Enumerable.Repeat($"<p>{First}</p>", 20));
        var notice = string.Concat(Enumerable.Repeat("Cookies are crumbs. ", 12));
        var draft = PageReader.Read(
            $"<title>Bridge closed</title><body><p>{notice}</p>"
                + $"<div class='left-sidebar'><h2>Bridge closed</h2><div>{text}</div></div></body>"
        );
        Assert.All(draft.Paragraphs, paragraph => Assert.Equal(First, paragraph));
        Assert.Equal(20, draft.Paragraphs.Count);
    }

    [Theory]
    [InlineData("<div class='kommentar'><h1>Bridge closed</h1><p>{0}</p><p>{1}</p></div>")]
    [InlineData("<div class='comment'><p>{0}</p><p>{1}</p></div>")]
    public void An_opinion_is_a_text_even_if_it_is_called_a_comment(string page)
    {
        var html = page.Replace("{0}", First, StringComparison.Ordinal)
            .Replace("{1}", Second, StringComparison.Ordinal);
        Assert.Equal([First, Second], PageReader.Read($"<title>Bridge closed</title><body>{html}</body>").Paragraphs);
    }

    [Fact]
    public void The_opening_of_an_article_is_not_lost_above_a_box_that_holds_most_of_it()
    {
        var rest = string.Concat(Enumerable.Repeat($"<p>{Third}</p>", 20));
        var draft = Read($"<p>{First}</p><p>{Second}</p><p>{Second}</p><div class='folded'>{rest}</div>");
        Assert.Equal([First, Second, Second, Third], draft.Paragraphs.Take(4));
    }

    [Fact]
    public void A_linked_sentence_amid_the_text_is_text_and_a_link_to_another_article_is_not() =>
        Assert.Equal(
            [First, Second, Third],
            Read(
                $"<p>{First}</p><p><a href='/a'><b>{Second}</b></a></p><p><a href='/b'>Read also: Ferries are full</a></p><p>{Third}</p>"
            ).Paragraphs
        );

    [Fact]
    public void Teasers_are_no_text_even_in_whole_sentences() =>
        Assert.Equal(
            [First, Third],
            Read(
                $"<p>{First}</p><p>{Third}</p>",
                $"<ul><li><a href='/a'>{Second}</a></li></ul><div><a href='/b'>{Second}</a></div>"
            ).Paragraphs
        );

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_linked_subhead_is_part_of_a_text_that_goes_on(bool goesOn, bool isKept)
    {
        var rest = goesOn ? $"<p>{First}</p>" : "";
        var draft = Read(
            $"<p>{First}</p><h3><a href='/a'>The north cable</a></h3><p>{Second}</p>"
                + $"<h3><a href='/b'>The south cable</a></h3><p>{Third}</p>{rest}"
        );
        Assert.Equal(isKept, draft.Paragraphs.Contains("The north cable"));
        Assert.Equal(isKept, draft.Paragraphs.Contains("The south cable"));
    }

    [Fact]
    public void A_bold_line_that_is_a_link_is_a_subhead_too() =>
        Assert.Contains(
            "The north cable",
            Read(
                $"<p>{First}</p><p><a href='/a'><b>The north cable</b></a></p><p>{Second}</p><p>{Third}</p>"
            ).Paragraphs
        );

    [Fact]
    public void An_explanation_keeps_its_term() =>
        Assert.Equal(
            [First, "North " + Second, "South Its cables are sound."],
            Read(
                $"<p>{First}</p><dl><dt><a href='/n'>North</a></dt><dd>{Second}</dd><dt>South</dt><dd>Its cables are sound.</dd></dl>"
            ).Paragraphs
        );

    [Fact]
    public void An_opening_of_many_paragraphs_beside_the_main_box_is_not_lost()
    {
        var rest = string.Concat(Enumerable.Repeat($"<p>{Third}</p>", 30));
        var opening = string.Concat(Enumerable.Range(1, 6).Select(i => $"<p>{i}. {First}</p>"));
        var draft = Read($"<div class='a'>{opening}</div><div class='b'>{rest}</div>");
        Assert.Equal(Enumerable.Range(1, 6).Select(i => $"{i}. {First}"), draft.Paragraphs.Take(6));
    }

    [Fact]
    public void A_line_break_behind_a_whole_sentence_ends_a_paragraph_and_any_other_a_line() =>
        Assert.Equal(
            [First, Second, "Bridge Street 12 Port Harrow"],
            Read($"<div>{First}<br>\n{Second}<br>\nBridge Street 12<br>Port Harrow</div>").Paragraphs
        );

    [Fact]
    public void A_row_keeps_the_name_that_its_text_is_about() =>
        Assert.Equal(
            [First, "North 1998 " + Second, "South 2004 " + Third],
            Read(
                $"<p>{First}</p><table><tr><td><a href='/n'>North</a></td><td>1998</td><td>{Second}</td></tr>"
                    + $"<tr><td><a href='/s'>South</a></td><td>2004</td><td>{Third}</td></tr></table>"
            ).Paragraphs
        );

    [Theory]
    [InlineData(
        "<p>You have reached your limit of free articles. Register now for more of them, it takes a minute.</p>"
    )]
    [InlineData("<h3>Subscribe to continue</h3>")]
    [InlineData("<p>You have 2 free articles left this month. Create an account to read more.</p>")]
    [InlineData("<p>Copyright © Sample Wire 2019. Reproduction without permission is prohibited.</p>")]
    [InlineData("<p>This article is reserved for subscribers of the Sample Wire.</p>")]
    [InlineData("<p>Cet article est réservé aux abonnés.</p>")]
    [InlineData("<p>&lt;script&gt;let x = 1;&lt;/script&gt;</p>")]
    [InlineData("<p>Copyright 2019 The Sample Wire. All rights reserved. It may not be rewritten or broadcast.</p>")]
    [InlineData("<p>© 2019 Sample Wire.</p>")]
    [InlineData("<p>Alle Rechte vorbehalten. Nachdruck nur mit Genehmigung der Redaktion.</p>")]
    [InlineData("<p>&lt;img width=\"1\" height=\"1\" src=\"https://t.example/x\"&gt;</p>")]
    [InlineData("<div class='vjs-control-bar'><div>Current Time 0:00</div><div>Playback Rate</div></div>")]
    [InlineData("<div class='player'><div>Play video</div><div>Duration 2:14</div></div>")]
    public void Notices_and_controls_are_no_text(string notice) =>
        Assert.Equal([First, Second, Third], Read($"<p>{First}</p><p>{Second}</p>{notice}<p>{Third}</p>").Paragraphs);

    /// <summary>What is in the head, the heading, and the headline to be found.</summary>
    [Theory]
    [InlineData(
        "<meta property='og:title' content='Bridge closed for weeks'>",
        "<h1><span>Harbour</span> <b>Bridge closed for weeks</b></h1>",
        "Bridge closed for weeks"
    )]
    [InlineData(
        "<title>Bridge closed for weeks</title>",
        "<h1><span class='dachzeile'>Harbour</span> <b>Bridge closed for weeks</b></h1>",
        "Bridge closed for weeks"
    )]
    [InlineData(
        "<title>Cable crack: dates, detours, map | Wire</title>",
        "<h1>Three weeks without lorries</h1>",
        "Three weeks without lorries"
    )]
    [InlineData(
        "<title>Cable crack: dates, detours, map | Sample Wire</title>",
        "<h1><a href='/'>Sample Wire</a></h1>",
        "Cable crack: dates, detours, map"
    )]
    [InlineData(
        "<title>Bridge closed – and nobody knew | Wire</title><meta property='og:title' content='Bridge closed – and nobody knew'>",
        "",
        "Bridge closed – and nobody knew"
    )]
    [InlineData("<title>大桥将关闭三个星期_本地新闻_港口网</title>", "", "大桥将关闭三个星期")]
    public void The_headline_is_what_readers_see_without_section_or_site(string head, string heading, string headline)
    {
        var draft = PageReader.Read(
            $"<html><head>{head}</head><body><div>{heading}<p>{First}</p><p>{Second}</p></div></body></html>"
        );
        Assert.Equal(headline, draft.Headline!.Value);
        Assert.Equal([First, Second], draft.Paragraphs);
    }

    private static ExtractedArticle Read(string text, string behind = "") =>
        PageReader.Read(
            $"<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>{text}</article>{behind}</body></html>"
        );
}
