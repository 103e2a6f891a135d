using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using NewsBot.Import.Html;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>An RSS or Atom feed whose entries hold their full text: each entry is an article.</summary>
internal sealed class FeedFormat : IFormat
{
    /// <summary>A shorter text is a summary.</summary>
    private const int MinTextLength = 400;

    private const int MaxEntries = 1000;
    private const int MaxDepth = 200;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    private static readonly string[] EntryNames = ["item", "entry"];

    public string Name => "feed";

    public IReadOnlyList<string> Endings { get; } = [".xml", ".rss", ".atom"];

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes)
    {
        const string fix = "Save the feed again, or the page of each entry";
        XDocument feed;
        try
        {
            if (IsTooDeep(bytes))
                return
                [
                    ExtractedArticle.Refused(
                        Problem.Error($"its elements are nested more than {MaxDepth} deep, which no feed's are", fix)
                    ),
                ];
            using var reader = Open(bytes);
            feed = XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException broken)
        {
            return
            [
                ExtractedArticle.Refused(
                    Problem.Error(
                        $"this is no XML that can be read ({broken.Message.TrimEnd('.')})",
                        fix,
                        broken.LineNumber > 0 ? broken.LineNumber : null
                    )
                ),
            ];
        }

        var entries = feed.Descendants()
            .Where(element => EntryNames.Contains(element.Name.LocalName, StringComparer.Ordinal))
            .Take(MaxEntries + 1)
            .ToList();
        if (entries.Count == 0)
            return
            [
                ExtractedArticle.Refused(
                    Problem.Error("this is no feed, or one without entries: RSS has «item», Atom «entry»", fix)
                ),
            ];
        if (entries.Count > MaxEntries)
            return
            [
                ExtractedArticle.Refused(
                    Problem.Error(
                        string.Create(CultureInfo.InvariantCulture, $"the feed has more than {MaxEntries:N0} entries"),
                        "Split it"
                    )
                ),
            ];
        var outlet = Value(feed.Root!.Element("channel")?.Element("title")) ?? Value(feed.Root.Element(Atom + "title"));
        var language = Value(feed.Root.Element("channel")?.Element("language"))
            ?? feed.Root.Attribute(XNamespace.Xml + "lang")?.Value;
        return [.. entries.Select(entry => Read(entry, outlet, language))];
    }

    // No entities are expanded and nothing outside the file is read.
    private static XmlReader Open(byte[] bytes) =>
        XmlReader.Create(
            new MemoryStream(bytes, writable: false),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                MaxCharactersFromEntities = 1024,
                MaxCharactersInDocument = 50_000_000,
            }
        );

    /// <summary>
    /// Looks before anything is built of it: elements in elements take time with the square of their depth.
    /// </summary>
    private static bool IsTooDeep(byte[] bytes)
    {
        using var reader = Open(bytes);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                return true;
        }

        return false;
    }

    private static ExtractedArticle Read(XElement entry, string? outlet, string? language)
    {
        var line = ((IXmlLineInfo)entry).LineNumber;
        var body = entry.Element(Content + "encoded")
            ?? entry.Element(Atom + "content")
            ?? entry.Element("description")
            ?? entry.Element(Atom + "summary");
        var html =
            body is null ? ""
            : body.HasElements ? string.Concat(body.Nodes())
            : body.Value;
        var headline = Value(entry.Element("title") ?? entry.Element(Atom + "title"));
        var text = PageReader.ReadFragment(html, headline, line);
        if (text.Problems.Count == 0 && text.Paragraphs.Sum(paragraph => paragraph.Length) < MinTextLength)
            text = text with
            {
                Paragraphs = [],
                Problems =
                [
                    Problem.Error(
                        $"the entry «{headline ?? "without a title"}» holds a summary, not its full text",
                        "Save the page that it leads to",
                        line
                    ),
                ],
            };

        var link = Value(entry.Element("link"))
            ?? entry
                .Elements(Atom + "link")
                .FirstOrDefault(other => other.Attribute("rel")?.Value is null or "alternate")
                ?.Attribute("href")
                ?.Value;
        var date = Value(
            entry.Element("pubDate")
                ?? entry.Element(Atom + "published")
                ?? entry.Element(DublinCore + "date")
                ?? entry.Element(Atom + "updated")
        );
        var author = Value(
            entry.Element(DublinCore + "creator")
                ?? entry.Element(Atom + "author")?.Element(Atom + "name")
                ?? entry.Element("author")
        );
        return text with
        {
            Headline = headline is null ? null : Sourced.At(headline, line),
            Link = HttpUrl.IsOne(link) ? Sourced.At(link!, line) : null,
            Date = date is not null && MachineDate.Read(date) is { } day ? Sourced.At(day, line) : null,
            Outlet = outlet is null ? null : new Sourced<string>(outlet, "feed"),
            Author = author is null ? null : Sourced.At(author, line),
            Language = language?.Split('-', '_')[0] is { Length: 2 } code ? code.ToLowerInvariant() : null,
        };
    }

    private static string? Value(XElement? element) =>
        PageText.Normalize(System.Net.WebUtility.HtmlDecode(element?.Value ?? "")) is { Length: > 0 } text
            ? text
            : null;
}
