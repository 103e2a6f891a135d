using System.Text.Json;
using AngleSharp.Dom;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>A page's metadata: JSON-LD, Open Graph and similar vocabularies, canonical link.</summary>
internal sealed class PageMetadata
{
    /// <summary>The source of the page's own title, which often has the site's name in it.</summary>
    public const string PageTitle = "title";

    /// <summary>What names the day of publication and nothing else.</summary>
    private static readonly string[] PublicationNames =
    [
        "article:published_time",
        "article:published",
        "og:published_time",
        "og:article:published_time",
        "datepublished",
        "citation_publication_date",
        "parsely-pub-date",
        "publishdate",
        "publish_date",
        "publish-date",
        "publication_date",
        "pubdate",
        "published_time",
        "article_date_original",
        "originalpublicationdate",
        "date_published",
        "bt:pubdate",
        "rnews:datepublished",
        "cxenseparse:recs:publishtime",
        "dcterms.issued",
        "dc.date.issued",
    ];

    /// <summary>What some programs fill with the day on which the page was made or sent.</summary>
    private static readonly string[] LooseNames =
    [
        "date",
        "dc.date",
        "dc.date.created",
        "dcterms.date",
        "dcterms.created",
        "dcterms.available",
        "citation_date",
        "sailthru.date",
        "created",
        "gentime",
        "displaydate",
    ];

    /// <summary>Where a description holds that of the article.</summary>
    private static readonly string[] Holders = ["@graph", "mainEntity", "mainEntityOfPage"];

    private readonly IDocument _document;
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<JsonElement> _articles = [];

    /// <summary>What the page says of itself rather than of an article; many programs date nothing else.</summary>
    private readonly List<JsonElement> _pages = [];

    public PageMetadata(IDocument document)
    {
        _document = document;
        foreach (var meta in document.QuerySelectorAll("meta[content]"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            if (name is not null && PageText.Normalize(meta.GetAttribute("content")!) is { Length: > 0 } content)
                _meta.TryAdd(name.Trim(), content);
        }

        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json' i]"))
        {
            if (LenientJson.Parse(script.TextContent) is { } json)
                Collect(json);
        }

        PutOwnArticleFirst();
    }

    /// <summary>The headlines that the page gives, the most trustworthy first.</summary>
    public IEnumerable<Sourced<string>> Headlines()
    {
        foreach (var article in _articles)
        {
            if (Text(article, "headline") is { } headline)
                yield return new Sourced<string>(headline, "JSON-LD");
        }

        if (
            Meta("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title", "sailthru.title") is
            { } title
        )
            yield return new Sourced<string>(title, "meta");
        if (PageText.Normalize(_document.Title ?? "") is { Length: > 0 } name)
            yield return new Sourced<string>(name, PageTitle);
    }

    /// <summary>The day on which the page says it was first published.</summary>
    public Sourced<DateOnly>? Date()
    {
        foreach (var described in _articles.Concat(_pages))
        {
            if (
                (Text(described, "datePublished") ?? Text(described, "dateCreated")) is { } text
                && MachineDate.Read(text) is { } date
            )
                return new Sourced<DateOnly>(date, "JSON-LD");
        }

        return FindDate(PublicationNames);
    }

    /// <summary>The text of an ambiguous publication date; null if it is unambiguous or missing.</summary>
    public string? AmbiguousDate() =>
        _articles
            .Select(article => Text(article, "datePublished"))
            .Concat(PublicationNames.Select(name => _meta.GetValueOrDefault(name)))
            .FirstOrDefault(text => text is not null && DateText.Read(text).IsAmbiguous);

    /// <summary>A date in the page without a stated meaning.</summary>
    public Sourced<DateOnly>? LooseDate() => FindDate(LooseNames);

    private Sourced<DateOnly>? FindDate(string[] names)
    {
        foreach (var name in names)
        {
            if (_meta.TryGetValue(name, out var text) && MachineDate.Read(text) is { } date)
                return new Sourced<DateOnly>(date, "meta");
        }

        return null;
    }

    public Sourced<string>? Outlet()
    {
        foreach (var article in _articles.Concat(_pages))
        {
            if (article.TryGetProperty("publisher", out var publisher) && Name(publisher) is { } name)
                return new Sourced<string>(name, "JSON-LD");
        }

        return
            Meta("og:site_name", "application-name", "dc.publisher", "publisher", "citation_journal_title") is { } site
            && !HttpUrl.IsOne(site)
            ? new Sourced<string>(site, "meta")
            : null;
    }

    public Sourced<string>? Author()
    {
        foreach (var article in _articles)
        {
            if (article.TryGetProperty("author", out var author) && Name(author) is { } name)
                return new Sourced<string>(name, "JSON-LD");
        }

        return
            Meta(
                "author",
                "article:author_name",
                "dc.creator",
                "dcterms.creator",
                "citation_author",
                "parsely-author",
                "sailthru.author",
                "byl"
            )
                is { } meta
            && !HttpUrl.IsOne(meta)
            ? new Sourced<string>(meta, "meta")
            : null;
    }

    /// <summary>The page's own address.</summary>
    public Sourced<string>? Link()
    {
        if (Address(_document.QuerySelector("link[rel~='canonical' i]")?.GetAttribute("href")) is { } canonical)
            return new Sourced<string>(canonical, "canonical link");
        if (Address(Meta("og:url", "twitter:url", "parsely-link")) is { } meta)
            return new Sourced<string>(meta, "meta");
        foreach (var article in _articles)
        {
            if (Address(Text(article, "url") ?? Text(article, "mainEntityOfPage")) is { } address)
                return new Sourced<string>(address, "JSON-LD");
        }

        foreach (var comment in _document.Descendants<IComment>().Take(20))
        {
            // The note of browsers at the top of saved pages: "saved from url=(0041)https://…".
            var at = comment.Data.IndexOf("saved from url=(", StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && Address(comment.Data[(comment.Data.IndexOf(')', at) + 1)..].Trim()) is { } saved)
                return new Sourced<string>(saved, "saved from");
        }

        return null;
    }

    public string? Language()
    {
        var tag = _document.DocumentElement?.GetAttribute("lang")
            ?? Meta("og:locale", "language", "dc.language", "content-language");
        return tag?.Split('-', '_', ',')[0].Trim() is { Length: 2 } code && code.All(char.IsAsciiLetter)
            ? code.ToLowerInvariant()
            : null;
    }

    private string? Meta(params string[] names) =>
        names.Select(name => _meta.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);

    private static string? Address(string? text) => HttpUrl.IsOne(text?.Trim()) ? text!.Trim() : null;

    private void Collect(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var holder in Holders)
            {
                if (element.TryGetProperty(holder, out var held))
                    Collect(held);
            }

            if (!element.TryGetProperty("@type", out var type))
                return;
            if (IsOf(type, IsArticle))
                _articles.Add(element);
            else if (IsOf(type, IsPage))
                _pages.Add(element);
        }
    }

    /// <summary>Pages describe related articles too; their own is the one whose headline is in the page's title.</summary>
    private void PutOwnArticleFirst()
    {
        var title = LetterComparison.Normalize(_document.Title + " " + Meta("og:title"));
        var own = _articles.FindIndex(article =>
            Text(article, "headline") is { } headline
            && LetterComparison.Normalize(headline) is { Length: > 0 } letters
            && title.Contains(letters, StringComparison.OrdinalIgnoreCase)
        );
        if (own <= 0)
            return;
        var article = _articles[own];
        _articles.RemoveAt(own);
        _articles.Insert(0, article);
    }

    private static bool IsOf(JsonElement type, Func<string, bool> isWanted) =>
        type.ValueKind switch
        {
            JsonValueKind.Array => type.EnumerateArray().Any(one => IsOf(one, isWanted)),
            JsonValueKind.String => isWanted(type.GetString()!),
            _ => false,
        };

    private static bool IsArticle(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "Report" or "LiveBlogPosting";

    private static bool IsPage(string type) =>
        type.EndsWith("Page", StringComparison.Ordinal)
        || type is "CreativeWork" or "HowTo" or "Recipe" or "SocialMediaPosting" or "DiscussionForumPosting";

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && PageText.Normalize(System.Net.WebUtility.HtmlDecode(value.GetString()!)) is { Length: > 0 } text
            ? text
            : null;

    private static string? Name(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Select(Name).OfType<string>())
                is { Length: > 0 } names
                ? names
                : null,
            JsonValueKind.Object => Text(element, "name"),
            JsonValueKind.String => PageText.Normalize(element.GetString()!) is { Length: > 0 } text
            && !HttpUrl.IsOne(text)
                ? text
                : null,
            _ => null,
        };
}
