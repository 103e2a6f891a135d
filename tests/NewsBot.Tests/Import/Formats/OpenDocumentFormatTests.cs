using System.IO.Compression;
using System.Text;
using NewsBot.Articles;
using NewsBot.Tests.Fetching;

namespace NewsBot.Tests.Import.Formats;

public sealed class OpenDocumentFormatTests
{
    private const string First = SamplePage.First;
    private const string Second = SamplePage.Second;

    [Fact]
    public void A_text_document_is_read_with_its_headline_and_author()
    {
        var report = Read("strike.odt", P("Ferry crews end their strike", "h") + P(First) + P(Second));
        Assert.Equal("odt", report.Format);
        Assert.Equal("Ferry crews end their strike", report.Article!.Headline);
        Assert.Equal([First, Second], report.Article.Paragraphs.Select(paragraph => $"{paragraph}"));
    }

    [Fact]
    public void A_header_above_the_text_counts()
    {
        var report = Read(
            "strike.odt",
            P("title: The strike is over")
                + P("outlet: The Harbour Post")
                + P("date: 2026-10-30")
                + P("")
                + P(First)
                + P(Second)
        );
        Assert.Equal(("The strike is over", "The Harbour Post"), (report.Article!.Headline, report.Article.Outlet));
    }

    [Fact]
    public void What_is_hidden_deleted_or_a_note_is_left_out_and_spaces_are_spaces()
    {
        var report = Read(
            "strike.odt",
            P("Ferry crews end their strike", "h")
                + "<text:tracked-changes><text:changed-region><text:deletion><text:p>It was never so bad.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
                + """
                <text:p>Ferry crews returned<text:s text:c="3"/>to<text:tab/>work on
                    Friday<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note> morning
                <office:annotation><text:p>Is this true?</text:p></office:annotation><text:span text:style-name="T1">secretly </text:span>after
                a strike of <text:span text:style-name="T2">eleven</text:span> days.</text:p>
                """
                + P(Second)
        );
        Assert.Equal(
            ["Ferry crews returned to work on Friday morning after a strike of eleven days.", Second],
            report.Article!.Paragraphs.Select(paragraph =>
                string.Join(' ', $"{paragraph}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
            )
        );
    }

    [Fact]
    public void A_row_of_figures_is_one_paragraph()
    {
        var report = Read(
            "strike.odt",
            P("Ferry crews end their strike", "h")
                + P(First)
                + $"<table:table><table:table-row><table:table-cell>{P("Routes")}</table:table-cell><table:table-cell>{P("12")}</table:table-cell></table:table-row></table:table>"
                + P(Second)
        );
        Assert.Contains("Routes 12", report.Article!.Paragraphs.Select(paragraph => $"{paragraph}"));
    }

    [Fact]
    public void A_text_document_that_is_called_a_Word_document_is_read() =>
        Assert.Equal("odt", Read("strike.docx", P("Ferry crews end their strike", "h") + P(First) + P(Second)).Format);

    [Theory]
    [InlineData("PK\u0003\u0004 and then nothing")]
    [InlineData("no archive")]
    [InlineData("")]
    public void What_is_no_text_document_is_refused(string content)
    {
        var report = Assert.Single(ArticleReader.Read("strike.odt", Encoding.Latin1.GetBytes(content), Some.Today));
        Assert.False(report.IsLive);
        Assert.NotEmpty(report.Problems);
    }

    [Fact]
    public void A_document_that_unpacks_to_more_than_an_article_is_refused()
    {
        var report = Read("strike.odt", P(new string('a', 21_000_000)));
        Assert.Contains("can be read", Assert.Single(report.Problems).What, StringComparison.Ordinal);
    }

    private static string P(string text, string element = "p") => $"<text:{element}>{text}</text:{element}>";

    private static FileReport Read(string name, string body) =>
        Assert.Single(ArticleReader.Read(name, Create(body), Some.Today));

    private static byte[] Create(string body)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "mimetype", "application/vnd.oasis.opendocument.text", CompressionLevel.NoCompression);
            Add(
                archive,
                "content.xml",
                $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
                  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
                <office:automatic-styles>
                <style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
                <style:style style:name="T2"><style:text-properties/></style:style>
                </office:automatic-styles>
                <office:body><office:text>{body}</office:text></office:body></office:document-content>
                """
            );
        }

        return file.ToArray();
    }

    private static void Add(
        ZipArchive archive,
        string name,
        string content,
        CompressionLevel level = CompressionLevel.Optimal
    )
    {
        using var entry = archive.CreateEntry(name, level).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
