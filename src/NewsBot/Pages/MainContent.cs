using AngleSharp.Dom;

namespace NewsBot.Pages;

/// <summary>Finds the element of a page that holds the article and little else.</summary>
internal static class MainContent
{
    /// <summary>So much of an element's running text must be in one child for the rest of it to be something else.</summary>
    private const double NearlyAll = 0.8;

    /// <summary>As much is enough where the page itself says that a part of it is the article.</summary>
    private const double Half = 0.6;

    private static readonly string[] Marked =
    [
        "[itemprop~='articleBody' i]", "[itemprop~='text' i]", "[property~='articleBody' i]", ".entry-content", ".post-content", ".article-content", ".article-body", ".article__body", ".post-body", ".post-entry", ".articlebody", ".articletext", ".story-body", ".content-body",
        "article", "[role='article']", "main", "[role='main']",
    ];

    public static IElement Of(IElement body, PageMass mass)
    {
        var root = body;
        foreach (var marked in Marked)
        {
            var best = body.QuerySelectorAll(marked).MaxBy(mass.Of);
            if (best is not null && mass.Of(best) >= Half * mass.Total && mass.Of(best) > 0) return Descend(best, mass, marked is "main" or "[role='main']" or "article");
        }

        return Descend(root, mass, goesOn: true);
    }

    private static IElement Descend(IElement root, PageMass mass, bool goesOn)
    {
        while (goesOn && root.Children.MaxBy(mass.Of) is { } child && PageText.IsBlock(child) && child.LocalName is not ("p" or "blockquote" or "ul" or "ol" or "li") && mass.Of(child) >= NearlyAll * mass.Of(root) && mass.Of(child) > 0) root = child;
        return root;
    }
}
