using NewsBot.Answering;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Moderation;

/// <summary>The articles that a moderator may mean by some words, retracted ones among them.</summary>
internal static class ArticleChoice
{
    private const int OnPage = 8;
    private const string RetractedMark = "⛔ ";

    /// <summary>The live articles, the latest first, and then the retracted ones.</summary>
    public static IEnumerable<Article> All(Library library) =>
        library.LatestFirst.Concat(library.Retracted?.Articles ?? []);

    /// <summary>The article with a key, live or retracted; null if there is none.</summary>
    public static Article? Find(Library library, ArticleKey key) => library.Find(key) ?? library.FindRetracted(key);

    /// <summary>The articles that have all of the words in their headline, or in the path of their file.</summary>
    /// <param name="words">The path of a file in full means this file alone.</param>
    public static List<Article> Find(Library library, string words)
    {
        var all = All(library).ToList();
        if (all.Find(article => article.Id == words) is { } named)
            return [named];
        var parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return all.FindAll(article =>
            Array.TrueForAll(parts, part =>
                article.Headline.Contains(part, StringComparison.OrdinalIgnoreCase)
                || article.Id.Contains(part, StringComparison.OrdinalIgnoreCase)
            )
        );
    }

    /// <summary>Asks which of several articles is meant.</summary>
    public static Reply Ask(PendingEdit edit, IReadOnlyList<Article> found, int page, ReplyContext context)
    {
        page = Math.Clamp(page, 0, Math.Max(0, found.Count - 1) / OnPage);
        return Reply.Of(context.Words.WhichOne) with
        {
            Rows =
            [
                .. found
                    .Skip(page * OnPage)
                    .Take(OnPage)
                    .Select(article =>
                        Reply.Row(
                            new CallbackButton(
                                Label(article, context),
                                new CallbackData.ChooseArticle(edit.Id, ArticleKey.Of(article.Id)).Encode()
                            )
                        )
                    ),
                .. LibraryReplies.Pages(
                    page,
                    (page + 1) * OnPage < found.Count,
                    number => new CallbackData.ArticleChoices(edit.Id, number),
                    context.Words
                ),
                Reply.Row(new CallbackButton(context.Words.Cancel, new CallbackData.CancelEdit(edit.Id).Encode())),
            ],
        };
    }

    /// <summary>An article's headline and date, with a mark if it is retracted.</summary>
    public static string Label(Article article, ReplyContext context) =>
        GetMark(article, context.Library) + LibraryReplies.Label(article, context);

    /// <summary>A mark before a retracted article's headline; empty for a live one.</summary>
    public static string GetMark(Article article, Library library) =>
        IsRetracted(article, library) ? RetractedMark : "";

    public static bool IsRetracted(Article article, Library library) => library.Find(ArticleKey.Of(article.Id)) is null;
}
