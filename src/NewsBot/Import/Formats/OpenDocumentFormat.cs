using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>
/// A text document of LibreOffice and others (ISO/IEC 26300): its paragraphs, lists and tables, without notes, comments and
/// what is hidden or was deleted by tracked changes.
/// </summary>
internal sealed partial class OpenDocumentFormat : IFormat
{
    /// <summary>The type of such a file, which stands near its beginning.</summary>
    public const string MediaType = "application/vnd.oasis.opendocument.text";

    private const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string Drawing = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    private const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

    private static readonly string[] LeftOut =
    [
        "tracked-changes",
        "annotation",
        "note",
        "hidden-text",
        "hidden-paragraph",
        "table-of-content",
        "forms",
    ];

    public string Name => "odt";

    public IReadOnlyList<string> Endings { get; } = [".odt"];

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes, ArticleHeader? beside = null)
    {
        const string fix = "Open it in LibreOffice and save it again, or paste its text into a .txt file";
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.GetEntry("content.xml") is not { } content)
                return [ExtractedArticle.Refused(Problem.Error("this is no text document", fix))];
            using var part = content.Open();
            using var xml = Open(part);
            return [DocumentText.Read(GetParagraphs(xml), FindAuthor(archive), fix, beside)];
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException)
        {
            return
            [
                ExtractedArticle.Refused(
                    Problem.Error($"this is no text document that can be read ({exception.Message.TrimEnd('.')})", fix)
                ),
            ];
        }
    }

    private static XmlReader Open(Stream part) => DocumentXml.Open(part, DtdProcessing.Ignore);

    private static string? FindAuthor(ZipArchive archive)
    {
        if (archive.GetEntry("meta.xml") is not { } meta)
            return null;
        using var part = meta.Open();
        using var xml = Open(part);
        return xml.ReadToFollowing("initial-creator", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0")
            ? xml.ReadElementContentAsString()
            : null;
    }

    private static IReadOnlyList<string> GetParagraphs(XmlReader xml)
    {
        var text = new DocumentText([]);
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        var style = "";
        DocumentXml.Walk(
            xml,
            () => IsLeftOut(xml, hidden),
            () =>
            {
                if (xml is { NamespaceURI: Style, LocalName: "style" })
                    style = xml.GetAttribute("name", Style) ?? "";
                else if (xml is not { NamespaceURI: Style, LocalName: "text-properties" })
                    text.Start(FindKind(xml), null, xml.IsEmptyElement);
                else if (xml.GetAttribute("display", Text) == "none")
                    hidden.Add(style);
            },
            () =>
            {
                // Word has an element for each piece of text.
                text.Start("t", null, isEmpty: false);
                text.Append(Spaces().Replace(xml.Value, " "));
            },
            () => text.End(FindKind(xml))
        );
        return text.Paragraphs;
    }

    private static bool IsLeftOut(XmlReader xml, HashSet<string> hidden) =>
        LeftOut.Contains(xml.LocalName, StringComparer.Ordinal)
        || xml is { NamespaceURI: Drawing, LocalName: "title" or "desc" }
        || (
            xml is { NamespaceURI: Text, LocalName: "span" or "p" or "h" }
            && xml.GetAttribute("style-name", Text) is { } style
            && hidden.Contains(style)
        );

    /// <summary>What Word calls an element that does the same.</summary>
    private static string? FindKind(XmlReader xml) =>
        (xml.NamespaceURI, xml.LocalName) switch
        {
            (Text, "p" or "h") => "p",
            (Text, "s" or "tab") => "tab",
            (Text, "line-break") => "br",
            (Table, "table-row") => "tr",
            (Table, "table-cell") => "tc",
            _ => null,
        };

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
