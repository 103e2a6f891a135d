using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace NewsBot.Tests.Import.Formats;

/// <summary>Documents as programs write them.</summary>
internal static class Documents
{
    public static byte[] Word(params OpenXmlElement[] paragraphs)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(paragraphs));
        }

        return stream.ToArray();
    }

    /// <summary>A document with a paragraph for each text.</summary>
    public static byte[] Word(params string[] paragraphs) =>
        Word([.. paragraphs.Select(text => (OpenXmlElement)new Paragraph(new Run(new Text(text))))]);

    /// <summary>One page; an empty line is a gap.</summary>
    public static byte[] Pdf(string[] lines)
    {
        using var builder = new PdfDocumentBuilder();
        var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0)
                page.AddText(lines[i], 11, new PdfPoint(50, 780 - (i * 14)), font);
        }

        return builder.Build();
    }
}
