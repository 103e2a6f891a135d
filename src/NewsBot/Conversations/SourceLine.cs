using System.Globalization;
using NewsBot.Search;

namespace NewsBot.Conversations;

/// <summary>Says where a quote comes from and how old it is: «The New Arab · Tue 26 December 2017 · 8 years old».</summary>
internal static class SourceLine
{
    private const int LongestOutlet = 100;

    public static string Of(Article article, DateOnly today)
    {
        var parts = new List<string>(3);
        if (article.Outlet is { } outlet && ShownText.OneLine(outlet, LongestOutlet) is { Length: > 0 } shown) parts.Add(shown);
        parts.Add(article.Date is { } date ? Day(date) : "undated");
        if (article.Date is { } published && Years(published, today) is > 0 and var years) parts.Add(years == 1 ? "1 year old" : $"{years} years old");
        return string.Join(" · ", parts);
    }

    /// <summary>With its weekday, so that «on Monday» in a quote can be resolved.</summary>
    public static string Day(DateOnly date) => date.ToString("ddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Full years between two days.</summary>
    private static int Years(DateOnly from, DateOnly to) =>
        to.Year - from.Year - ((to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? 1 : 0);
}
