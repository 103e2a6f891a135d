using System.Globalization;
using NewsBot.Import.Html;
using NewsBot.Import.PlainText;

namespace NewsBot.Tests.Import.Html;

public sealed class PageDatesTests
{
    private const string First =
        "The harbour bridge was closed on Tuesday after an inspector found a crack in one of its cables.";
    private const string Second =
        "Engineers said that the repair would take three weeks, and that lorries would be sent round by the north.";

    /// <summary>What is in the head, below the headline and below the text, and the date to be found.</summary>
    public static TheoryData<string, string, string, string?> Pages =>
        new()
        {
            { "", "<p class='stamp'>Last updated: 15 May 2019</p>", "", null },
            { "", "", "<p>The storm of <time datetime='1987-10-16'>16 October 1987</time> had damaged it.</p>", null },
            { "", "", "<p>Nobody has forgotten the storm of 16 October 1987.</p>", null },
            { "", "<div>Tuesday May 14, 2019 10:05 am PST by Ann Miller</div>", Comment("2021-05-05"), "2019-05-14" },
            { "", "", Comment("2021-05-05"), null },
            { "", "<ul><li>Received: 2 March 2019</li><li>Accepted: 9 April 2019</li></ul>", "", null },
            { "", "<ul><li>Received: 2 March 2019</li><li>Published: 14 May 2019</li></ul>", "", "2019-05-14" },
            { "", "<p>Updated 20 May 2019, published 14 May 2019</p>", "", "2019-05-14" },
            { "", "<p>14 May 2019, updated 20 May 2019</p>", "", "2019-05-14" },
            { Meta("1970-01-01T00:00:00Z"), "<p>14 May 2019</p>", "", "2019-05-14" },
            { Meta("1970-01-01T00:00:00Z"), "", "", null },
            { Meta("Tue May 14 07:30:00 EDT 2019"), "", "", "2019-05-14" },
            { Meta("1557828000"), "", "", "2019-05-14" },
            { Meta("1398/02/24 08:30"), "", "", "2019-05-14" },
            { Link("news/2019/may/14/bridge"), "", "", "2019-05-14" },
            { Link("n/20190514/bridge"), "", "", "2019-05-14" },
            { Link("bridge-20190514123"), "", "", null },
            { Link("bridge-2019-05-14.html"), "", "", "2019-05-14" },
            { Link("bridge_20190514.html"), "", "", "2019-05-14" },
            { "", "<p>Last reviewed 15 May 2019</p>", "", null },
            { "", "<div>When: 15 May 2019, 7 pm</div>", "", null },
            { "", "", "<figure><figcaption>The bridge on 3 May 2010</figcaption></figure>", null },
            {
                "",
                "",
                "<h3>More from Town</h3><div><a href='/a'>Ferries full</a> <time datetime='2021-05-05'>5 May</time></div>",
                null
            },
            { "", "", "<p><a href='/x'>Ferries are full</a></p><time datetime='2021-05-05'>5 May</time>", null },
            { Link("2019/05/14/bridge"), "<p>20 June 2020</p>", "", "2020-06-20" },
            { Meta("2019-05-14") + Link("2019/05/14/bridge"), "<p>20 June 2020</p>", "", "2019-05-14" },
            { Json("""{"@graph":[{"@type":"WebPage","datePublished":"2019-05-14"}]}"""), "", "", "2019-05-14" },
            {
                Json("""{"@type":"ItemPage","mainEntity":{"@type":"NewsArticle","datePublished":"2019-05-14"}}"""),
                "",
                "",
                "2019-05-14"
            },
            {
                Json(
                    """
                    [{"@type":"NewsArticle","headline":"Ferries are full","datePublished":"2021-05-05"},
                     {"@type":"NewsArticle","headline":"Bridge closed","datePublished":"2019-05-14"}]
                    """
                ),
                "",
                "",
                "2019-05-14"
            },
            {
                "",
                "",
                "<article><h3><a href='/x'>Ferries are full</a></h3><time datetime='2021-05-05'>5 May</time></article>",
                null
            },
            { "", "", "<p>Posted on <time datetime='2019-05-14'>14 May 2019</time></p>", "2019-05-14" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_the_day_of_its_publication_or_none(string head, string above, string below, string? date)
    {
        var draft = Read(head, above, below);
        Assert.Equal(date, draft.Date?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("<![CDATA[\n{0}\n]]>")]
    [InlineData("//<![CDATA[\n{0}\n//]]>")]
    [InlineData("{0};")]
    [InlineData("<!-- {0} -->")]
    public void Marks_around_json_are_passed_over(string frame)
    {
        var json =
            """{"@type":"NewsArticle","datePublished":"2019-05-14","publisher":{"name":"Sample Wire"},"keywords":[]}""";
        var draft = Read(Json(frame.Replace("{0}", json, StringComparison.Ordinal)));
        Assert.Equal((new DateOnly(2019, 5, 14), "Sample Wire"), (draft.Date!.Value, draft.Outlet!.Value));
    }

    [Theory]
    [InlineData("Closed\nfor weeks\tor more")]
    [InlineData("The \"old\" bridge")]
    [InlineData("A \\\"new\\\" one")]
    public void Errors_within_a_string_of_json_are_tolerated(string text)
    {
        var draft = Read(Json($$"""{"@type":"NewsArticle","description":"{{text}}","datePublished":"2019-05-14"}"""));
        Assert.Equal(new DateOnly(2019, 5, 14), draft.Date!.Value);
    }

    [Fact]
    public void The_report_names_the_days_that_were_not_chosen() =>
        Assert.Equal("meta; link says 1 March 2018", Read(Meta("2019-05-14") + Link("2018/03/01/bridge")).Date!.Source);

    private static ExtractedArticle Read(string head, string above = "", string below = "") =>
        PageReader.Read(
            $"<html><head><title>Bridge closed</title>{head}</head><body><div><h1>Bridge closed</h1>{above}"
                + $"<p>{First}</p><p>{Second}</p></div>{below}</body></html>"
        );

    private static string Meta(string date) => $"<meta property='article:published_time' content='{date}'>";

    private static string Link(string path) => $"<link rel='canonical' href='https://news.example/{path}'>";

    private static string Json(string json) => $"<script type='application/ld+json'>{json}</script>";

    private static string Comment(string day) =>
        $"<div class='x'><h3>What readers say</h3><b>Bob</b> <time datetime='{day}'>5 May</time><p>I cross it daily.</p></div>";
}
