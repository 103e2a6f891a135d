using System.Text;
using CsCheck;
using NewsBot.Articles;
using NewsBot.Import.PlainText;

namespace NewsBot.Tests.Articles;

public sealed class PastedTextTests
{
    /// <summary>In the order and with the blank lines in which news sites paste.</summary>
    private const string Pasted = """
        Rebels turn down Sochi talks

        Rebels turn down Sochi talks
        Rebel groups turned down the planned talks and said that Moscow wants to bypass the UN
        2 min read
        26 December, 2017
        Rebels expect little of the conference [Sample file-photo]
        Moscow wants to bypass Geneva, the opposition said on Monday.

        Nearly forty groups signed the statement.

        No government was named in it, but many knew whom it meant to reach and what it asked of them all
        """;

    [Fact]
    public void A_pasted_page_falls_into_its_parts()
    {
        var report = Some.Report(Pasted);
        var article = report.Article!;
        Assert.Multiple(
            () => Assert.Equal("Rebels turn down Sochi talks", article.Headline),
            () =>
                Assert.Equal(
                    "Rebel groups turned down the planned talks and said that Moscow wants to bypass the UN",
                    article.Standfirst
                ),
            () => Assert.Equal(new DateOnly(2017, 12, 26), article.Date),
            () => Assert.Equal(3, article.Paragraphs.Count),
            () => Assert.Equal("Moscow wants to bypass Geneva, the opposition said on Monday.", article.Paragraphs[0]),
            () =>
                Assert.Equal(
                    [
                        new SkippedLine(3, SkipReason.HeadlineRepeated),
                        new SkippedLine(5, SkipReason.ReadingTime),
                        new SkippedLine(7, SkipReason.PhotoCaption),
                    ],
                    report.Skipped
                )
        );
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Encodings_and_line_ends_make_no_difference(string encodingName, bool withMark)
    {
        var encoding = encodingName == "utf-8" ? new UTF8Encoding(withMark) : Encoding.GetEncoding(encodingName);
        var bytes = (withMark ? encoding.GetPreamble() : [])
            .Concat(encoding.GetBytes(Pasted.ReplaceLineEndings("\r\n")))
            .ToArray();
        var article = ArticleReader.Read("file.txt", bytes, Some.Today)[0].Article!;
        Assert.Equivalent(Some.Article(Pasted), article, strict: true);
    }

    [Theory]
    [InlineData("2 min read", "reading time")]
    [InlineData("Reading time: 3 minutes", "reading time")]
    [InlineData("4 min de lecture", "reading time")]
    [InlineData("Время чтения: 3 мин", "reading time")]
    [InlineData("By Jane Doe", "byline")]
    [InlineData("Updated 3 May 2019, 10:30", "time of update")]
    [InlineData("Smoke over the harbour on Tuesday [AFP]", "photo caption")]
    [InlineData("- - -", "no words")]
    public void Lines_between_headline_and_text_are_skipped_with_a_reason(string line, string reason)
    {
        var report = Some.Report(
            $"Harbour burns for a day\n\n{line}\n\nThe fire broke out on Tuesday morning.\n\nNobody was hurt."
        );
        Assert.Equal((3, reason), (report.Skipped[0].Line, Assert.Single(report.Skipped).Reason.DisplayName()));
        Assert.Equal(2, report.Article!.Paragraphs.Count);
    }

    [Fact]
    public void A_sentence_with_a_date_or_a_bracket_in_it_is_a_paragraph()
    {
        var article = Some.Article(
            "Harbour burns\n\nThe fire broke out on 14 May 2019 in the morning.\n\nThe mayor said it was "
                + "\"bad [but] over\".\n\nA second one was seen [in the east]."
        );
        Assert.Equal(3, article.Paragraphs.Count);
    }

    [Fact]
    public void Lines_that_a_program_broke_are_one_paragraph_and_stay_verbatim()
    {
        var article = Some.Article(
            "Harbour burns\n\nThe fire broke out on Tuesday morning in the\nold part of the harbour, and "
                + "burnt for a\nwhole day.\n\nNobody was hurt in\nit."
        );
        Assert.Equal(
            [
                "The fire broke out on Tuesday morning in the\nold part of the harbour, and burnt for a\nwhole day.",
                "Nobody was hurt in\nit.",
            ],
            article.Paragraphs
        );
    }

    [Fact]
    public void Lines_that_are_whole_sentences_are_paragraphs_of_their_own() =>
        Assert.Equal(
            3,
            Some.Article(
                "Harbour burns\n\nThe fire broke out on Tuesday.\nIt burnt for a day.\nNobody was hurt."
            ).Paragraphs.Count
        );

    [Fact]
    public void A_link_alone_above_the_text_is_the_articles_link() =>
        Assert.Equal(
            "https://news.example/fire",
            Some.Article("Harbour burns\nhttps://news.example/fire\n\nThe fire broke out on Tuesday.").Url!.AbsoluteUri
        );

    [Fact]
    public void A_file_without_a_headline_takes_the_name_of_the_file()
    {
        var article = Some.Article(
            "The fire broke out on Tuesday morning in the old part of the harbour.",
            "2019-05-14-harbour-fire.txt"
        );
        Assert.Equal(
            ("2019 05 14 harbour fire", 1, new DateOnly(2019, 5, 14)),
            (article.Headline, article.Paragraphs.Count, article.Date!.Value)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n")]
    [InlineData("Only a headline")]
    [InlineData("title: Only a header\n")]
    public void A_file_without_text_is_refused_with_what_to_write(string text)
    {
        var report = Some.Report(text);
        Assert.Null(report.Article);
        Assert.Contains(
            "Write the text below the headline",
            Assert.Single(report.Problems).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_paragraph_of_any_file_is_a_contiguous_piece_of_it()
    {
        var line = Some.OneOf(
            "title: A thing: that happened",
            "---",
            "date: 2017-12-26",
            "Harbour burns",
            "2 min read",
            "26 December, 2017",
            "",
            "",
            "  ",
            "A caption [AFP]",
            "The fire broke out. It burnt.",
            "no end of it",
            "\t\ttabs in\tfront ",
            "- item",
            "questions: a | b",
            "مؤتمر في سوتشي.",
            "北京。",
            "\ufeffmark",
            "e\u0301\u202e end."
        );
        Gen.Select(line.Array[0, 25], Some.OneOf("\n", "\r\n", "\r"), Some.AnyText)
            .Sample(
                (lines, end, tail) =>
                {
                    var text = string.Join(end, lines) + end + tail;
                    var wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
                    var report = Some.Report(wellFormed);
                    foreach (var paragraph in report.Article?.Paragraphs ?? [])
                    {
                        Assert.Contains(paragraph, wellFormed, StringComparison.Ordinal);
                        Assert.False(string.IsNullOrWhiteSpace(paragraph));
                    }
                },
                iter: 2000
            );
    }

    [Fact]
    public void A_line_with_a_persian_day_dates_the_article_and_is_not_quoted()
    {
        var report = Some.Report(
            "اسکلهٔ قدیمی بسته می‌شود\n\nسه‌شنبه ۱۹ بهمن ۱۴۰۰\n\nهیئت بندر تصمیم گرفت اسکلهٔ قدیمی را ببندد، زیرا در پایه‌های آن ترک دیدند."
        );
        Assert.Equal(new DateOnly(2022, 2, 8), report.Article!.Date);
        Assert.Single(report.Article.Paragraphs);
    }

    [Theory]
    [InlineData("KELMOUTH, Feb. 8, 2022 (Bay Agency) - ", true)]
    [InlineData("On Feb. 8, 2022 - a Tuesday - ", false)]
    public void An_agencys_dateline_dates_the_article(string front, bool isDateline)
    {
        var paragraph = front + "the harbour board voted to close the old pier, as divers had found cracks in it.";
        var report = Some.Report($"The old pier is closed\n\n{paragraph}\n\nA hearing will be held next week.");
        Assert.Equal(isDateline ? new DateOnly(2022, 2, 8) : null, report.Article!.Date);
        Assert.Equal(paragraph, report.Article.Paragraphs[0]);
    }

    [Theory]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\f")]
    [InlineData("\u0085")]
    [InlineData("\r")]
    public void Every_line_end_that_editors_write_ends_a_line(string end)
    {
        var report = Some.Report($"Bridge closed{end}14 May 2019{end}It is closed.{end}It will open again.");
        Assert.Equal(new DateOnly(2019, 5, 14), report.Article!.Date);
        Assert.Equal(["It is closed.", "It will open again."], report.Article.Paragraphs);
    }
}
