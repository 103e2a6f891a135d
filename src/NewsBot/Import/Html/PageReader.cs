using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>Reads a page saved from a browser: its article, without the boilerplate around it.</summary>
internal static partial class PageReader
{
    /// <summary>If less text is left, the main text was not found.</summary>
    private const double MinShare = 0.2;

    private const int MinLeadLength = 60;
    private const int FarthestLead = 24;
    private const int MaxLeads = 10;
    private const double MaxLinksInLead = 0.3;

    /// <summary>The encoding that a page declares; null if it declares none.</summary>
    public static string? DeclaredEncoding(ReadOnlySpan<byte> bytes) => TextDecoder.FindDeclared(bytes, Charset());

    /// <param name="header">The header above the page, which may name blocks to keep.</param>
    public static ExtractedArticle Read(string html, ArticleHeader? header = null)
    {
        if (HtmlLimits.Refuse(html) is { } problem)
            return ExtractedArticle.Refused(problem);
        var document = Parse(html);
        if (document.Body is not { } body)
            return new ExtractedArticle();
        var facts = new PageMetadata(document);
        var everything = PageBlocks.Collect(body);
        var whole = new TextDensity(body, everything);
        var foreign = ForeignBoxes.Find(body, whole);
        if (foreign.Count > 0)
            whole = new TextDensity(body, PageBlocks.Collect(body, foreign.Contains));
        var boilerplate = new Boilerplate(whole);
        var seen = Collect(body, foreign, boilerplate);
        var mass = new TextDensity(body, seen);
        if (mass.Total < MinShare * whole.Total)
        {
            // Names that mean something else on this page: then only what its elements say counts.
            boilerplate = new Boilerplate(whole, byNames: false);
            seen = Collect(body, foreign, boilerplate);
            mass = new TextDensity(body, seen);
        }

        var main = MainContentFinder.Find(body, mass);
        var first = seen.FindIndex(block => block.IsIn(main));
        var all = PageBlocks.Collect(body, element => element.LocalName is "nav" or "footer");
        var headline = PageHeadline.Find(all, first < 0 ? null : seen[first], main, facts);
        var link = facts.Link();
        var text = new List<PageBlock>(Lead(seen, headline, first));
        text.AddRange(seen.Where(block => block.IsIn(main)));
        var keep = new KeptWords(header ?? ArticleHeader.None);
        var omitted = new OmittedBlocks(everything, text, foreign, boilerplate);
        text = omitted.BringBack(keep);
        var (paragraphs, skipped) = PageParagraphs.Extract(text, headline?.Value, keep);
        var date = PageDates.Find(document, facts, all, text, headline, link?.Value);
        return new ExtractedArticle
        {
            Headline = headline,
            Date = date,
            Problems =
            [
                .. date is null && facts.AmbiguousDate() is { } two
                    ? new[] { DateText.Ambiguous(two, "Write on top of the file:  date: YYYY-MM-DD") }
                    : [],
                .. keep.Problems,
            ],
            Outlet = facts.Outlet(),
            Link = link,
            Author = facts.Author(),
            Language = facts.Language(),
            Paragraphs = paragraphs,
            Skipped = [.. skipped, .. omitted.Report(keep)],
        };
    }

    /// <summary>Reads a piece of HTML that is an article's text and little else, as feeds hold it.</summary>
    /// <param name="headline">The article's headline, which the piece may repeat.</param>
    /// <param name="firstLine">The line of the file that it begins on.</param>
    public static ExtractedArticle ReadFragment(string html, string? headline, int firstLine)
    {
        if (HtmlLimits.Refuse(html) is { } problem)
            return ExtractedArticle.Refused(problem with { Line = firstLine });
        if (Parse(html).Body is not { } body)
            return new ExtractedArticle();
        var boilerplate = new Boilerplate(new TextDensity(body, PageBlocks.Collect(body)));
        var (paragraphs, skipped) = PageParagraphs.Extract(PageBlocks.Collect(body, boilerplate.Has), headline);
        return new ExtractedArticle
        {
            Paragraphs = paragraphs,
            Skipped = [.. skipped.Select(line => line with { Line = firstLine + line.Line - 1 })],
        };
    }

    /// <summary>The address at which a newsletter can be read in a browser; null if it does not say.</summary>
    public static string? FindOnlineVersion(string html) =>
        HtmlLimits.Refuse(html) is null
            ? Parse(html)
                .Links.Where(link => OnlineVersion().IsMatch(link.TextContent))
                .Select(link => link.GetAttribute("href")?.Trim())
                .FirstOrDefault(HttpUrl.IsOne)
            : null;

    [GeneratedRegex(
        @"\b(browser|online|web version|webversion|navigateur|en ligne|navegador|en línea)\b|браузер|tarayıcı|المتصفح|مرورگر",
        RegexOptions.IgnoreCase
            | RegexOptions.ExplicitCapture
            | RegexOptions.NonBacktracking
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex OnlineVersion();

    /// <summary>The text of a piece of HTML without its markup, as of a title.</summary>
    public static string TextOf(string html) =>
        HtmlLimits.Refuse(html) is null ? PageText.Normalize(Parse(html).Body?.TextContent ?? "") : "";

    private static IDocument Parse(string html) =>
        new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(html);

    private static List<PageBlock> Collect(IElement body, HashSet<IElement> foreign, Boilerplate boilerplate) =>
        PageBlocks.Collect(body, element => foreign.Contains(element) || boilerplate.Has(element));

    /// <summary>What is between the headline and the text and reads like a text itself.</summary>
    private static IEnumerable<PageBlock> Lead(List<PageBlock> seen, Sourced<string>? headline, int first)
    {
        if (headline is null || first <= 0)
            return [];
        var place = seen.FindLastIndex(first, block => PageHeadline.IsHeadingOf(block, headline.Value));
        if (place < 0 || first - place > FarthestLead)
            return [];
        return seen.Skip(place + 1)
            .Take(first - place - 1)
            .Where(block => block.Text.Length >= MinLeadLength && block.LinkDensity < MaxLinksInLead)
            .Take(MaxLeads);
    }

    [GeneratedRegex(
        """<meta[^>]{0,200}charset\s*=\s*["']?(?<name>[A-Za-z0-9_:.-]+)""",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Charset();
}
