using System.Globalization;
using NewsBot.Search;

namespace NewsBot.Replies;

/// <summary>A passage as it is cited elsewhere: "“…” – Headline, Outlet, 26 December 2017, https://…".</summary>
internal static class Citation
{
    private const int MaxHeadlineLength = 120;
    private const int MinQuoteLength = 30;

    /// <summary>
    /// The citation within a limit: the source first, then as many of the quote's sentences as fit, the best one before
    /// all; what does not fit is left out, never shortened.
    /// </summary>
    public static string Create(Passage passage, int longest = CopyTextButton.MaxTextLength)
    {
        var article = passage.Article;
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

        return FindQuote(passage, longest - named.Length - "“” – ".Length) is { } quote
            ? $"“{quote}” – {named}"
            : named;
    }

    private static string? FindQuote(Passage passage, int longest)
    {
        if (passage.Text.Length <= longest)
            return passage.Text;
        var sentence =
            passage.Best.Length > 0 ? passage.Best.Of(passage.Text).ToString()
            : Sentences.Split(passage.Text) is [var first, ..] ? first.Of(passage.Text).ToString()
            : "";
        return sentence.Length >= MinQuoteLength && sentence.Length <= longest ? sentence : null;
    }
}
