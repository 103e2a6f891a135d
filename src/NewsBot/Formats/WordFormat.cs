using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NewsBot.Extraction;

namespace NewsBot.Formats;

/// <summary>A Word document: its paragraphs, lists and tables, without what was struck out by tracked changes.</summary>
internal sealed class WordFormat : IFormat
{
    /// <summary>A part that is larger when unpacked is a bomb, or no article.</summary>
    private const long MostCharacters = 20_000_000;

    public string Name => "docx";

    public IReadOnlyList<string> Endings { get; } = [".docx"];

    public IReadOnlyList<Draft> Read(byte[] bytes)
    {
        const string mend = "Open it in Word and save it anew, or paste its text into a .txt file";
        try
        {
            if (UnpackedSize(bytes) > MostCharacters) return [Draft.Refused(Problem.Error("it unpacks to more than an article can be", mend))];
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharacters });
            if (document.MainDocumentPart?.Document?.Body is not { } body) return [Draft.Refused(Problem.Error("it has no text", mend))];
            var blocks = new List<(int Line, string Text)>();
            foreach (var (paragraph, place) in body.Descendants<Paragraph>().Select((paragraph, place) => (paragraph, place + 1)))
            {
                if (TextOf(paragraph) is { Length: > 0 } text) blocks.Add((place, text));
            }

            // The lines of a header follow each other; the paragraphs of the text do not.
            var header = ArticleHeader.Read(TextLine.OfLines(blocks));
            var draft = PastedText.Read(header, TextLine.OfBlocks(blocks.Skip(header.LineCount)));
            return [draft with { Author = Found.InDocument(document.PackageProperties.Creator) }];
        }
        catch (Exception exception) when (exception is InvalidDataException or FileFormatException or OpenXmlPackageException or XmlException or IOException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return [Draft.Refused(Problem.Error($"this is no Word document that can be read ({exception.Message.TrimEnd('.')})", mend))];
        }
    }

    private static long UnpackedSize(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        return archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Sum(entry => entry.Length);
    }

    private static string TextOf(Paragraph paragraph)
    {
        var text = new System.Text.StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            switch (element)
            {
                case Text run when !element.Ancestors<DeletedRun>().Any():
                    text.Append(run.Text);
                    break;
                case TabChar or Break or CarriageReturn:
                    text.Append(' ');
                    break;
                case NoBreakHyphen:
                    text.Append('\u2011');
                    break;
            }
        }

        return text.ToString().Trim();
    }
}
