using System.Globalization;
using NewsBot.Search;

namespace NewsBot.Replies;

/// <summary>A passage as it is cited elsewhere: «“…” – Headline, Outlet, 26 December 2017, https://…».</summary>
internal static class Citation
{
    private const int MaxHeadlineLength = 120;
    private const int MinQuoteLength = 30;

    /// <summary>
    /// The citation within a limit: the source first, then as many of the quote's sentences as fit, the best one before
    /// all; what does not fit is left out, never shortened.
    /// </summary>
    /// <param name="excerpt">The passage.</param>
    /// <param name="longest">The most UTF-16 units.</param>
    public static string Of(Passage excerpt, int longest = CopyTextButton.MaxTextLength)
    {
        var article = excerpt.Article;
        string?[] source =
        [
            ShownText.OneLine(article.Headline, MaxHeadlineLength),
            article.Outlet is { } outlet ? ShownText.OneLine(outlet, MaxHeadlineLength) : null,
            article.Date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            article.Url?.AbsoluteUri,
        ];
        var named = "";
        foreach (var part in source.OfType<string>().Where(part => part.Length > 0))
        {
            var longer = named.Length == 0 ? part : $"{named}, {part}";
            if (longer.Length <= longest)
                named = longer;
        }

        return QuoteOf(excerpt, longest - named.Length - "“” – ".Length) is { } quote ? $"“{quote}” – {named}" : named;
    }

    private static string? QuoteOf(Passage excerpt, int longest)
    {
        if (excerpt.Text.Length <= longest)
            return excerpt.Text;
        var sentence =
            excerpt.Best.Length > 0 ? excerpt.Best.Of(excerpt.Text).ToString()
            : Sentences.Of(excerpt.Text) is [var first, ..] ? first.Of(excerpt.Text).ToString()
            : "";
        return sentence.Length >= MinQuoteLength && sentence.Length <= longest ? sentence : null;
    }
}
