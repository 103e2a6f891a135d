using System.Globalization;
using NewsBot.Articles;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace NewsBot.Tests.Import.Formats;

/// <summary>PDFs as browsers and word processors print them.</summary>
public sealed class PdfFormatTests
{
    private const string First = "The harbour bridge was closed on Tuesday after a crack was found in a cable.";
    private const string Second = "Engineers said that the repair of the bridge would take three weeks or more.";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_browser_prints_around_a_page_is_no_part_of_it(int pages)
    {
        var sheets = Enumerable
            .Range(1, pages)
            .Select(page =>
                new Line[]
                {
                    new("5/14/19, 7:30 AM", 30, 825, 8),
                    new("Bridge closed - Sample Wire", 230, 825, 8),
                    page == 1
                        ? new("Bridge closed", 60, 780, 20)
                        : new("It opens in June, the town said.", 60, 780, 11),
                    new(page == 1 ? First : Second, 60, 720, 11),
                    new("https://news.example/bridge", 30, 15, 8),
                    new($"{page}/{pages}", 550, 15, 8),
                }
            );
        var article = Read(Pdf([.. sheets])).Article!;
        Assert.Equal(
            ("Bridge closed", "https://news.example/bridge", null),
            (article.Headline, article.Url?.AbsoluteUri, article.Date)
        );
        Assert.Equal(pages == 1 ? [First] : [First, "It opens in June, the town said.", Second], article.Paragraphs);
    }

    [Fact]
    public void Text_that_is_drawn_twice_to_look_bold_is_read_once()
    {
        var article = Read(
            Pdf([
                [
                    new("Bridge still illegally closed", 60, 780, 20),
                    new("Bridge still illegally closed", 60.5, 780, 20),
                    new(First, 60, 720, 11),
                    new(First, 60.4, 720.2, 11),
                ],
            ])
        ).Article!;
        Assert.Equal(("Bridge still illegally closed", First), (article.Headline, Assert.Single(article.Paragraphs)));
    }

    [Theory]
    [InlineData(20, "The harbour bridge is closed for weeks")]
    [InlineData(11, "The harbour bridge")]
    public void A_headline_of_two_lines_is_one(int size, string headline)
    {
        var article = Read(
            Pdf([
                [
                    new("The harbour bridge", 60, 780, 20),
                    new("is closed for weeks", 60, 780 - (size * 1.4), size),
                    new(First, 60, 700, 11),
                    new(Second, 60, 660, 11),
                ],
            ])
        ).Article!;
        Assert.Equal(headline, article.Headline);
    }

    /// <summary>The file has the letters where they are seen, from left to right.</summary>
    [Theory]
    [InlineData("إغلاق الجسر القديم")]
    [InlineData("הגשר הישן נסגר")]
    [InlineData("إغلاق 25 جسرا (قديما) في 2019")]
    public void Text_from_right_to_left_is_read_so(string headline)
    {
        const string text = "قرر مجلس المدينة إغلاق الجسر القديم بعد أن وجد المهندسون شقا في أحد أسلاكه.";
        var article = Read(RightToLeft(headline, text)).Article!;
        Assert.Equal((headline, text), (article.Headline, Assert.Single(article.Paragraphs)));
    }

    private static FileReport Read(byte[] pdf) => Assert.Single(ArticleReader.Read("story.pdf", pdf, Some.Today));

    private static byte[] Pdf(Line[][] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            foreach (var line in lines)
                page.AddText(line.Text, line.Size, new PdfPoint(line.X, line.Y), font);
        }

        return builder.Build();
    }

    /// <summary>Lines whose letters a font of one byte a letter maps to Unicode, drawn as they are seen.</summary>
    private static byte[] RightToLeft(params string[] lines)
    {
        var letters = lines.SelectMany(line => line).Distinct().ToList();
        var map = string.Concat(
            letters.Select(
                (letter, i) => string.Create(CultureInfo.InvariantCulture, $"<{i + 1:X2}> <{(int)letter:X4}>\n")
            )
        );
        var content = string.Concat(
            lines.Select(
                (line, i) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"BT /F1 12 Tf 60 {700 - (i * 40)} Td <{Codes(Visual(line))}> Tj ET\n"
                    )
            )
        );
        var widths = string.Join(' ', letters.Select(letter => letter == ' ' ? 250 : 500));
        return RawPdf.Build(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            RawPdf.Stream("", content),
            $"<</Type/Font/Subtype/TrueType/BaseFont/Arial/FirstChar 1/LastChar {letters.Count}/Widths[{widths}]"
                + "/ToUnicode 6 0 R/FontDescriptor<</Type/FontDescriptor/FontName/Arial/Flags 4/FontBBox[0 0 500 800]"
                + "/Ascent 800/Descent 0/CapHeight 700/ItalicAngle 0/StemV 80>>>>",
            RawPdf.Stream(
                "",
                "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
                    + $"{letters.Count} beginbfchar\n{map}endbfchar endcmap end"
            )
        );

        string Codes(string text) =>
            string.Concat(text.Select(c => (letters.IndexOf(c) + 1).ToString("X2", CultureInfo.InvariantCulture)));
    }

    /// <summary>As the line is seen: reversed, but for the digits in it, and with brackets turned.</summary>
    private static string Visual(string logical)
    {
        var words = logical
            .Split(' ')
            .Select(word => word.All(char.IsAsciiDigit) ? word : string.Concat(word.Reverse().Select(Turned)));
        return string.Join(' ', words.Reverse());
    }

    private static char Turned(char c) =>
        c switch
        {
            '(' => ')',
            ')' => '(',
            _ => c,
        };

    private sealed record Line(string Text, double X, double Y, double Size);
}
