using NewsBot.Answers;
using NewsBot.Libraries;
using NewsBot.Messages;
using NewsBot.Wording;

namespace NewsBot.Conversations;

/// <summary>What there is in the library.</summary>
internal static class Catalogue
{
    private const int MostListed = 10;
    private const int LongestListed = 150;
    private const int LongestOutlet = 100;

    /// <summary>How much there is and how new.</summary>
    public static string Line(Library library, Words words) => library.Index.Articles.Count == 0 ? words.NoArticles
        : library.Newest is { } newest ? words.Library(words.Articles(library.Index.Articles.Count), words.Day(newest))
        : words.UndatedLibrary(words.Articles(library.Index.Articles.Count));

    /// <summary>The newest articles.</summary>
    public static Reply Latest(Library library, DateOnly today, Words words)
    {
        if (library.LatestFirst.Count == 0) return Reply.Of(Line(library, words));
        var text = new RichTextBuilder().Bold(words.Latest);
        foreach (var article in library.LatestFirst.Take(MostListed))
        {
            text.Line().Plain("• ").Link(ShownText.OneLine(article.Headline, LongestListed), article.Url?.AbsoluteUri)
                .Line().Plain("   " + SourceLine.Of(article, today, words));
        }

        if (library.LatestFirst.Count > MostListed) text.Line().Plain(words.OlderLeft(library.LatestFirst.Count - MostListed));
        return new Reply(text.Build());
    }

    /// <summary>The outlets, the one with most articles first.</summary>
    public static Reply Sources(Library library, Words words)
    {
        var text = new RichTextBuilder().Plain(Line(library, words));
        var outlets = library.Index.Articles
            .CountBy(article => article.Outlet is { } outlet ? ShownText.OneLine(outlet, LongestOutlet) : "")
            .OrderByDescending(outlet => outlet.Value).ThenBy(outlet => outlet.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var (outlet, count) in outlets.Take(MostListed * 2))
            text.Line().Plain($"• {(outlet.Length > 0 ? outlet : words.NoOutlet)} – {words.Articles(count)}");
        if (outlets.Count > MostListed * 2) text.Line().Plain(words.OutletsLeft(outlets.Count - (MostListed * 2)));
        return new Reply(text.Build());
    }
}
