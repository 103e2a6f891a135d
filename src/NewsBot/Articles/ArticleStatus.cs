using NewsBot.Import.PlainText;

namespace NewsBot.Articles;

/// <summary>What an article's header says about its publication.</summary>
internal enum ArticleStatus
{
    /// <summary>No status: the article is live.</summary>
    None,

    /// <summary>Never quoted; the bot names it and its notice.</summary>
    Retracted,

    /// <summary>Not live yet.</summary>
    Draft,

    /// <summary>An unknown value. The article is not live, because the moderator meant something by it.</summary>
    Unknown,
}

/// <summary>Reads the key <c>status</c> of a header.</summary>
internal static class ArticleStatuses
{
    private static readonly string[] RetractedValues = ["retracted", "withdrawn", "removed", "pulled"];
    private static readonly string[] DraftValues = ["draft", "unpublished"];

    public static ArticleStatus Parse(string? value) =>
        value switch
        {
            null or "" => ArticleStatus.None,
            _ when value.Equals("live", StringComparison.OrdinalIgnoreCase) => ArticleStatus.None,
            _ when RetractedValues.Contains(value, StringComparer.OrdinalIgnoreCase) => ArticleStatus.Retracted,
            _ when DraftValues.Contains(value, StringComparer.OrdinalIgnoreCase) => ArticleStatus.Draft,
            _ => ArticleStatus.Unknown,
        };

    public static Problem Unknown(HeaderValue value) =>
        value.Report(
            Problem.Error(
                $"the status '{value.Text}' is not known, so the article does not go live",
                $"Write one of: {string.Join(", ", RetractedValues)} (never quoted), "
                    + $"{string.Join(", ", DraftValues)} (not live yet), or remove the line"
            )
        );
}
