using System.Collections.Frozen;

namespace NewsBot.Fetching;

/// <summary>Links of articles, as readers are to get them.</summary>
internal static class ArticleLink
{
    /// <summary>What newsletters and networks add to see who came through them.</summary>
    private static readonly FrozenSet<string> Trackers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "yclid",
        "twclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "cmpid",
        "ocid",
        "_hsenc",
        "_hsmi"
    );

    /// <summary>The link without what only tells where the reader came from.</summary>
    public static Uri Clean(Uri link)
    {
        var query = link.Query.TrimStart('?').Split('&').Where(part => part.Length > 0 && !IsTracker(part));
        var builder = new UriBuilder(link) { Fragment = "", Query = string.Join('&', query) };
        return builder.Uri;
    }

    /// <summary>
    /// The link of a page: the one that it calls its own, unless that leads to another site or to the front page, and else
    /// the one that it came from.
    /// </summary>
    public static Uri Choose(Uri? own, Uri fetched) =>
        own is not null && IsSameSite(own, fetched) && (own.AbsolutePath != "/" || fetched.AbsolutePath == "/")
            ? own
            : Clean(fetched);

    private static bool IsTracker(string part)
    {
        var name = part.Split('=')[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Trackers.Contains(name);
    }

    private static bool IsSameSite(Uri one, Uri other)
    {
        var (own, fetched) = (GetSite(one), GetSite(other));
        return own == fetched
            || own.EndsWith($".{fetched}", StringComparison.Ordinal)
            || fetched.EndsWith($".{own}", StringComparison.Ordinal);
    }

    private static string GetSite(Uri link) =>
        link.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? link.IdnHost[4..] : link.IdnHost;
}
