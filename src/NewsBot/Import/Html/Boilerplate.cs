using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>
/// Recognizes what the authors of a page mark as not being part of the text: by the element, by what it is hidden from,
/// and by the words that its class and id are made of. These are conventions of the whole web; there is no rule for a
/// site.
/// </summary>
internal sealed class Boilerplate
{
    /// <summary>An element with this share of the page's running text is not boilerplate, whatever its name.</summary>
    private const double MaxOfText = 0.4;

    private static readonly FrozenSet<string> Elements = WordSet.Parse(
        "nav aside footer form button menu dialog iframe figcaption"
    );

    private static readonly FrozenSet<string> Roles = WordSet.Parse(
        "navigation complementary banner contentinfo dialog alertdialog search menu menubar toolbar tablist form"
    );

    /// <summary>A word of a class or id that is enough by itself.</summary>
    private static readonly FrozenSet<string> Words = WordSet.Parse(
        "comment comments commentlist commentform commentarea respond disqus trackback trackbacks pingback pingbacks kommentar kommentare "
            + "sidebar nav navi navigation navbar navlinks menu submenu breadcrumb breadcrumbs crumbs pagination pager paging prevnext "
            + "share sharing shares sharebar sharebuttons sharedaddy social socials socialmedia addtoany addthis sociable shariff heateor "
            + "related relatedposts recommended recommendation recommendations similar promo promotion promobox "
            + "ad ads advert adverts advertisement advertising adsense adslot anzeige werbung banner sponsor sponsored sponsors affiliate "
            + "newsletter subscribe subscription signup cookie cookies cookiebar consent gdpr popup modal overlay login signin register "
            + "taglist tagcloud postmeta postmetadata entrymeta metadata byline dateline toolbar toolbox "
            + "print footer footerlinks copyright disclaimer impressum "
            + "masthead logo search searchform searchbox rating ratings vote voting likes trending popular "
            + "mostread outbrain taboola plista "
            + "skip skiplink noprint offscreen screenreader blogroll cta tweet caption bildunterschrift credit credits imagecredit "
            + "readmore morelink authorbox authorbio authorinfo aboutauthor biobox bio paywall donate donation"
    );

    /// <summary>
    /// A class with one of these describes how the page is laid out around an element: "no-sidebar", "with-comments".
    /// </summary>
    private static readonly FrozenSet<string> Beside = WordSet.Parse("has with without no not is one two layout");

    /// <summary>Two adjacent words of a class or id.</summary>
    private static readonly FrozenSet<string> Pairs = WordSet.Parse(
        "sr-only screen-reader visually-hidden post-meta entry-meta article-meta meta-data meta-info "
            + "post-info entry-info entry-footer post-footer article-footer post-tags entry-tags tag-list "
            + "tag-links tags-links cat-links post-author author-box author-bio author-info author-card "
            + "author-profile about-author "
            + "post-nav post-navigation next-prev prev-next nav-links twitter-tweet instagram-media read-more "
            + "more-link more-links more-news more-stories most-read most-popular latest-news latest-posts "
            + "recent-posts recent-news also-read "
            + "social-links social-media social-share share-buttons site-header site-footer site-info "
            + "page-footer back-top skip-link edit-link comment-count wp-caption-text "
            + "print-only no-print entry-utility post-categories post-date entry-date posted-on"
    );

    /// <summary>A player's controls are words without a sentence; a player of a team may be what a text is about.</summary>
    private static readonly FrozenSet<string> WithoutText = WordSet.Parse(
        "player videoplayer audioplayer jwplayer vjs mejs plyr controls controlbar"
    );

    private readonly TextDensity _mass;
    private readonly bool _byNames;
    private readonly ConditionalWeakTable<IElement, object> _judged = [];

    /// <param name="mass">How much text there is where.</param>
    /// <param name="byNames">Whether to consider names; else only elements and whether they are hidden.</param>
    public Boilerplate(TextDensity mass, bool byNames = true) => (_mass, _byNames) = (mass, byNames);

    public bool Has(IElement element)
    {
        if (_judged.TryGetValue(element, out var judged))
            return (bool)judged;
        var isBoilerplate = Judge(element);
        _judged.Add(element, isBoilerplate);
        return isBoilerplate;
    }

    private bool Judge(IElement element)
    {
        if (element.LocalName is "html" or "body" or "main")
            return false;
        if (IsHidden(element))
            return true;
        var isNamed =
            Elements.Contains(element.LocalName)
            || (element.GetAttribute("role") is { } role && Roles.Contains(role))
            || (
                _byNames
                && (
                    IsNamed(element, Words)
                    || IsTeaser(element)
                    || (_mass.Get(element) == 0 && IsNamed(element, WithoutText))
                )
            );

        // What has no running text at all holds no share of it, even where there is none elsewhere.
        var mass = _mass.Get(element);
        return isNamed && (mass == 0 || mass < MaxOfText * _mass.Total);
    }

    /// <summary>A teaser leads to another page; the lead of an article often has the same name.</summary>
    private static bool IsTeaser(IElement element) =>
        $"{element.Id} {element.ClassName}".Contains("teaser", StringComparison.OrdinalIgnoreCase)
        && (element.LocalName == "a" || element.QuerySelector("a[href]") is not null);

    /// <summary>Whether the page does not show an element.</summary>
    public static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
            return true;
        var style = element.GetAttribute("style");
        return style is not null
            && style.Replace(" ", "", StringComparison.Ordinal) is { } folded
            && (
                folded.Contains("display:none", StringComparison.OrdinalIgnoreCase)
                || folded.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>Whether a word of an element's class or id is one of some.</summary>
    public static bool IsNamed(IElement element, FrozenSet<string> words) =>
        IsNamed(element.Id, words) || IsNamed(element.ClassName, words);

    private static bool IsNamed(string? names, FrozenSet<string> known)
    {
        if (string.IsNullOrEmpty(names))
            return false;
        foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var words = GetWords(name);

            // "category-newsletter" is what a post is about, "has-sidebar" what is next to it.
            if (
                words.Count > 1
                && (
                    (words[0] is "category" or "tag" && !Pairs.Contains($"{words[0]}-{words[1]}"))
                    || words.Exists(Beside.Contains)
                )
            )
                continue;
            // "field--label-hidden" hides a label, "hidden" all of it.
            if (words is ["hidden"] && known == Words)
                return true;
            for (var i = 0; i < words.Count; i++)
            {
                if (
                    known.Contains(words[i])
                    || (i == 0 && words[i] is "widget" or "widgets")
                    || (known == Words && i + 1 < words.Count && Pairs.Contains($"{words[i]}-{words[i + 1]}"))
                )
                    return true;
            }
        }

        return false;
    }

    /// <summary>"postMeta_box2" → post, meta, box.</summary>
    private static List<string> GetWords(string name)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            var isLetter = i < name.Length && char.IsAsciiLetter(name[i]);
            var isBorder =
                i < name.Length
                && start >= 0
                && char.IsAsciiLetterUpper(name[i])
                && char.IsAsciiLetterLower(name[i - 1]);
            if (start >= 0 && (!isLetter || isBorder))
            {
                words.Add(name[start..i].ToLowerInvariant());
                start = -1;
            }

            if (isLetter && start < 0)
                start = i;
        }

        return words;
    }
}
