using AngleSharp.Dom;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>
/// Finds a page's headline: what its metadata, its title and its headings agree on, without the site's name.
/// </summary>
internal static class PageHeadline
{
    /// <summary>A heading with this share of a title's words is another wording of it.</summary>
    private const double MaxWords = 0.5;

    private static readonly string[] Separators =
    [
        " | ",
        " – ",
        " — ",
        " - ",
        " » ",
        " « ",
        " :: ",
        " · ",
        " : ",
        "|",
        " / ",
    ];

    /// <param name="first">The first block of its text; null without text.</param>
    /// <param name="main">The element that holds its text.</param>
    public static Sourced<string>? Find(
        IReadOnlyList<PageBlock> all,
        PageBlock? first,
        IElement main,
        PageMetadata facts
    )
    {
        var given = facts.Headlines().ToList();
        var outlet = facts.Outlet()?.Value;
        var start = first is null ? all.Count : all.TakeWhile(block => block.Element != first.Element).Count();
        var best = all.Select(
                (block, place) =>
                    (Block: block, Rank: block.IsHeading ? Rank(block, place, start, main, given, outlet) : 0)
            )
            .Where(heading => heading.Rank > 0)
            .DefaultIfEmpty()
            .MaxBy(heading => heading.Rank);
        if (best.Block is { } found)
            return Sourced.At(found.Text, found.Line);
        return given.Count > 0 ? given[0] with { Value = WithoutSite(given[0].Value, outlet) } : null;
    }

    /// <summary>How well a heading fits as the headline; 0 if it is none.</summary>
    private static double Rank(
        PageBlock heading,
        int place,
        int start,
        IElement main,
        List<Sourced<string>> given,
        string? outlet
    )
    {
        if (
            heading.Element.LocalName[1] > '3'
            || (outlet is not null && LetterComparison.AreSame(heading.Text, outlet))
        )
            return 0;
        var agreement = given.Count == 0 ? MaxWords : given.Max(title => Agreement(title.Value, heading.Text));
        if (agreement < MaxWords)
            return 0;
        var isNear = heading.IsIn(main) || (place <= start && start - place <= 20);
        return agreement
            + (isNear ? 1 : 0)
            + (heading.Element.LocalName == "h1" ? 0.5 : 0)
            + (place <= start + 1 ? 0.2 : 0)
            - (IsHomeLink(heading) ? 1.5 : 0);
    }

    /// <summary>
    /// The share of the heading's words that are in a title; 1 if the heading is the title without the site's name.
    /// </summary>
    private static double Agreement(string title, string heading)
    {
        var (words, letters) = (GetWords(heading), LetterComparison.Normalize(heading));
        var whole = LetterComparison.Normalize(title);
        if (letters.Length >= 4 && whole.Contains(letters, StringComparison.OrdinalIgnoreCase))
            return letters.Length * 4 >= whole.Length ? 1 : 0;
        return words.Count < 3 ? 0 : (double)words.Count(GetWords(title).Contains) / words.Count;
    }

    private static bool IsHomeLink(PageBlock heading) =>
        (heading.Element.QuerySelector("a[href]") ?? heading.Element.Closest("a[href]"))?.GetAttribute("href")
            is { } href
        && (
            href is "/" or "./"
            || (Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.AbsolutePath is "/" or "")
            || href.EndsWith("/index.html", StringComparison.Ordinal)
        );

    private static HashSet<string> GetWords(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(LetterComparison.Normalize)
            .Where(word => word.Length > 0)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string WithoutSite(string title, string? site)
    {
        foreach (var separator in Separators)
        {
            var parts = title.Split(separator);
            if (parts.Length < 2)
                continue;
            if (site is not null && Array.Exists(parts, part => LetterComparison.AreSame(part, site)))
                return string.Join(separator, parts.Where(part => !LetterComparison.AreSame(part, site))).Trim();
            return parts.MaxBy(part => part.Length)!.Trim();
        }

        return title;
    }
}
