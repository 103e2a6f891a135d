using NewsBot.Storage;

namespace NewsBot.Moderation.Editing;

/// <summary>Drafts as files of a folder.</summary>
/// <param name="folder">The folder; it need not exist.</param>
internal sealed class DraftFolder(string folder) : IDraftStore
{
    private const char IdEnd = '_';

    /// <inheritdoc/>
    public void Add(string id, Draft draft)
    {
        PrivateFile.CreateFolder(folder);
        WholeFile.Write(Path.Combine(folder, $"{id}{IdEnd}{draft.Name}"), draft.Content);
    }

    /// <inheritdoc/>
    public Draft? Find(string id) =>
        FindPath(id) is { } path ? new Draft(Path.GetFileName(path)[(id.Length + 1)..], File.ReadAllBytes(path)) : null;

    /// <inheritdoc/>
    public bool Remove(string id)
    {
        if (FindPath(id) is not { } path)
            return false;
        File.Delete(path);
        return true;
    }

    private string? FindPath(string id) =>
        Directory.Exists(folder) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? Directory.EnumerateFiles(folder, id + IdEnd + "*").FirstOrDefault()
            : null;
}
