using NewsBot.Localization;
using NewsBot.Search;

namespace NewsBot.Replies;

/// <summary>The source and age of a quote: "The New Arab · Tue 26 December 2017 · 8 years old".</summary>
internal static class Attribution
{
    private const int MaxOutletLength = 100;

    public static string Write(Article article, DateOnly today, Phrases words)
    {
        var parts = new List<string>(3);
        if (article.Outlet is { } outlet && ShownText.OneLine(outlet, MaxOutletLength) is { Length: > 0 } shown)
            parts.Add(shown);
        parts.Add(article.Date is { } date ? words.Day(date) : words.Undated);
        if (article.Date is { } published && Years(published, today) is > 0 and var years)
            parts.Add(words.YearsOld(years));
        return string.Join(" · ", parts);
    }

    /// <summary>Full years between two days.</summary>
    private static int Years(DateOnly from, DateOnly to) =>
        to.Year - from.Year - ((to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? 1 : 0);
}
