using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>
/// Finds what readers wrote below an article. It reads like text, and there may be more of it than of the article: unlike
/// other boilerplate it is none of the text however much of the page it is.
/// </summary>
internal static partial class ReaderComments
{
    /// <summary>With less text than this elsewhere on the page, what is called comments is the article: an opinion.</summary>
    private const int MinTextElsewhere = 200;

    private static readonly FrozenSet<string> Names = WordSet.Parse(
        "comment comments commentlist commentarea commentsarea disqus respond responses kommentar kommentare commentaires "
            + "comentarios comentários commenti reacties"
    );

    /// <summary>The outermost elements that hold comments.</summary>
    /// <param name="mass">How much text there is where, comments included.</param>
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
            if (IsBox(child) && mass.Total - mass.Get(child) >= MinTextElsewhere && child.QuerySelector("h1") is null)
                found.Add(child);
            else if (child.ChildElementCount > 0)
                Search(child, found, mass);
        }
    }

    private static bool IsBox(IElement element) =>
        PageText.IsBlock(element)
        && element.LocalName is not ("body" or "main" or "p")
        && (Boilerplate.IsNamed(element, Names) || Opens(element));

    /// <summary>Whether a heading that announces comments is the first that an element shows.</summary>
    private static bool Opens(IElement element)
    {
        var first = element.FirstElementChild;
        while (first is { LocalName: "div" or "header" or "section", FirstElementChild: { } inner })
            first = inner;
        return first?.LocalName is ['h', >= '2' and <= '6'] && Heading().IsMatch(PageText.Normalize(first.TextContent));
    }

    [GeneratedRegex(
        @"^(?:(?:top|all|latest|newest|best|most) (?:rated |recent |liked )?)?\d* ?(?:(?:reader|user)s?['’]? ?)?"
            + @"(?:comments?|responses? to|replies to|thoughts? on|kommentare?|leserkommentare|commentaires?|comentarios?|comentários?"
            + @"|commenti|reacties|комментари[ийяев]+|коментар[іїв]+|yorum(?:lar)?|kommentarer|تعليقات|التعليقات|نظرات|评论|コメント)"
            + @"(?:\s*[\(:]?\d*\)?$|\s+(?:to|on|zu|sur|a)\b|\s*[«“""„])"
            + @"|^\d+ (?:responses?|replies|thoughts)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Heading();
}
