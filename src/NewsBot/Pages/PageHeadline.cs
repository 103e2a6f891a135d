using AngleSharp.Dom;
using NewsBot.Extraction;

namespace NewsBot.Pages;

/// <summary>Finds a page's headline: what its metadata, its title and its headings agree on, without the site's name.</summary>
internal static class PageHeadline
{
    public static Found<string>? Of(IDocument document, PageFacts facts)
    {
        var given = facts.Headlines().ToList();
        var headings = document.QuerySelectorAll("h1, h2, h3").Select(heading => (Element: heading, Text: PageText.Of(heading.TextContent))).Where(heading => heading.Text.Length > 0).ToList();

        // A heading that a given title has in it, or that has one in it: what the reader sees as the headline.
        foreach (var level in new[] { "h1", "h2", "h3" })
        {
            foreach (var heading in headings.Where(heading => heading.Element.LocalName == level).OrderByDescending(heading => heading.Text.Length))
            {
                if (given.Any(title => Agrees(title.Value, heading.Text))) return new Found<string>(heading.Text, $"line {heading.Element.SourceReference?.Position.Line ?? 1}");
            }
        }

        if (given.Count > 0) return given[0] with { Value = WithoutSite(given[0].Value, facts.Outlet()?.Value) };
        return headings.Count > 0 ? new Found<string>(headings[0].Text, $"line {headings[0].Element.SourceReference?.Position.Line ?? 1}") : null;
    }

    /// <summary>Whether a title is a heading, perhaps with a site's name behind or before it.</summary>
    private static bool Agrees(string title, string heading) =>
        heading.Length >= 4 && Letters(title).Contains(Letters(heading), StringComparison.OrdinalIgnoreCase) && Letters(heading).Length * 4 >= Letters(title).Length;

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string WithoutSite(string title, string? site)
    {
        foreach (var separator in new[] { " | ", " – ", " — ", " - ", " » ", " « ", " :: ", " · ", " : " })
        {
            var parts = title.Split(separator);
            if (parts.Length < 2) continue;
            if (site is not null && parts.Any(part => string.Equals(part, site, StringComparison.OrdinalIgnoreCase))) return string.Join(separator, parts.Where(part => !string.Equals(part, site, StringComparison.OrdinalIgnoreCase)));
            return parts.MaxBy(part => part.Length)!;
        }

        return title;
    }
}
