using System.Collections.Frozen;
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

    private static readonly FrozenSet<string> Kickers = WordSet.Parse(
        "kicker eyebrow overline dachzeile topline roofline oberzeile spitzmarke pretitle"
    );

    private static readonly string[] SeparatorsOfCjk = [.. Separators, "_", "－", "-", "—", "｜"];

    /// <summary>How far above the text a headline may be that no title agrees with, in blocks.</summary>
    private const int FarthestOfOther = 6;
    private const int MinLettersOfOther = 12;

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
            return Sourced.At(WithoutKicker(found, given), found.Line);
        if (FindOther(all, start, main, outlet) is { } other)
            return Sourced.At(other.Text, other.Line);
        var pageTitle = given.Find(title => title.Source == PageMetadata.PageTitle)?.Value;
        return given.Count > 0 ? given[0] with { Value = WithoutSite(given[0].Value, outlet, pageTitle) } : null;
    }

    /// <summary>Whether a block is the heading that the headline is from, perhaps with a kicker in it.</summary>
    public static bool IsHeadingOf(PageBlock block, string headline) =>
        block.IsHeading
        && (
            LetterComparison.AreSame(block.Text, headline)
            || (headline.Length * 2 > block.Text.Length && block.Text.Contains(headline, StringComparison.Ordinal))
        );

    /// <summary>
    /// The page's only first-level heading, if it is right above the text: what readers see is the headline, even where the
    /// title was written for search engines.
    /// </summary>
    private static PageBlock? FindOther(IReadOnlyList<PageBlock> all, int start, IElement main, string? outlet)
    {
        var first = all.Where(block => block.Element.LocalName == "h1").Take(2).ToList();
        if (first is not [var heading] || start == all.Count)
            return null;
        var place = all.TakeWhile(block => block != heading).Count();
        var isAbove = place <= start && start - place <= FarthestOfOther;
        var isNamed =
            heading.Text.Length >= MinLettersOfOther
            && GetWords(heading.Text).Count > 2
            && !IsHomeLink(heading)
            && !(outlet is not null && LetterComparison.AreSame(heading.Text, outlet));
        return isNamed && (isAbove || (heading.IsIn(main) && place < start)) ? heading : null;
    }

    /// <summary>
    /// The headline within a heading that begins with the name of a section or ends with a label: without an element that is
    /// named so, or the part that a title agrees with, if elements part the two.
    /// </summary>
    private static string WithoutKicker(PageBlock heading, List<Sourced<string>> given)
    {
        var parts = heading.Element.QuerySelectorAll("*").ToList();
        var titles = given.Where(title => title.Source != PageMetadata.PageTitle).Select(title => title.Value);
        foreach (var part in parts)
        {
            var text = PageText.Normalize(part.TextContent);
            if (text.Length == 0 || text.Length * 2 > heading.Text.Length)
                continue;
            var rest =
                heading.Text.StartsWith(text, StringComparison.Ordinal) ? heading.Text[text.Length..]
                : heading.Text.EndsWith(text, StringComparison.Ordinal) ? heading.Text[..^text.Length]
                : "";
            rest = rest.Trim(' ', ':', '|');
            if (
                rest.Length > 0
                && (Boilerplate.IsNamed(part, Kickers) || titles.Contains(rest, StringComparer.Ordinal))
            )
                return rest;
        }

        return heading.Text;
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
        if (IsSiteIn(title, heading))
            return 0;
        if (letters.Length >= 4 && whole.Contains(letters, StringComparison.OrdinalIgnoreCase))
            return letters.Length * 4 >= whole.Length ? 1 : 0;
        return words.Count < 3 ? 0 : (double)words.Count(GetWords(title).Contains) / words.Count;
    }

    /// <summary>Whether a title ends with the heading as with a site's name, behind something longer.</summary>
    private static bool IsSiteIn(string title, string heading) =>
        Separators.Any(separator =>
            title.Split(separator) is [.. var front, var last]
            && front.Any(part => part.Length > last.Length)
            && LetterComparison.AreSame(last, heading)
        );

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

    /// <summary>
    /// Without the site's name, if the title has one: what the page calls itself, or else what a separator sets apart. A
    /// title that the page's own name extends, as "Pier – closed" is by "Pier – closed | Bay Courier", is whole.
    /// </summary>
    private static string WithoutSite(string title, string? site, string? pageTitle)
    {
        if (
            pageTitle is not null
            && pageTitle.Length > title.Length
            && pageTitle.Contains(title, StringComparison.OrdinalIgnoreCase)
        )
            return title;
        foreach (var separator in title.Any(IsCjk) ? SeparatorsOfCjk : Separators)
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

    /// <summary>Chinese, Japanese and Korean letters: such titles have separators without spaces.</summary>
    private static bool IsCjk(char c) =>
        c is (>= '\u3040' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');
}
