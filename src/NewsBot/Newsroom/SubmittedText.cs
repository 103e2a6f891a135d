namespace NewsBot.Newsroom;

/// <summary>Tells what a moderator means with a text: a question, or an article.</summary>
internal static class SubmittedText
{
    /// <summary>A shorter text is a question, or several.</summary>
    private const int MinArticleLength = 300;

    /// <summary>Whether a text is an article: long, of several paragraphs, and no command.</summary>
    public static bool IsArticle(string text) =>
        text.Length >= MinArticleLength
        && !text.StartsWith('/')
        && text.ReplaceLineEndings("\n").Contains("\n\n", StringComparison.Ordinal);
}
