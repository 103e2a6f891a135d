namespace NewsBot.Moderation.Editing;

/// <summary>The files of the articles folder as moderators read and change them. Thread-safe.</summary>
internal interface IArticleFiles
{
    /// <summary>Whether there is a file.</summary>
    /// <param name="file">Its path below the folder.</param>
    /// <exception cref="IOException">It can't be known now.</exception>
    bool Exists(string file);

    /// <summary>A file's content; null if there is none.</summary>
    /// <param name="file">Its path below the folder.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    byte[]? Read(string file);

    /// <summary>What a file once was; null if it is not stored.</summary>
    /// <param name="hash">The content's hash, as the audit log has it.</param>
    /// <inheritdoc cref="Read" path="/exception"/>
    byte[]? FindContent(string hash);

    /// <summary>
    /// Makes a change: as a whole or not at all, only if the files are what they were when it was proposed, and with an
    /// entry in the audit log.
    /// </summary>
    /// <param name="person">The moderator's Telegram id.</param>
    EditResult Write(ArticleEdit edit, long person);

    /// <summary>Completes or takes back what a crash left half done.</summary>
    /// <returns>False if a file can't be written now; the next change tries again.</returns>
    bool Recover();
}
