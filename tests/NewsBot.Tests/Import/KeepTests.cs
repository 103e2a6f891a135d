using System.Text;
using NewsBot.Articles;
using NewsBot.Import.PlainText;
using NewsBot.Moderation;

namespace NewsBot.Tests.Import;

/// <summary>What was left out of a text is shown, and comes back if the header says so.</summary>
public sealed class KeepTests
{
    private const string First =
        "The harbour bridge was closed on Tuesday after an inspector found a crack in one of its northern cables.";
    private const string Second =
        "Engineers said that the repair would take three weeks, and that lorries would be sent round by the north.";
    private const string Box =
        "The bridge in figures: it was opened in 1934, is 812 metres long and carries forty thousand cars on a day.";

    private static readonly string Page =
        $"<html><h1>Bridge closed</h1>\n<p>{First}</p>\n<aside><p>{Box}</p></aside>\n<p>{Second}</p>\n"
        + $"<div id='comments'><p>{Second.Replace("Engineers", "Readers", StringComparison.Ordinal)}</p></div>\n"
        + $"<p style='display: none'>{First.Replace("harbour", "hidden", StringComparison.Ordinal)}</p></html>";

    [Fact]
    public void A_long_block_that_is_left_out_of_a_page_is_in_the_report_with_its_words_and_why()
    {
        var report = Read("page.html", Page);
        Assert.Equal([First, Second], report.Article!.Paragraphs);
        Assert.Equal(
            [SkipReason.MarkedAsPage, SkipReason.ReaderComments, SkipReason.Hidden],
            report.Skipped.Where(line => line.Text is not null).Select(line => line.Reason)
        );
        Assert.Contains(ReportText.Lines(report), line =>
            line.Contains("line 3    marked as no part of the text: \"The bridge in figures", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_block_of_a_page_comes_back_where_it_stands()
    {
        var report = Read("page.html", $"keep: the bridge in FIGURES\n{Page}");
        Assert.Equal([First, Box, Second], report.Article!.Paragraphs);
        Assert.Empty(report.Problems);
    }

    [Fact]
    public void Lines_of_a_text_come_back_too()
    {
        var text =
            $"Bridge closed\n\n{First}\n\nRead more: why bridges crack\n\nPhoto: the bridge on Tuesday\n\n{Second}";
        Assert.Equal([First, Second], Read("a.txt", text).Article!.Paragraphs);
        Assert.Equal(
            [First, "Read more: why bridges crack", "Photo: the bridge on Tuesday", Second],
            Read("a.txt", $"status: live\nkeep: Read more\nkeep: bridge on Tuesday\n\n{text}").Article!.Paragraphs
        );
    }

    [Theory]
    [InlineData("page.html")]
    [InlineData("page.txt")]
    public void Words_that_no_line_has_are_a_warning(string name)
    {
        var text = name == "page.html" ? Page : $"Bridge closed\n\n{First}\n\n{Second}";
        var problem = Assert.Single(Read(name, $"keep: the tunnel\n\n{text}").Problems);
        Assert.Contains("'the tunnel'", problem.What, StringComparison.Ordinal);
        Assert.Equal((Severity.Warning, 1), (problem.Severity, problem.Line));
    }

    private static FileReport Read(string name, string text) =>
        Assert.Single(ArticleReader.Read(name, Encoding.UTF8.GetBytes(text), Some.Today));
}
