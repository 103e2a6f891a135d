using AngleSharp.Dom;

namespace NewsBot.Import.Html;

/// <summary>Finds the element of a page that holds the article and little else.</summary>
internal static class MainContentFinder
{
    /// <summary>
    /// If one child has this share of an element's running text, the rest of the element is something else.
    /// </summary>
    private const double NearlyAll = 0.8;

    /// <summary>A smaller share is enough if the page marks an element as the article.</summary>
    private const double MinShare = 0.6;

    /// <summary>With more text beside it, in paragraphs, a child that has nearly all of it is a part of the article.</summary>
    private const int MaxOwnText = 250;

    /// <summary>How pages mark the text itself, the surest first.</summary>
    private static readonly string[] Texts =
    [
        "[itemprop~='articleBody' i]",
        "[itemprop~='text' i]",
        "[property~='articleBody' i]",
        ".entry-content",
        ".post-content",
        ".article-content",
        ".article-body",
        ".article__body",
        ".post-body",
        ".post-entry",
        ".articlebody",
        ".articletext",
        ".story-body",
        ".content-body",
    ];

    /// <summary>How they mark what holds the text and something more.</summary>
    private static readonly string[] Frames = ["article", "[role='article']", "main", "[role='main']"];

    /// <param name="mass">How much running text each element has, without boilerplate.</param>
    public static IElement Find(IElement body, TextDensity mass) =>
        Marked(body, Texts, mass) ?? Descend(Marked(body, Frames, mass) ?? body, mass);

    private static IElement? Marked(IElement body, string[] map, TextDensity mass) =>
        map.Select(mark => body.QuerySelectorAll(mark).MaxBy(mass.Get))
            .FirstOrDefault(element =>
                element is not null && mass.Get(element) > 0 && mass.Get(element) >= MinShare * mass.Total
            );

    /// <summary>Descends while one child has nearly all of the text.</summary>
    private static IElement Descend(IElement root, TextDensity mass)
    {
        while (
            root.Children.MaxBy(mass.Get) is { } child
            && IsFrame(child)
            && mass.Get(child) > 0
            && mass.Get(child) >= NearlyAll * mass.Get(root)
            && OwnText(root, mass) < MaxOwnText
        )
            root = child;
        return root;
    }

    /// <summary>How much text is in an element itself, or in paragraphs that are its children.</summary>
    private static double OwnText(IElement root, TextDensity mass) =>
        mass.Get(root) - root.Children.Where(IsFrame).Sum(mass.Get);

    private static bool IsFrame(IElement element) =>
        PageText.IsBlock(element) && element.LocalName is not ("p" or "blockquote" or "ul" or "ol" or "li");
}
