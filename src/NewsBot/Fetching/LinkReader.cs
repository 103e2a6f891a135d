using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Import.Html;
using NewsBot.Import.PlainText;
using NewsBot.Search;

namespace NewsBot.Fetching;

/// <summary>Reads the article behind a link.</summary>
internal sealed partial class LinkReader(PageFetcher fetcher, TimeProvider time)
{
    private const string FileName = "page.html";
    private const int BytesThatTell = 1024;

    /// <summary>A longer text is more than a notice.</summary>
    private const int MaxNotice = 500;

    private static readonly string[] PageTypes = ["text/html", "application/xhtml+xml"];
    private static readonly string[] FeedTypes =
    [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
    ];
    private static readonly string[] FeedMarks = ["<rss", "<feed", "<rdf:rdf", "jsonfeed.org/version"];
    private static readonly string[] PageMarks = ["<!doctype html", "<html"];

    /// <returns>The page as it came, in UTF-8, with its link in a header if it does not say its own.</returns>
    /// <exception cref="FetchException">There is no article.</exception>
    public async Task<FetchedArticle> ReadAsync(Uri link, CancellationToken cancellationToken)
    {
        var page = await fetcher.FetchAsync(link, cancellationToken);
        ThrowUnlessPage(page);
        var bytes = DataUris.Strip(page.Content);
        var declared = page.Charset ?? PageReader.DeclaredEncoding(bytes);
        if (TextDecoder.Decode(bytes, declared).Text is not { } html)
            throw new FetchException(FetchObstacle.NoPage, "no text");
        var article = Read(html, header: "");
        if (IsLogin(page.Link, link))
            throw new FetchException(FetchObstacle.Login, "a login page");
        if (!article.Report.IsLive || AsksForScripts(article.Report.Article!))
            return FindObstacle(html, article) is { } obstacle
                ? throw new FetchException(obstacle, "no text for this reader")
                : article;
        var chosen = ArticleLink.Choose(article.Report.Article!.Url, page.Link);
        return chosen == article.Report.Article.Url ? article : Read(html, $"---\nurl: {chosen.AbsoluteUri}\n---\n");
    }

    private FetchedArticle Read(string html, string header)
    {
        // The page may declare the encoding that it came in; what is valid UTF-8 is read as that.
        var content = Encoding.UTF8.GetBytes(header + html);
        return new FetchedArticle(
            FileName,
            content,
            ArticleReader.Read(FileName, content, time.Today())[0],
            ForSubscribers().IsMatch(html)
        );
    }

    private static void ThrowUnlessPage(FetchedPage page)
    {
        var front = Encoding.Latin1.GetString(page.Content, 0, Math.Min(page.Content.Length, BytesThatTell));
        if (page.MediaType == "application/pdf" || front.StartsWith("%PDF-", StringComparison.Ordinal))
            throw new FetchException(FetchObstacle.Pdf, "a PDF");
        if (FeedTypes.Contains(page.MediaType, StringComparer.Ordinal))
            throw new FetchException(FetchObstacle.Feed, "a feed");
        if (PageTypes.Contains(page.MediaType, StringComparer.Ordinal) || Has(PageMarks))
            return;
        throw Has(FeedMarks)
            ? new FetchException(FetchObstacle.Feed, "a feed")
            : new FetchException(FetchObstacle.NoPage, page.MediaType ?? "something without a type");

        bool Has(string[] marks) => marks.Any(mark => front.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a link to something else has led to a login page.</summary>
    private static bool IsLogin(Uri found, Uri asked) =>
        LoginPath().IsMatch(found.AbsolutePath) && !LoginPath().IsMatch(asked.AbsolutePath);

    /// <summary>Whether the only text says that the page needs a browser.</summary>
    private static bool AsksForScripts(Article article)
    {
        var text = string.Join(' ', article.Paragraphs);
        return text.Length < MaxNotice && text.Contains("javascript", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Why a page has no text; null if it simply has none.</summary>
    private static FetchObstacle? FindObstacle(string html, FetchedArticle article) =>
        PasswordField().IsMatch(html) ? FetchObstacle.Login
        : article.IsForSubscribers ? FetchObstacle.Forbidden
        : html.Contains("<script", StringComparison.OrdinalIgnoreCase)
        || html.Contains("<noscript", StringComparison.OrdinalIgnoreCase)
            ? FetchObstacle.Scripts
        : null;

    /// <summary>As schema.org has it, "isAccessibleForFree", and the pages of some systems beside it.</summary>
    [GeneratedRegex(
        @"""isAccessibleForFree""\s*:\s*""?(https?://schema\.org/)?false""?|name=""?article:content_tier""?\s+content=""?(locked|metered)",
        RegexOptions.IgnoreCase
            | RegexOptions.ExplicitCapture
            | RegexOptions.NonBacktracking
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex ForSubscribers();

    [GeneratedRegex(
        @"(^|[/_.-])(log-?in|sign-?in|signon|sso|auth|authorize|authenticate|anmelden|connexion)([/_.-]|$)",
        RegexOptions.IgnoreCase
            | RegexOptions.ExplicitCapture
            | RegexOptions.NonBacktracking
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex LoginPath();

    [GeneratedRegex(
        @"<input[^>]{0,500}type\s*=\s*[""']?password",
        RegexOptions.IgnoreCase
            | RegexOptions.ExplicitCapture
            | RegexOptions.NonBacktracking
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex PasswordField();
}
