using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using NewsBot.Extraction;

namespace NewsBot.Pages;

/// <summary>Reads a page saved from a browser: its article, without the furniture around it.</summary>
internal static partial class PageReader
{
    private const int BytesThatDeclare = 4096;

    /// <summary>The encoding that a page names for itself; null where it names none.</summary>
    public static string? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var match = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, BytesThatDeclare)]));
        return match.Success ? match.Groups["name"].Value : null;
    }

    public static Draft Read(string html)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(html);
        using var reader = new SmartReader.Reader("https://page.invalid/", html);
        var article = reader.GetArticle();
        var paragraphs = new List<string>();
        if (article.Content is { } content)
        {
            foreach (var element in new HtmlParser().ParseDocument(content).QuerySelectorAll("p, li, blockquote, pre, h2, h3, h4, td"))
            {
                if (element.QuerySelector("p, li, blockquote, pre") is not null) continue;
                var text = string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (text.Length > 0) paragraphs.Add(text);
            }
        }

        return new Draft
        {
            Headline = string.IsNullOrWhiteSpace(article.Title) ? null : new Found<string>(article.Title, "page"),
            Date = article.PublicationDate is { } date ? new Found<DateOnly>(DateOnly.FromDateTime(date), "page") : null,
            Paragraphs = paragraphs,
        };
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[A-Za-z0-9_:.-]+)""", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
