using NewsBot.Storage;

namespace NewsBot.Moderation.Editing;

/// <summary>The articles folder of a program that alone changes it.</summary>
/// <param name="folder">The absolute path of the articles folder.</param>
/// <param name="contents">What the changed files were before and after.</param>
internal sealed class LocalArticleFiles(string folder, ContentStore contents, AuditLog log) : IArticleFiles
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public bool Exists(string file) => File.Exists(GetPath(file));

    /// <inheritdoc/>
    public byte[]? Read(string file) => WholeFile.Find(GetPath(file));

    /// <inheritdoc/>
    public byte[]? FindContent(string hash) => contents.Find(hash);

    /// <inheritdoc/>
    public EditResult Write(ArticleEdit edit, long person)
    {
        lock (_lock)
        {
            long? id = null;
            try
            {
                RecoverUnfinished();
                if (edit.Files.Any(file => !FileEdit.AreSame(Read(file.File), file.Before)))
                    return EditResult.Refuse(EditRefusal.Changed, edit.Article);
                id = log.Begin(person, edit.What, edit.Article, edit.Detail, [.. edit.Files.Select(Store)]);
                if (id is null)
                    return EditResult.Refuse(EditRefusal.NotLogged, edit.Article);
                foreach (var file in edit.Files)
                    WriteFile(file.File, file.After, replaces: file.Before is not null);
                log.Complete(id.Value);
                return new EditResult(id, edit.Article);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (id is not null)
                    Recover();
                return EditResult.Refuse(EditRefusal.NotWritten, edit.Article, exception.Message);
            }
        }
    }

    /// <inheritdoc/>
    public bool Recover()
    {
        lock (_lock)
        {
            try
            {
                RecoverUnfinished();
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private void RecoverUnfinished()
    {
        foreach (var entry in log.FindUnfinished())
        {
            if (entry.Files.All(file => GetHash(file.File) == file.After))
            {
                log.Complete(entry.Id);
                continue;
            }

            // A file that is in neither state was changed by hand since, and stays as it is.
            foreach (var file in entry.Files.Where(file => GetHash(file.File) == file.After))
            {
                if (file.Before is null)
                    WriteFile(file.File, null, replaces: true);
                else if (contents.Find(file.Before) is { } before)
                    WriteFile(file.File, before, replaces: true);
            }

            log.Cancel(entry.Id);
        }
    }

    private string? GetHash(string file) => ContentStore.FindHash(Read(file));

    private FileChange Store(FileEdit edit) =>
        new(
            edit.File,
            edit.Before is null ? null : contents.Add(edit.Before),
            edit.After is null ? null : contents.Add(edit.After)
        );

    private void WriteFile(string file, byte[]? content, bool replaces)
    {
        var path = GetPath(file);
        if (content is null)
        {
            File.Delete(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, written => written.Write(content), replaces);
    }

    private string GetPath(string file) => Path.Combine(folder, file);
}
