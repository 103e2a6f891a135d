namespace NewsBot.Moderation.Editing;

/// <summary>Where drafts are kept.</summary>
internal interface IDraftStore
{
    /// <summary>Keeps a draft; one that is there already stays.</summary>
    /// <param name="id">Characters of <c>[A-Za-z0-9_-]</c>.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    void Add(string id, Draft draft);

    /// <summary>A draft; null if there is none.</summary>
    /// <inheritdoc cref="Add"/>
    Draft? Find(string id);

    /// <summary>Forgets a draft.</summary>
    /// <returns>False if it is already gone.</returns>
    /// <inheritdoc cref="Add"/>
    bool Remove(string id);
}

/// <summary>What a moderator sent.</summary>
/// <param name="Name">The name of the file that it becomes.</param>
internal sealed record Draft(string Name, byte[] Content);
