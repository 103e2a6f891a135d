using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using NewsBot.Import.Html;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>An RSS or Atom feed whose entries hold their full text: each entry is an article.</summary>
internal sealed partial class FeedFormat : IFormat
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

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes, ArticleHeader? beside = null)
    {
        const string fix = "Save the feed again, or the page of each entry";
        var decoded = TextDecoder.Decode(bytes, LenientXml.DeclaredEncoding(bytes));
        if (decoded.Text is not { } xml)
            return [ExtractedArticle.Refused(decoded.Problem!)];
        XElement root;
        try
        {
            if (Load(xml) is not { } loaded)
                return
                [
                    ExtractedArticle.Refused(
                        Problem.Error($"its elements are nested more than {MaxDepth} deep, which no feed's are", fix)
                    ),
                ];
            root = loaded;
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

        var entries = root.Descendants()
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
        // RSS 1.0 has its channel beside the entries, RSS 2.0 around them, and Atom is one.
        var channel = root.Elements().FirstOrDefault(element => element.Name.LocalName == "channel") ?? root;
        var outlet = Title(channel);
        var language = Value(Child(channel, "language")) ?? root.Attribute(XNamespace.Xml + "lang")?.Value;
        return [.. entries.Select(entry => Read(entry, outlet, language).After(decoded.Problem))];
    }

    /// <summary>The root of well-formed XML, or of what becomes so when its errors are repaired; null if it is too deep.</summary>
    /// <exception cref="XmlException">It can't be repaired.</exception>
    private static XElement? Load(string xml)
    {
        try
        {
            return LoadAsIs(xml);
        }
        catch (XmlException)
        {
            return LoadAsIs(LenientXml.Repair(xml));
        }
    }

    /// <summary>
    /// Looks before anything is built of it: elements in elements take time with the square of their depth.
    /// </summary>
    private static XElement? LoadAsIs(string xml)
    {
        using (var depth = LenientXml.Open(xml))
        {
            while (depth.Read())
            {
                if (depth.Depth > MaxDepth)
                    return null;
            }
        }

        using var reader = LenientXml.Open(xml);
        return XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
    }

    private static ExtractedArticle Read(XElement entry, string? outlet, string? language)
    {
        var line = ((IXmlLineInfo)entry).LineNumber;
        var body = entry.Element(Content + "encoded")
            ?? Child(entry, "content")
            ?? Child(entry, "description")
            ?? Child(entry, "summary");
        var headline = Title(entry);
        var text = PageReader.ReadFragment(body is null ? "" : Html(body), headline, line);
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

        var date = Value(
            Child(entry, "pubDate")
                ?? Child(entry, "published")
                ?? Child(entry, "issued")
                ?? entry.Element(DublinCore + "date")
                ?? Child(entry, "updated")
        );
        var author = Value(
            entry.Element(DublinCore + "creator")
                ?? (Child(entry, "author") is { } person ? Child(person, "name") ?? person : null)
        );
        var link = Link(entry);
        return text with
        {
            Headline = headline is null ? null : Sourced.At(headline, line),
            Link = link is null ? null : Sourced.At(link, line),
            Date = date is not null && MachineDate.Read(date) is { } day ? Sourced.At(day, line) : null,
            Outlet = outlet is null ? null : new Sourced<string>(outlet, "feed"),
            Author = author is null ? null : Sourced.At(author, line),
            Language = language?.Split('-', '_')[0] is { Length: 2 } code ? code.ToLowerInvariant() : null,
        };
    }

    /// <summary>
    /// A child of the feed's own vocabulary, whichever that is: RSS without a namespace or with one of several, Atom 1.0 or
    /// 0.3. The extensions of others use the same words.
    /// </summary>
    private static XElement? Child(XElement parent, string name) => parent.Element(parent.Name.Namespace + name);

    private static string? Link(XElement entry)
    {
        var links = entry
            .Elements(entry.Name.Namespace + "link")
            .Where(link => link.Attribute("rel")?.Value is null or "alternate")
            .Select(link => link.Attribute("href")?.Value ?? Value(link));
        var permanent =
            Child(entry, "guid") is { } id && id.Attribute("isPermaLink")?.Value != "false" ? Value(id) : null;
        return links.Append(permanent).Select(link => link?.Trim()).FirstOrDefault(HttpUrl.IsOne);
    }

    /// <summary>A title is text in RSS and HTML in Atom if it says so; in practice RSS holds HTML as well.</summary>
    private static string? Title(XElement parent)
    {
        var title = Child(parent, "title") ?? parent.Element(DublinCore + "title");
        var isText = title?.Attribute("type")?.Value is null or "text" && title?.Name.Namespace == Atom;
        return title is not null && !isText && Tag().IsMatch(title.Value)
            ? PageReader.TextOf(title.Value) is { Length: > 0 } text
                ? text
                : null
            : Value(title);
    }

    /// <summary>
    /// An entry's text as HTML: what is marked up within the feed without the feed's prefixes, and plain text with its
    /// paragraphs marked.
    /// </summary>
    private static string Html(XElement body)
    {
        if (body.HasElements)
        {
            foreach (var element in body.Descendants())
            {
                element.Name = element.Name.LocalName;
                element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
            }

            return string.Concat(body.Nodes());
        }

        var text = body.Value;
        var isText = body.Attribute("type")?.Value is "text" or "text/plain" || !Tag().IsMatch(text);
        return isText ? LineEnd().Replace(text.Replace("<", "&lt;", StringComparison.Ordinal), "<br>$0") : text;
    }

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\r?\n", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex LineEnd();

    private static string? Value(XElement? element) =>
        PageText.Normalize(System.Net.WebUtility.HtmlDecode(element?.Value ?? "")) is { Length: > 0 } text
            ? text
            : null;
}
