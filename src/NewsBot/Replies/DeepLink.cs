using NewsBot.Libraries;

namespace NewsBot.Replies;

/// <summary>
/// The payload after "?start=" in a link to the bot; it opens one passage or one article: at most 64 of
/// <c>[A-Za-z0-9_-]</c>.
/// </summary>
internal static class DeepLink
{
    private const string ToPassage = "p_";
    private const string ToArticle = "a_";

    public static string To(PassageKey passage) => ToPassage + passage;

    public static string To(ArticleKey article) => ToArticle + article;

    /// <summary>The passage that a link opens; null if it opens none.</summary>
    public static PassageKey? ParsePassage(string payload) =>
        payload.StartsWith(ToPassage, StringComparison.Ordinal) ? PassageKey.Parse(payload[ToPassage.Length..]) : null;

    /// <summary>The article that a link opens; null if it opens none.</summary>
    public static ArticleKey? ParseArticle(string payload) =>
        payload.StartsWith(ToArticle, StringComparison.Ordinal)
        && payload.Length == ToArticle.Length + ArticleKey.Length
            ? new ArticleKey(payload[ToArticle.Length..])
            : null;
}
