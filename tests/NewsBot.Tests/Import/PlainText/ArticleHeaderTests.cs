using NewsBot.Import.PlainText;
using NewsBot.Moderation;
using NewsBot.Search;

namespace NewsBot.Tests.Import.PlainText;

public sealed class ArticleHeaderTests
{
    private const string Body = "\n\nThe fire broke out on Tuesday.";

    [Theory]
    [InlineData(
        "title: Fire: a day in the harbour\noutlet: Sample Wire\ndate: 2019-05-14\nurl: https://news.example/fire"
    )]
    [InlineData(
        "---\nheadline: \"Fire: a day in the harbour\"\npublisher: Sample Wire\npublished: "
            + "2019-05-14T10:00:00Z\nlink: https://news.example/fire\n---"
    )]
    [InlineData(
        "og:title: Fire: a day in the harbour\nsite_name: Sample Wire\narticle:published_time: "
            + "2019-05-14\nsource: https://news.example/fire"
    )]
    [InlineData(
        "---\nTitle: Fire: a day in the harbour\nsource: Sample Wire\nlink: "
            + "https://news.example/fire\ndate: 14 May 2019\nlayout: post\ntags: [fire, harbour]\n---"
    )]
    public void A_header_is_read_under_all_its_names(string header)
    {
        var report = Some.Report(header + Body);
        var article = report.Article!;
        Assert.Equal(
            ("Fire: a day in the harbour", "Sample Wire", new DateOnly(2019, 5, 14), "https://news.example/fire"),
            (article.Headline, article.Outlet, article.Date!.Value, article.Url!.AbsoluteUri)
        );
        Assert.Equal(["The fire broke out on Tuesday."], article.Paragraphs);
        Assert.Empty(report.Problems);
    }

    [Theory]
    [InlineData("questions: Who? | When? |")]
    [InlineData("questions: [Who?, When?]")]
    [InlineData("questions:\n- Who?\n- When?")]
    [InlineData("---\nquestions:\n  - \"Who?\"\n  - 'When?'\ntitle: T\n---")]
    public void Questions_may_be_written_in_a_line_or_as_a_list(string header) =>
        Assert.Equal(
            ["Who?", "When?"],
            Some.Article(header + "\n\nHarbour burns" + Body).Questions.Select(question => question.Text)
        );

    [Fact]
    public void A_header_with_only_questions_does_not_change_the_pasted_text()
    {
        var article = Some.Article(
            "questions: Who?\n\nHarbour burns\n\nHarbour burns\nA whole day of fire in the old part of the "
                + "town\n2 min read\n14 May 2019\nFlames [Sample file-photo]\nThe fire broke out."
        );
        Assert.Equal(
            ("Harbour burns", "A whole day of fire in the old part of the town", 1),
            (article.Headline, article.Standfirst, article.Paragraphs.Count)
        );
    }

    [Fact]
    public void A_headline_with_a_colon_is_no_header()
    {
        var article = Some.Article("Moscow: talks go on" + Body);
        Assert.Equal("Moscow: talks go on", article.Headline);
    }

    [Fact]
    public void Without_an_outlet_the_links_host_is_named() =>
        Assert.Equal("news.example", Some.Article("title: T\nurl: https://www.news.example/fire" + Body).Outlet);

    [Theory]
    [InlineData("titel: T", "Did you mean 'title'?")]
    [InlineData("zzzzzz: T", "See the list of keys")]
    public void An_unknown_key_is_named_with_the_nearest_known_one(string line, string mend)
    {
        var problem = Assert.Single(Some.Report($"outlet: Sample Wire\n{line}\n\nHarbour burns{Body}").Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains(mend, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date: 03/04/2018", "can be read as two dates")]
    [InlineData("date: soon", "is no date that can be read")]
    [InlineData("date: 2099-01-01", "is in the future")]
    [InlineData("url: example", "is no link")]
    [InlineData("titel: T", "the key 'titel' is not known. Did you mean 'title'?")]
    [InlineData("corection: It was a Tuesday.", "Did you mean 'correction'?")]
    public void An_unusable_value_is_a_warning_with_a_fix(string line, string message) =>
        Assert.Contains(
            message,
            Assert.Single(Some.Report($"{line}\n\nHarbour burns{Body}").Problems).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Lines_below_an_ignored_key_are_ignored() =>
        Assert.Empty(
            Some.Report(
                "---\ntitle: T\noutlet: X\ndate: 2019-05-14\nurl: https://news.example/\ncategories:\n- "
                    + "fire\n  - harbour\naliases:\n  - /old\ncover:\n  image: x.jpg\n  caption: A picture\n---"
                    + Body
            ).Problems
        );

    [Fact]
    public void A_continuation_line_belongs_to_its_key()
    {
        var article = Some.Article(
            "---\ntitle: Fire in\n  the harbour\ncorrection: >\n  It was a Tuesday,\n  not a "
                + "Monday.\nquestions:\n  - Who saw\n    the fire?\n---"
                + Body
        );
        Assert.Equal(
            ("Fire in the harbour", "It was a Tuesday, not a Monday."),
            (article.Headline, article.Correction)
        );
        Assert.Equal(new AuthoredQuestion("Who saw the fire?"), Assert.Single(article.Questions));
    }

    [Theory]
    [InlineData("\"No deal,\" says May: \"never\"", "\"No deal,\" says May: \"never\"")]
    [InlineData("\"No deal\"", "No deal")]
    [InlineData("\"May: \\\"no deal\\\"\"", "May: \"no deal\"")]
    [InlineData("'It''s over'", "It's over")]
    public void Quotes_around_a_value_are_taken_off_and_no_others(string written, string headline) =>
        Assert.Equal(headline, Some.Article($"title: {written}{Body}").Headline);

    [Theory]
    [InlineData("Source: Sources close to the mayor say the fire was arson")]
    [InlineData("Site: a long walk through the ruins of the harbour")]
    public void A_headline_that_begins_like_an_entry_is_a_headline(string headline) =>
        Assert.Equal(headline, Some.Article(headline + Body).Headline);

    [Fact]
    public void An_outlet_alone_is_a_header() =>
        Assert.Equal(
            ("The New York Times", "Harbour burns"),
            (
                Some.Article("source: The New York Times\n\nHarbour burns" + Body) is var article
                    ? article.Outlet
                    : null,
                article.Headline
            )
        );

    [Fact]
    public void An_ambiguous_date_leaves_the_article_undated() =>
        Assert.Null(Some.Article($"date: 03/04/2018\n\nHarbour burns{Body}").Date);

    [Theory]
    [InlineData("retracted")]
    [InlineData("Withdrawn")]
    [InlineData("REMOVED")]
    [InlineData("pulled")]
    public void A_retracted_article_is_not_live_and_that_is_no_problem(string status)
    {
        var report = Some.Report($"status: {status}\ncorrection: It never burned.\n\nHarbour burns{Body}");
        Assert.Null(report.Article);
        Assert.NotNull(report.Retracted);
        Assert.Empty(report.Problems);
    }

    [Theory]
    [InlineData("status: retracted\n", true)]
    [InlineData("status: retracted\ncorrection: It never burned.\n", false)]
    [InlineData("status: draft\n", false)]
    [InlineData("", false)]
    public void A_retraction_without_a_reason_is_a_warning(string header, bool isTold) =>
        Assert.Equal(
            isTold,
            Some.Report($"{header}title: Harbour burns{Body}").Fields.Any(field => field.Name == "notice")
        );

    [Theory]
    [InlineData("draft")]
    [InlineData("Unpublished")]
    public void A_draft_is_not_live_and_that_is_no_problem(string status)
    {
        var report = Some.Report($"status: {status}\n\nHarbour burns{Body}");
        Assert.Equal((null, null), (report.Article, report.Retracted));
        Assert.Empty(report.Problems);
        Assert.StartsWith("file.txt – draft, not live", ReportText.Lines(report).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retract")]
    [InlineData("retracted.")]
    [InlineData("published")]
    public void A_status_that_is_not_known_keeps_the_article_from_going_live(string status)
    {
        var report = Some.Report($"title: T\nstatus: {status}\n\nHarbour burns{Body}");
        Assert.Null(report.Article);
        var problem = Assert.Single(report.Problems);
        Assert.Equal((Severity.Error, 2), (problem.Severity, problem.Line));
        Assert.Contains("retracted, withdrawn, removed, pulled", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retraction_without_any_text_is_a_retraction()
    {
        var report = Some.Report("title: Harbour burns\nstatus: retracted\ncorrection: It never burned.");
        Assert.Equal(("Harbour burns", "It never burned."), (report.Retracted!.Headline, report.Retracted.Correction));
        Assert.Empty(report.Problems);
    }

    [Theory]
    [InlineData("Harbour burns\n\nstatus: retracted{0}", 3)]
    [InlineData("Harbour burns\nstatus: retracted{0}", 2)]
    [InlineData("Harbour burns{0}\n\nCorrection: It never burned, and the harbour is well.", 5)]
    public void A_header_line_outside_the_header_is_named_by_its_line_and_never_quoted(string text, int line)
    {
        var report = Some.Report(text.Replace("{0}", Body, StringComparison.Ordinal));
        Assert.Equal(line, Assert.Single(report.Problems).Line);
        Assert.Single(report.Article!.Paragraphs);
    }

    [Fact]
    public void A_headline_that_begins_with_a_word_like_a_key_is_a_headline() =>
        Assert.Equal("Data: how the vaccine is doing", Some.Article("Data: how the vaccine is doing" + Body).Headline);

    [Fact]
    public void The_date_of_tomorrow_is_believed_because_it_has_begun_in_the_east() =>
        Assert.Equal(
            Some.Today.AddDays(1),
            Some.Article($"date: {Some.Today.AddDays(1):yyyy-MM-dd}\n\nHarbour burns{Body}").Date
        );

    [Fact]
    public void A_date_in_the_future_is_not_believed() =>
        Assert.Null(Some.Article($"date: {Some.Today.AddDays(2):yyyy-MM-dd}\n\nHarbour burns{Body}").Date);

    [Fact]
    public void Neither_created_nor_modified_is_the_date_of_the_story() =>
        Assert.Null(Some.Article($"title: T\ncreated: 2019-05-14\nmodified: 2019-05-15{Body}").Date);

    [Fact]
    public void The_header_goes_before_the_text_and_the_text_before_the_file_name()
    {
        const string name = "2019-01-01-fire.txt";
        Assert.Equal(
            [new DateOnly(2019, 3, 3), new DateOnly(2019, 2, 2), new DateOnly(2019, 1, 1)],
            new[] { "date: 2019-03-03\n\nHarbour\n2 February 2019", "Harbour\n2 February 2019", "Harbour" }.Select(
                text => Some.Article(text + Body, name).Date!.Value
            )
        );
    }

    [Theory]
    [InlineData("2019-01-01.txt", true)]
    [InlineData("2019-01-1.txt", false)]
    [InlineData("fire-2019-01-01.txt", false)]
    public void A_file_name_that_begins_with_a_day_dates_the_article(string name, bool isDated) =>
        Assert.Equal(isDated ? new DateOnly(2019, 1, 1) : null, Some.Article("Harbour" + Body, name).Date);

    [Theory]
    [InlineData("pubDate")]
    [InlineData("publication-date")]
    [InlineData("site-name")]
    public void A_header_of_one_line_may_have_any_known_key(string key)
    {
        var report = Some.Report($"{key}: 2019-05-14\n\nHarbour burns{Body}");
        Assert.Empty(report.Problems);
        Assert.Equal("Harbour burns", report.Headline);
    }

    [Theory]
    [InlineData("pubDate")]
    [InlineData("publishDate")]
    [InlineData("publish_date")]
    [InlineData("date_published")]
    [InlineData("publication-date")]
    public void The_date_keys_of_other_programs_are_known(string key)
    {
        var report = Some.Report($"---\ntitle: Harbour burns\n{key}: 2019-05-14\n---\n{Body}");
        Assert.Equal(new DateOnly(2019, 5, 14), report.Article!.Date);
        Assert.Empty(report.Problems);
    }
}
