using System.IO.Compression;
using System.Text;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NewsBot.Articles;
using NewsBot.Import.PlainText;

namespace NewsBot.Tests.Import.Formats;

public sealed class FormatTests
{
    private const string First =
        "The harbour bridge was closed on Tuesday after an inspector found a crack in one of its cables.";
    private const string Second =
        "Engineers said that the repair would take three weeks, and that lorries would be sent round by the north.";
    private static readonly string Third = string.Concat(
            Enumerable.Repeat("The mayor asked people to leave their cars at home. ", 6)
        )
        .Trim();

    [Fact]
    public void Markdown_is_read_with_its_front_matter_and_without_its_marks()
    {
        var article = Single(
            "note.md",
            Encoding.UTF8.GetBytes(
                $"""
                ---
                title: "Bridge: closed"
                date: 2019-05-14
                source: https://news.example/bridge
                tags:
                  - harbour
                ---

                # Bridge: closed

                ![the bridge](bridge.jpg)

                {First.Replace("crack", "**crack**", StringComparison.Ordinal)}

                > {Second.Replace("three weeks", "[three weeks](https://news.example/weeks)", StringComparison.Ordinal)}

                - A list item stays.

                ```
                code is no text
                ```
                """
            )
        ).Article!;
        Assert.Equal(
            ("Bridge: closed", new DateOnly(2019, 5, 14), "news.example"),
            (article.Headline, article.Date!.Value, article.Outlet)
        );
        Assert.Equal([First, Second, "A list item stays."], article.Paragraphs);
    }

    [Fact]
    public void A_word_document_is_read_without_what_was_struck_out()
    {
        var report = Single(
            "story.docx",
            Documents.Word(
                new Paragraph(new Run(new Text("Bridge closed"))),
                new Paragraph(new Run(new Text("14 May 2019"))),
                new Paragraph(
                    new Run(new Text(First[..20]) { Space = SpaceProcessingModeValues.Preserve }),
                    new DeletedRun(new Run(new DeletedText("never "))),
                    new Run(new Text(First[20..]))
                ),
                new Paragraph(),
                new Table(new TableRow(new TableCell(new Paragraph(new Run(new Text(Second))))))
            )
        );
        Assert.Equal(
            ("docx", "Bridge closed", new DateOnly(2019, 5, 14)),
            (report.Format, report.Headline, report.Article!.Date!.Value)
        );
        Assert.Equal([First, Second], report.Article.Paragraphs);
    }

    [Fact]
    public void A_word_document_may_begin_with_a_header()
    {
        var article = Single(
            "story.docx",
            Documents.Word(
                new Paragraph(new Run(new Text("title: Bridge closed"))),
                new Paragraph(new Run(new Text("outlet: Sample Wire"))),
                new Paragraph(new Run(new Text(First)))
            )
        ).Article!;
        Assert.Equal(
            ("Bridge closed", "Sample Wire", First),
            (article.Headline, article.Outlet, Assert.Single(article.Paragraphs))
        );
    }

    [Fact]
    public void A_text_box_of_a_word_document_is_read_once_and_apart_from_the_text_around_it()
    {
        var box = new TextBoxContent(new Paragraph(new Run(new Text(Second))));
        var article = Single(
            "story.docx",
            Documents.Word(
                new Paragraph(new Run(new Text("title: Bridge closed"))),
                new Paragraph(
                    new Run(new Text(First)),
                    new Run(
                        new AlternateContent(
                            new AlternateContentChoice(box) { Requires = "wps" },
                            new AlternateContentFallback(box.CloneNode(true))
                        )
                    )
                )
            )
        ).Article!;
        Assert.Equal([First, Second], article.Paragraphs);
    }

    [Fact]
    public void What_was_moved_in_a_word_document_is_read_where_it_is_now()
    {
        var article = Single(
            "story.docx",
            Documents.Word(
                new Paragraph(new Run(new Text("title: Bridge closed"))),
                new Paragraph(new MoveFromRun(new Run(new Text(Second)))),
                new Paragraph(
                    new ParagraphProperties(new Tabs(new TabStop { Val = TabStopValues.Left, Position = 720 })),
                    new Run(new Text(First))
                ),
                new Paragraph(new MoveToRun(new Run(new Text(Second))))
            )
        ).Article!;
        Assert.Equal([First, Second], article.Paragraphs);
    }

    [Fact]
    public void A_strict_word_document_is_read_too()
    {
        var changed = new MemoryStream();
        changed.Write(
            Documents.Word(
                new Paragraph(new Run(new Text("title: Bridge closed"))),
                new Paragraph(new Run(new Text(First)))
            )
        );
        using (var archive = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (
                var entry in archive
                    .Entries.Where(entry => entry.FullName is "word/document.xml" or "_rels/.rels")
                    .ToList()
            )
            {
                string xml;
                using (var reader = new StreamReader(entry.Open()))
                    xml = reader.ReadToEnd();
                using var writer = new StreamWriter(entry.Open());
                writer.BaseStream.SetLength(0);
                writer.Write(
                    xml.Replace(
                            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                            "http://purl.oclc.org/ooxml/wordprocessingml/main",
                            StringComparison.Ordinal
                        )
                        .Replace(
                            "http://schemas.openxmlformats.org/officeDocument/2006/",
                            "http://purl.oclc.org/ooxml/officeDocument/",
                            StringComparison.Ordinal
                        )
                );
            }
        }

        Assert.Equal([First], Single("story.docx", changed.ToArray()).Article!.Paragraphs);
    }

    [Fact]
    public void A_word_document_nested_without_end_is_read_or_refused_like_any_other()
    {
        const int depth = 100_000;
        var xml =
            string.Concat(Enumerable.Repeat("<w:p>", depth))
            + "<w:r><w:t>"
            + First
            + "</w:t></w:r>"
            + string.Concat(Enumerable.Repeat("</w:p>", depth));
        var changed = new MemoryStream();
        changed.Write(Documents.Word(new Paragraph(new Run(new Text("here")))));
        using (var archive = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var writer = new StreamWriter(archive.GetEntry("word/document.xml")!.Open());
            writer.BaseStream.SetLength(0);
            writer.Write(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                    + xml
                    + "</w:body></w:document>"
            );
        }

        Assert.Equal("docx", Single("deep.docx", changed.ToArray()).Format);
    }

    [Fact]
    public void The_lines_of_a_pdf_are_put_together_to_paragraphs_and_broken_words_joined()
    {
        var article = Single(
            "story.pdf",
            Documents.Pdf([
                "Bridge closed",
                "",
                "The harbour bridge was closed on Tuesday after an in-",
                "spector found a crack in one of its cables.",
                "",
                "Engineers said that the repair would take three",
                "weeks, and that lorries would go round.",
            ])
        ).Article!;
        Assert.Equal("Bridge closed", article.Headline);
        Assert.Equal(
            [First, "Engineers said that the repair would take three weeks, and that lorries would go round."],
            article.Paragraphs
        );
    }

    [Fact]
    public void A_scanned_pdf_is_reported() =>
        Assert.Contains(
            "scanned",
            Assert.Single(Single("scan.pdf", Documents.Pdf([])).Problems).What,
            StringComparison.Ordinal
        );

    [Fact]
    public void Each_entry_of_a_feed_that_holds_its_text_is_an_article()
    {
        var reports = ArticleReader.Read(
            "feed.xml",
            Encoding.UTF8.GetBytes(
                $"""
                <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Sample Wire</title><language>en-gb</language>
                <item><title>Bridge &amp;amp; tunnel</title><link>https://news.example/bridge</link><pubDate>Tue, 14 May 2019 09:00:00 GMT</pubDate><dc:creator>Ann Miller</dc:creator>
                <content:encoded><![CDATA[<p>{First}</p><p>{Second}</p><p>{Third}</p><div class="share">Share</div>]]></content:encoded></item>
                <item><title>Only a summary</title><description>{First}</description></item></channel></rss>
                """
            ),
            Some.Today
        );
        var article = reports[0].Article!;
        Assert.Equal(
            ("feed.xml#1", "Bridge & tunnel", "Sample Wire", new DateOnly(2019, 5, 14), "Ann Miller"),
            (article.Id, article.Headline, article.Outlet, article.Date!.Value, reports[0].Author)
        );
        Assert.Equal([First, Second, Third], article.Paragraphs);
        Assert.Contains(
            "a summary, not its full text",
            Assert.Single(reports[1].Problems).What,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_atom_entry_may_hold_its_text_as_markup()
    {
        var article = Single(
            "feed.xml",
            Encoding.UTF8.GetBytes(
                $"""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Sample Wire</title><entry><title>Bridge</title><link rel="alternate" href="https://news.example/bridge"/><published>2019-05-14T09:00:00Z</published>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{First}</p><p>{Second}</p><p>{Third}</p></div></content></entry></feed>
                """
            )
        ).Article!;
        Assert.Equal(
            ("Bridge", "https://news.example/bridge", 3),
            (article.Headline, article.Url!.AbsoluteUri, article.Paragraphs.Count)
        );
    }

    public static TheoryData<string, string> Attacks =>
        new()
        {
            {
                "laughs.xml",
                """<!DOCTYPE f [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">"""
                    + """<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><feed><entry><title>&c;</title></entry>"""
                    + """</feed>"""
            },
            {
                "outside.xml",
                """<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item>"""
                    + """<title>&x;</title><description>&x;</description></item></channel></rss>"""
            },
            { "no-feed.xml", "<html><body>x</body></html>" },
            { "broken.xml", "<rss><channel><item>" },
            { "open.xml", "<rss>" + string.Concat(Enumerable.Repeat("<![CDATA[&", 300_000)) },
            { "fake.docx", "this is text" },
            { "fake.pdf", "%PDF-1.4 and nothing" },
            { "deep.md", new string('>', 50_000) + " x" },
            { "brackets.md", new string('[', 50_000) },
            { "lists.md", string.Concat(Enumerable.Repeat("- ", 50_000)) + "x" },
            {
                "deep.xml",
                $"<rss><channel><item><description>{string.Concat(Enumerable.Repeat("<b>", 50_000))}x{string.Concat(Enumerable.Repeat("</b>", 50_000))}</description></item></channel></rss>"
            },
            { "empty.md", "" },
        };

    [Fact]
    public void A_long_rule_in_markdown_is_no_nesting() =>
        Assert.True(
            Single(
                "rule.md",
                Encoding.UTF8.GetBytes($"Bridge closed\n\n{First}\n\n{new string('-', 200)}\n\n{Second}")
            ).IsLive
        );

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_file_that_is_broken_or_means_harm_is_refused_in_a_line(string name, string content)
    {
        var report = Assert.Single(ArticleReader.Read(name, Encoding.UTF8.GetBytes(content), Some.Today));
        Assert.False(report.IsLive);
        Assert.DoesNotContain("root:", string.Concat(report.Problems), StringComparison.Ordinal);
        Assert.Contains(report.Problems, problem => problem.Severity == Severity.Error && problem.Fix is not null);
    }

    [Fact]
    public void A_zip_bomb_is_not_unpacked()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 100; i++)
                part.Write(zeros);
        }

        Assert.Contains(
            "unpacks to more",
            Assert.Single(Single("bomb.docx", stream.ToArray()).Problems).What,
            StringComparison.Ordinal
        );
    }

    /// <summary>Bytes flipped, cut and spliced; the whole run of ten thousand is made by hand.</summary>
    [Fact]
    public void No_mutation_of_a_file_breaks_its_reader()
    {
        (string Name, byte[] Bytes)[] files =
        [
            ("a.docx", Documents.Word(new Paragraph(new Run(new Text(First))))),
            ("a.pdf", Documents.Pdf(["Bridge closed", "", First, "", Second])),
            (
                "a.html",
                Encoding.UTF8.GetBytes(
                    $"<html><head><title>T</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"T\"}}</script></head><body><article><h1>T</h1><p>{First}</p><p>{Second}</p></article></body></html>"
                )
            ),
            (
                "a.xml",
                Encoding.UTF8.GetBytes(
                    $"<rss><channel><title>W</title><item><title>T</title><description>{Third}{Third}</description></item></channel></rss>"
                )
            ),
            ("a.md", Encoding.UTF8.GetBytes($"---\ntitle: T\n---\n# T\n\n{First} *x*\n\n- {Second}")),
            ("a.txt", Encoding.UTF8.GetBytes($"T\n14 May 2019\nShare\n\n{First}\n\n{Second}")),
        ];
        var mutation = Gen.Select(
            Gen.Int[0, files.Length - 1],
            Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[0, 8],
            Gen.Int[0, 10_000]
        );
        mutation.Sample(
            (file, flips, cut) =>
            {
                var bytes = files[file].Bytes.ToArray();
                foreach (var (place, value) in flips)
                    bytes[place % bytes.Length] = value;
                if (cut < bytes.Length)
                    bytes = [.. bytes[..cut], .. bytes[(bytes.Length / 2)..]];
                Assert.NotEmpty(ArticleReader.Read(files[file].Name, bytes, Some.Today));
            },
            iter: 600
        );
    }

    [Fact]
    public void Hidden_text_of_a_word_document_is_not_quoted() =>
        Assert.Equal(
            [First],
            Single(
                "story.docx",
                Documents.Word(
                    new Paragraph(new Run(new Text("Bridge closed"))),
                    new Paragraph(
                        new Run(new Text(First)),
                        new Run(new RunProperties(new Vanish()), new Text("Not yet!")),
                        new Run(new RunProperties(new Vanish { Val = false }))
                    )
                )
            ).Article!.Paragraphs
        );

    [Fact]
    public void Text_in_a_hidden_style_is_not_quoted()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new Style(new StyleRunProperties(new Vanish())) { StyleId = "Note", Type = StyleValues.Character },
                new Style(new StyleRunProperties(new Bold())) { StyleId = "Loud", Type = StyleValues.Character }
            );
            main.Document = new Document(
                new Body(
                    new Paragraph(new Run(new Text("Bridge closed"))),
                    new Paragraph(
                        new Run(new RunProperties(new RunStyle { Val = "Loud" }), new Text(First)),
                        new Run(new RunProperties(new RunStyle { Val = "Note" }), new Text("Not yet!"))
                    )
                )
            );
        }

        Assert.Equal([First], Single("story.docx", stream.ToArray()).Article!.Paragraphs);
    }

    [Fact]
    public void A_line_break_of_word_behind_a_whole_sentence_ends_a_paragraph() =>
        Assert.Equal(
            [First, Second, "Bridge Street 12 Port Harrow"],
            Single(
                "story.docx",
                Documents.Word(
                    new Paragraph(new Run(new Text("Bridge closed"))),
                    new Paragraph(
                        new Run(
                            new Text(First),
                            new Break(),
                            new Text(Second),
                            new Break { Type = BreakValues.Page },
                            new Text("Bridge Street 12"),
                            new Break(),
                            new Text("Port Harrow")
                        )
                    )
                )
            ).Article!.Paragraphs
        );

    [Theory]
    [InlineData("North", "North 1998 was closed")]
    [InlineData(First, null)]
    public void A_row_of_a_table_is_one_paragraph_and_a_layout_is_not(string cell, string? row)
    {
        static TableCell Cell(string text) => new(new Paragraph(new Run(new Text(text))));
        var paragraphs = Single(
            "story.docx",
            Documents.Word(
                new Paragraph(new Run(new Text("Bridge closed"))),
                new Paragraph(new Run(new Text(Second))),
                new Table(
                    row is null
                        ? new TableRow(Cell(cell), Cell(Second))
                        : new TableRow(Cell(cell), Cell("1998"), Cell("was closed"))
                )
            )
        ).Article!.Paragraphs;
        Assert.Equal(row is null ? [Second, cell, Second] : [Second, row], paragraphs);
    }

    private static FileReport Single(string name, byte[] bytes) =>
        Assert.Single(ArticleReader.Read(name, bytes, Some.Today));
}
