using NewsBot.Articles;
using NewsBot.Import.Html;
using NewsBot.Import.PlainText;

namespace NewsBot.Tests.Import.Html;

public sealed class PageReaderTests
{
    private const string First =
        "The harbour bridge was closed on Tuesday after an inspector found a crack in one of its cables.";
    private const string Second =
        "Engineers said that the repair would take three weeks, and that lorries would be sent round by the north.";
    private const string Third =
        "The mayor asked people to leave their cars at home, and promised more ferries for the time being.";

    /// <summary>The same story as kinds of programs lay it out.</summary>
    public static TheoryData<string, string> Layouts =>
        new()
        {
            {
                "a blog",
                $"""
                    <html lang="en"><head><title>Harbour bridge closed | Sample Wire</title>
                    <meta property="article:published_time" content="2019-05-14T09:00:00Z"></head>
                    <body class="single has-sidebar category-newsletter"><header class="site-header">
                    <h1><a href="/">Sample Wire</a></h1><nav><ul><li><a href="/a">World</a></li></ul></nav></header>
                    <article class="post tag-social"><h2 class="entry-title">Harbour bridge closed</h2>
                    <div class="entry-meta">By Ann Miller</div>
                    <div class="entry-content"><p>{First}</p><p>{Second}</p><div class="sharedaddy"><p>Share this:</p>
                    </div><p>{Third}</p></div></article>
                    <div id="comments" class="comments-area"><h3>2 thoughts</h3>
                    <p>This is what I have said for years, and nobody ever listened to me about it.</p></div>
                    </body></html>
                    """
            },
            {
                "a page of a big paper",
                $$"""
                    <html lang="en"><head><title>Harbour bridge closed - Sample Wire</title>
                    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Sample Wire"},{"@type":["NewsArticle"],"headline":"Harbour bridge closed","datePublished":"2019-05-14","publisher":{"@type":"Organization","name":"Sample Wire"},"author":[{"name":"Ann Miller"}]}]}</script>
                    </head>
                    <body><div class="skip-link">Skip to content</div><main><section><h1>Harbour bridge closed</h1>
                    <figure><img src="x.jpg"><figcaption>The bridge, seen from the north shore on a quiet day last summer.</figcaption>
                    </figure></section>
                    <section><div class="gs-1a"><p>{{First}}</p></div><div class="gs-1a"><p>{{Second}}</p></div><aside>
                    <h2>Read more</h2><a href="/x">Why bridges crack, and what can be done about them in time</a>
                    </aside><div class="gs-1a"><p>{{Third}}</p></div></section></main>
                    <footer>
                    <p>Copyright Sample Wire. All the rights are reserved, and none of them is given away to anybody.</p>
                    </footer></body></html>
                    """
            },
            {
                "tables, as they were made twenty years ago",
                $"""
                    <html><head><title>Sample Wire: Harbour bridge closed</title></head><body><table><tr>
                    <td><a href="a">Home</a><br><a href="b">World</a><br><a href="c">Sport</a></td>
                    <td><font size="5">
                    <h1>Harbour bridge closed</h1></font><small>14 May 2019</small><br><br>{First}<br><br>{Second}<br><br>{Third}</td>
                    </tr></table></body></html>
                    """
            },
            {
                "a page that is saved with its cookie notice",
                $"""
                    <html lang="en"><head><title>Harbour bridge closed</title></head><body><div id="cookie-banner">
                    <p>We value your privacy. We and our 812 partners store things on your device to make you see more of what you like.</p><button>Accept all</button>
                    </div>
                    <div class="story"><h1>Harbour bridge closed</h1><time datetime="2019-05-14">14 May</time>
                    <p>{First}</p><p>{Second}</p><div class="newsletter-signup">
                    <p>Sign up for our morning mail, and be the first to know what has happened over night.</p></div>
                    <p>{Third}</p></div></body></html>
                    """
            },
        };

    public static TheoryData<string, string> OtherLayouts =>
        new()
        {
            {
                "a page with its lead above the text",
                $"""
                    <html lang="en"><head><title>Harbour bridge closed</title></head><body><div class="wrap">
                    <div class="head"><h1>Harbour bridge closed</h1>
                    <p class="teaser">{First}</p><span class="date">14.05.2019</span></div>
                    <div class="article-body"><p>{Second}</p><p>{Third}</p>
                    <p>{Second} And again, it was said later on the same day.</p></div></div></body></html>
                    """
            },
            {
                "a page of a content builder",
                $"""
                    <html lang="en"><head><title>Harbour bridge closed</title></head><body><div class="elementor">
                    <div class="elementor-widget"><div class="elementor-widget-container"><h1>Harbour bridge closed</h1>
                    <p>Posted on 14 May 2019</p></div></div>
                    <div class="elementor-widget elementor-widget-text"><div class="elementor-widget-container">
                    <p>{First}</p></div></div><div class="elementor-widget elementor-widget-text">
                    <div class="elementor-widget-container"><p>{Second}</p></div></div>
                    <div class="elementor-widget elementor-widget-text"><div class="elementor-widget-container">
                    <p>{Third}</p></div></div></div></body></html>
                    """
            },
            {
                "a page whose fields have hidden labels",
                $"""
                    <html lang="en"><head><title>Harbour bridge closed | Sample</title></head><body><main><article>
                    <h1><span>Harbour bridge closed</span></h1>
                    <div class="field field--name-publish-date"><time datetime="2019-05-14T08:00:00Z">Tue</time></div>
                    <div class="field field--label-hidden field__item"><p>{First}</p><p>{Second}</p></div>
                    <div class="field field--label-hidden"><p>{Third}</p></div></article></main>
                    <div class="view-related">
                    <p>What the council said about the tunnel, and why it will never be built after all.</p></div>
                    </body></html>
                    """
            },
            {
                "a page with teasers of other stories",
                $"""
                    <html lang="en"><head><title>Harbour bridge closed</title><meta name="date" content="2019-05-15">
                    </head><body><div id="content"><h1>Harbour bridge closed</h1><p class="dateline">14 May 2019</p>
                    <p>{First}</p>
                    <div class="teaser"><a href="/tunnel"><h3>Tunnel</h3>
                    <p>The tunnel is to be built after all, says the council, and nobody believes it.</p></a></div>
                    <p>{Second}</p><p>{Third}</p>
                    <h3>More on this</h3><ul><li><a href="/1">Ferries are full on the first day of the closure</a></li>
                    <li><a href="/2">Who pays for the cable, and when will it be paid</a></li></ul></div></body></html>
                    """
            },
        };

    [Theory]
    [MemberData(nameof(Layouts))]
    [MemberData(nameof(OtherLayouts))]
    public void Only_the_article_of_a_saved_page_is_read(string layout, string html)
    {
        var draft = PageReader.Read(html);
        var text = string.Join('\n', draft.Paragraphs);
        Assert.Multiple(
            () => Assert.Equal((layout, "Harbour bridge closed"), (layout, draft.Headline!.Value)),
            () => Assert.Equal(new DateOnly(2019, 5, 14), draft.Date!.Value),
            () => Assert.Contains(First, text, StringComparison.Ordinal),
            () => Assert.Contains(Second, text, StringComparison.Ordinal),
            () => Assert.Contains(Third, text, StringComparison.Ordinal)
        );
        string[] others =
        [
            "nobody ever listened",
            "Share this",
            "World",
            "on a quiet day",
            "cables and what",
            "Why bridges crack",
            "Copyright",
            "privacy",
            "Accept",
            "Sign up",
            "tunnel",
            "More on this",
            "Ferries are full",
            "Skip",
            "Home",
            "Ann Miller",
        ];
        Assert.All(others, other => Assert.DoesNotContain(other, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pages_outlet_link_and_language_are_read()
    {
        var draft = PageReader.Read(
            $$"""
            <!-- saved from url=(0034)https://news.example/harbour-bridge -->
            <html lang="en-GB"><head><meta property="og:site_name" content="Sample Wire">
            <meta name="author" content="Ann Miller"><title>Bridge</title></head><body><h1>Bridge</h1><p>{{First}}</p>
            </body></html>
            """
        );
        Assert.Equal(
            ("Sample Wire", "Ann Miller", "https://news.example/harbour-bridge", "en"),
            (draft.Outlet!.Value, draft.Author!.Value, draft.Link!.Value, draft.Language)
        );
    }

    [Theory]
    [InlineData("2019-05-13T23:30:00Z", "14 May 2019", 14)]
    [InlineData("2019-05-10T23:30:00Z", "14 May 2019", 10)]
    [InlineData("2019-05-14", "Updated on 15 May 2019", 14)]
    [InlineData(null, "Updated on 15 May 2019</p><p>Published on 14 May 2019", 14)]
    [InlineData(null, "14.05.19", 14)]
    public void The_day_of_publication_counts_and_the_readers_time_zone_before_the_servers(
        string? machine,
        string shown,
        int day
    )
    {
        var meta = machine is null ? "" : $"<meta property='article:published_time' content='{machine}'>";
        var draft = PageReader.Read(
            $"<html><head>{meta}<title>Bridge</title></head><body><h1>Bridge</h1><p>{shown}</p><p>{First}</p><p>{Second}</p></body></html>"
        );
        Assert.Equal(new DateOnly(2019, 5, day), draft.Date!.Value);
    }

    [Fact]
    public void A_row_of_figures_is_one_paragraph_and_a_page_laid_out_as_a_table_is_not()
    {
        var draft = PageReader.Read(
            $"<h1>Results</h1><p>{First}</p><table><tr><th>Team</th><td>4</td><td>14 (32)</td></tr></table>"
        );
        Assert.Equal([First, "Team 4 14 (32)"], draft.Paragraphs);
    }

    [Fact]
    public void A_header_above_a_page_counts_before_what_the_page_says()
    {
        var report = Assert.Single(
            ArticleReader.Read(
                "page.html",
                System.Text.Encoding.UTF8.GetBytes(
                    "title: Bridge: closed\ndate: "
                        + $"2019-05-14\n<html><head><title>Bridge</title></head><body><h1>Bridge</h1>\n<p>{First}</p></body></html>"
                ),
                Some.Today
            )
        );
        Assert.Equal(
            ("Bridge: closed", new DateOnly(2019, 5, 14), First),
            (report.Headline, report.Article!.Date!.Value, Assert.Single(report.Article.Paragraphs))
        );
        Assert.Equal(3, Assert.Single(report.Skipped).Line);
    }

    [Fact]
    public void A_page_with_another_extension_is_read_as_a_page_and_reported()
    {
        var report = Assert.Single(
            ArticleReader.Read(
                "page.txt",
                System.Text.Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><h1>Bridge</h1><p>{First}</p></html>"),
                Some.Today
            )
        );
        Assert.Equal(("html", First), (report.Format, Assert.Single(report.Article!.Paragraphs)));
        Assert.Contains("but it is html", report.Problems[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_may_be_two_is_none()
    {
        var draft = PageReader.Read(
            "<html><head><meta property='article:published_time' content='10/05/2022 05:22 "
                + $"pm'><title>Bridge</title></head><body><h1>Bridge</h1><p>{First}</p></body></html>"
        );
        Assert.Null(draft.Date);
        Assert.Contains("two dates", Assert.Single(draft.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_soft_hyphen_and_the_reading_above_a_character_are_not_part_of_the_text()
    {
        var draft = PageReader.Read(
            "<h1>T</h1><p>Donau\u00ADdampf\u00ADschiff</p><p><ruby>法律<rt>ほうりつ</rt></ruby>ができる</p>"
        );
        Assert.Equal(["Donaudampfschiff", "法律ができる"], draft.Paragraphs);
    }

    [Theory]
    [InlineData("<div>", 300_000)]
    [InlineData("<font color=a><div>", 60_000)]
    [InlineData("<table><tr><td>", 60_000)]
    [InlineData("<b><p>", 100_000)]
    [InlineData("<svg>", 200_000)]
    public void A_page_nested_without_end_is_refused_by_a_look_at_its_tags(string element, int times) =>
        Assert.Contains(
            "nested more than",
            HtmlLimits.Refuse(string.Concat(Enumerable.Repeat(element, times)) + First)?.What,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_element_with_attributes_without_end_is_refused_by_a_look_at_its_tags() =>
        Assert.Contains("attributes", HtmlLimits.Refuse(WithAttributes(300_000))?.What, StringComparison.Ordinal);

    // A little more than is allowed: where the limit fails, the page is read, and the test says so instead of reading
    // for minutes.
    [Fact]
    public void A_page_or_a_piece_of_one_that_is_beyond_the_limits_is_not_read()
    {
        foreach (var html in new[] { string.Concat(Enumerable.Repeat("<div>", 1_001)) + First, WithAttributes(1_001) })
        {
            Assert.Equal(Severity.Error, Assert.Single(PageReader.Read(html).Problems).Severity);
            var problem = Assert.Single(PageReader.ReadFragment(html, headline: null, firstLine: 5).Problems);
            Assert.Equal((Severity.Error, 5), (problem.Severity, problem.Line));
        }
    }

    [Theory]
    [InlineData("<script>if (a<b) document.write('<div><div>')</script>")]
    [InlineData("<p title='a<b<c'>x<p>y<li>z<br><img src=x>")]
    [InlineData("a < b and c <3 d")]
    public void Apparent_nesting_is_accepted(string html) =>
        Assert.Null(HtmlLimits.Refuse(string.Concat(Enumerable.Repeat(html, 2000))));

    [Fact]
    public void A_page_in_an_old_encoding_is_read_by_what_it_declares()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var bytes = System
            .Text.Encoding.GetEncoding("windows-1251")
            .GetBytes(
                "<html><head><script charset=utf-8></script><meta charset='windows-1251'><title>Мост "
                    + "закрыт</title></head><body><h1>Мост закрыт</h1><p>Мост через гавань закрыли во вторник "
                    + "после осмотра.</p></body></html>"
            );
        var report = Assert.Single(ArticleReader.Read("page.html", bytes, Some.Today));
        Assert.Equal(
            ("Мост закрыт", "Мост через гавань закрыли во вторник после осмотра."),
            (report.Headline, Assert.Single(report.Article!.Paragraphs))
        );
        Assert.DoesNotContain(report.Problems, problem => problem.What.Contains("UTF-8", StringComparison.Ordinal));
    }

    private static string WithAttributes(int count) =>
        $"<p {string.Join(' ', Enumerable.Range(0, count).Select(i => $"a{i}=1"))}>{First}";
}
