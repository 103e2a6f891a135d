using System.Globalization;
using System.Text;
using NewsBot.Search;

namespace NewsBot.Replies;

/// <summary>
/// Links that scroll a page to a passage, by the URL fragment text directive
/// (https://wicg.github.io/scroll-to-text-fragment/): <c>#:~:text=start,end</c>.
/// </summary>
internal static class TextFragment
{
    private const int MinStartWords = 3;
    private const int MinEndWords = 2;

    /// <summary>Beyond this a link is cut off by some programs: then the plain one serves better.</summary>
    private const int MaxLinkLength = 2000;

    /// <summary>The article's page, scrolled to one of its paragraphs; null when the article has no link.</summary>
    public static string? LinkTo(Article article, int paragraph)
    {
        if (article.Url is not { } page)
            return null;
        var directive = Directive(article.Paragraphs, paragraph - 1);
        if (directive.Length == 0)
            return page.AbsoluteUri;
        var link = page.AbsoluteUri + (page.Fragment.Length > 0 ? "" : "#") + ":~:text=" + directive;

        // Not as a Uri, which would turn %2D back into the "-" that has a meaning here.
        return link.Length <= MaxLinkLength ? link : page.AbsoluteUri;
    }

    /// <summary>
    /// The passage's first and last words, as many as the browser needs to find this passage first: it searches for the
    /// start from the top of the page, and for the end from there.
    /// </summary>
    private static string Directive(IReadOnlyList<string> paragraphs, int index)
    {
        var words = Words(paragraphs[index]);
        var above = string.Join(' ', paragraphs.Take(index).SelectMany(Words));
        var start = Math.Min(MinStartWords, words.Length);
        while (start < words.Length && above.Contains(Join(words, 0, start), StringComparison.OrdinalIgnoreCase))
            start++;

        var end = MinEndWords;
        while (
            start + end < words.Length
            && Join(words, start, words.Length - 1)
                .Contains(Join(words, words.Length - end, words.Length), StringComparison.OrdinalIgnoreCase)
        )
            end++;

        var from = Encode(Join(words, 0, start));
        return start + end < words.Length
            ? $"{from},{Encode(Join(words, words.Length - end, words.Length))}"
            : Encode(Join(words, 0, words.Length));
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Join(string[] words, int from, int to) => string.Join(' ', words, from, to - from);

    /// <summary>
    /// Percent-encoding that also covers "-", "," and "&amp;", which the directive's own grammar uses.
    /// </summary>
    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length * 2);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || (char)b is '.' or '_' or '~')
                encoded.Append((char)b);
            else
                encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }
}
