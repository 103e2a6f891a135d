using System.IO.Compression;
using System.IO.Packaging;
using System.Xml;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>
/// A Word document: its paragraphs, lists and tables, without what was struck out by tracked changes or is hidden.
/// </summary>
internal sealed class WordFormat : IFormat
{
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    // Word writes the first; the second is of its "strict" files.
    private static readonly string[] OfficeDocument =
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
    ];

    private static readonly string[] Styles =
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/styles",
    ];

    private static readonly string[] Wordprocessing =
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ];

    public string Name => "docx";

    public IReadOnlyList<string> Endings { get; } = [".docx"];

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes, ArticleHeader? beside = null)
    {
        const string fix = "Open it in Word and save it again, or paste its text into a .txt file";
        try
        {
            if (UnpackedSize(bytes) > DocumentXml.MaxCharacters)
                return [ExtractedArticle.Refused(Problem.Error("it unpacks to more than an article can be", fix))];
            using var package = Package.Open(new MemoryStream(bytes, writable: false), FileMode.Open, FileAccess.Read);
            return [DocumentText.Read(GetParagraphs(package), package.PackageProperties.Creator, fix, beside)];
        }
        catch (Exception exception)
            when (exception
                    is InvalidDataException
                        or FileFormatException
                        or XmlException
                        or IOException
                        or NotSupportedException
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            return
            [
                ExtractedArticle.Refused(
                    Problem.Error($"this is no Word document that can be read ({exception.Message.TrimEnd('.')})", fix)
                ),
            ];
        }
    }

    private static long UnpackedSize(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        return archive
            .Entries.Where(entry =>
                entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
            )
            .Sum(entry => entry.Length);
    }

    private static IReadOnlyList<string> GetParagraphs(Package package)
    {
        if (FindTarget(package.GetRelationships(), OfficeDocument) is not { } main)
            return [];
        var document = package.GetPart(main);
        using var part = document.GetStream();
        using var xml = Open(part);
        return GetParagraphs(xml, HiddenStyles(package, document));
    }

    /// <summary>The part of the package that a relationship of one of the types leads to; null if none does.</summary>
    private static Uri? FindTarget(PackageRelationshipCollection relationships, string[] types) =>
        relationships.FirstOrDefault(relationship => types.Contains(relationship.RelationshipType))
            is { TargetMode: TargetMode.Internal } found
            ? PackUriHelper.ResolvePartUri(found.SourceUri, found.TargetUri)
            : null;

    private static XmlReader Open(Stream part) => DocumentXml.Open(part, DtdProcessing.Prohibit);

    /// <summary>The styles whose text is hidden.</summary>
    private static HashSet<string> HiddenStyles(Package package, PackagePart document)
    {
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        if (FindTarget(document.GetRelationships(), Styles) is not { } styles || !package.PartExists(styles))
            return hidden;
        try
        {
            using var part = package.GetPart(styles).GetStream();
            using var xml = Open(part);
            var style = "";
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (FindKind(xml) == "style")
                    style = xml.GetAttribute("styleId", xml.NamespaceURI) ?? "";
                else if (FindKind(xml) == "vanish" && DocumentText.IsOn(xml.GetAttribute("val", xml.NamespaceURI)))
                    hidden.Add(style);
            }
        }
        catch (XmlException)
        {
            // The text can be read without its styles.
        }

        return hidden;
    }

    /// <summary>The paragraphs in document order, including those of tables and text boxes.</summary>
    private static IReadOnlyList<string> GetParagraphs(XmlReader xml, HashSet<string> hiddenStyles)
    {
        var text = new DocumentText(hiddenStyles);
        DocumentXml.Walk(
            xml,
            () => IsLeftOut(xml),
            () =>
                text.Start(
                    FindKind(xml),
                    xml.GetAttribute("val", xml.NamespaceURI) ?? xml.GetAttribute("type", xml.NamespaceURI),
                    xml.IsEmptyElement
                ),
            () => text.Append(xml.Value),
            () => text.End(FindKind(xml))
        );
        return text.Paragraphs;
    }

    /// <summary>
    /// Deleted or moved text, fallbacks for older programs, and paragraph properties, where a tab is a tab stop.
    /// </summary>
    private static bool IsLeftOut(XmlReader xml) =>
        FindKind(xml) is "del" or "moveFrom" or "pPr"
        || (xml.LocalName == "Fallback" && xml.NamespaceURI == Compatibility);

    /// <summary>An element's name in Word's vocabulary; null for other elements.</summary>
    private static string? FindKind(XmlReader xml) => Wordprocessing.Contains(xml.NamespaceURI) ? xml.LocalName : null;
}
