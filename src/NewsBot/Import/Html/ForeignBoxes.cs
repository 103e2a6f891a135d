using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>
/// Finds boxes of what readers wrote, and of other articles, below an article or beside it. They read like text, and there
/// may be more of them than of the article: unlike other boilerplate they are none of the text however much of the page they
/// are.
/// </summary>
internal static partial class ForeignBoxes
{
    /// <summary>With less text than this elsewhere on the page, what is called a comment is the article: an opinion.</summary>
    private const int MinTextElsewhere = 200;

    /// <summary>What holds more of the running text is a frame that is named after what is in it too: "left-sidebar".</summary>
    private const double MaxOfText = 0.7;

    private static readonly FrozenSet<string> Comments = WordSet.Parse(
        "comment comments commentlist commentarea commentsarea disqus respond responses kommentar kommentare commentaires "
            + "comentarios comentários commenti reacties"
    );

    private static readonly FrozenSet<string> OtherArticles = WordSet.Parse(
        "related relatedposts relatedarticles recommended recommendations mostread mostpopular trending outbrain taboola "
            + "newsletter promo promobox sidebar"
    );

    /// <summary>The outermost of them.</summary>
    /// <param name="mass">How much text there is where, theirs included.</param>
    public static HashSet<IElement> Find(IElement body, TextDensity mass)
    {
        var found = new HashSet<IElement>();
        Search(body, found, mass);
        return found;
    }

    private static void Search(IElement element, HashSet<IElement> found, TextDensity mass)
    {
        foreach (var child in element.Children)
        {
            if (
                IsBox(child, mass)
                && mass.Total - mass.Get(child) >= MinTextElsewhere
                && child.QuerySelector("h1") is null
            )
                found.Add(child);
            else if (child.ChildElementCount > 0)
                Search(child, found, mass);
        }
    }

    private static bool IsBox(IElement element, TextDensity mass) =>
        PageText.IsBlock(element)
        && element.LocalName is not ("body" or "main" or "p")
        && (
            IsOfReaders(element)
            || (Boilerplate.IsNamed(element, OtherArticles) && mass.Get(element) < MaxOfText * mass.Total)
        );

    /// <summary>Whether a box is of what readers wrote rather than of other articles.</summary>
    public static bool IsOfReaders(IElement box) => Boilerplate.IsNamed(box, Comments) || OpensWithComments(box);

    /// <summary>Whether a heading that announces comments is the first that an element shows.</summary>
    private static bool OpensWithComments(IElement element)
    {
        var first = element.FirstElementChild;
        while (first is { LocalName: "div" or "header" or "section", FirstElementChild: { } inner })
            first = inner;
        return first?.LocalName is ['h', >= '2' and <= '6'] && Heading().IsMatch(PageText.Normalize(first.TextContent));
    }

    [GeneratedRegex(
        @"^(?:(?:top|all|latest|newest|best|most) (?:rated |recent |liked )?)?\d* ?(?:(?:reader|user)s?['’]? ?)?"
            + @"(?:comments?|responses? to|replies to|thoughts? on|kommentare?|leserkommentare|commentaires?|comentarios?|comentários?"
            + @"|commenti|reacties|discussions?|diskussion|debate|join the (?:conversation|discussion)"
            + @"|комментари[ийяев]+|коментар[іїв]+|yorum(?:lar)?|kommentarer|تعليقات|التعليقات|نظرات|评论|コメント)"
            + @"(?:\s*[\(:]?\d*\)?$|\s+(?:to|on|zu|sur|a)\b|\s*[«“""„])"
            + @"|^\d+ (?:responses?|replies|thoughts)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Heading();
}
