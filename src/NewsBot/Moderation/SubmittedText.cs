namespace NewsBot.Moderation;

/// <summary>Decides whether a text of a moderator is a question or an article.</summary>
internal static class SubmittedText
{
    /// <summary>The file name of a text that was written or forwarded: it is read as plain text.</summary>
    public const string FileName = "pasted.txt";

    /// <summary>A shorter text is a question, or several.</summary>
    private const int MinArticleLength = 300;

    /// <summary>Whether a text is an article: long, of several paragraphs, and no command.</summary>
    public static bool IsArticle(string text) =>
        text.Length >= MinArticleLength
        && !text.StartsWith('/')
        && text.ReplaceLineEndings("\n").Contains("\n\n", StringComparison.Ordinal);
}
