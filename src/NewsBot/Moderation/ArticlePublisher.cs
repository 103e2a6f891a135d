using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Libraries;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>
/// Publishes and removes articles for moderators. A submission is a draft in the data folder until it is published, and
/// a removed article can be restored. Files are written completely or not at all, and every change is in the audit log.
/// </summary>
internal sealed class ArticlePublisher(string articles, string data, AuditLog changes, TimeProvider time)
{
    private const int IdBytes = 6;
    private const char IdEnd = '_';
    private const string PlaceEnding = ".place";

    private string Drafts => Path.Combine(data, "drafts");

    private string Removed => Path.Combine(data, "removed");

    private DateOnly Today => time.Today();

    /// <summary>Keeps what was handed in as a draft; the same content is the same draft.</summary>
    /// <param name="name">The name that it came with; its extension determines the format.</param>
    /// <returns>
    /// The draft's id, eight characters of <c>[A-Za-z0-9_-]</c>, and the report on what was understood; no id for what
    /// can't become an article.
    /// </returns>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public (string? Id, IReadOnlyList<FileReport> Reports) Keep(string name, byte[] content)
    {
        var ending = GetEnding(name);
        var reports = ArticleReader.Read(
            Path.GetFileNameWithoutExtension(Path.GetFileName(name)) + ending,
            content,
            Today
        );
        if (!reports.Any(report => report.IsLive))
            return (null, reports);
        var id = ShortHash.Compute($"{ending}\n{Convert.ToBase64String(content)}", IdBytes);
        var file = SafeFileName.For(reports[0].Headline, reports[0].Article?.Date, ending);
        PrivateFile.CreateFolder(Drafts);
        WholeFile.Write(Path.Combine(Drafts, $"{id}{IdEnd}{file}"), content);
        return (id, reports);
    }

    /// <summary>Puts a draft into the articles folder.</summary>
    /// <returns>The file's name there; null if the draft is gone.</returns>
    /// <inheritdoc cref="Keep"/>
    public string? Publish(string draft, long person)
    {
        if (Find(Drafts, draft) is not { } path)
            return null;
        var wanted = Path.GetFileName(path)[(draft.Length + 1)..];
        var file = MoveIn(path, wanted);
        changes.Add(person, "published", file);
        return file;
    }

    /// <summary>Forgets a draft.</summary>
    /// <returns>False if it is already gone.</returns>
    public bool Discard(string draft)
    {
        if (Find(Drafts, draft) is not { } path)
            return false;
        File.Delete(path);
        return true;
    }

    /// <summary>Creates or overwrites a file in the articles folder.</summary>
    /// <inheritdoc cref="Keep"/>
    public void Write(string file, byte[] content, long person)
    {
        var path = Path.Combine(articles, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, content);
        changes.Add(person, "wrote", file);
    }

    /// <summary>Takes an article's file out of the articles folder.</summary>
    /// <param name="file">Its path below the folder, as the library names it.</param>
    /// <returns>The id to restore it by; null if there is no such file.</returns>
    /// <inheritdoc cref="Keep"/>
    public string? Remove(string file, long person)
    {
        var path = Path.Combine(articles, file);
        if (!File.Exists(path))
            return null;
        var id = ShortHash.Compute($"{file}\n{time.GetUtcNow().UtcTicks}", IdBytes);
        PrivateFile.CreateFolder(Removed);

        // Its former path is in a file next to it: a path may not fit into a name.
        File.WriteAllText(Path.Combine(Removed, id + PlaceEnding), file);
        File.Move(path, Path.Combine(Removed, id + IdEnd));
        changes.Add(person, "removed", file);
        return id;
    }

    /// <summary>Brings a file back that was taken out.</summary>
    /// <returns>Its path below the articles folder; null if it is gone.</returns>
    /// <inheritdoc cref="Keep"/>
    public string? Restore(string removal, long person)
    {
        if (Find(Removed, removal) is not { } path)
            return null;
        var place = Path.Combine(Removed, removal + PlaceEnding);
        var file = MoveIn(path, File.ReadAllText(place));
        File.Delete(place);
        changes.Add(person, "brought back", file);
        return file;
    }

    private static string GetEnding(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is { Length: > 1 } ending ? ending : ".txt";

    private static string? Find(string folder, string id) =>
        Directory.Exists(folder) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? Directory.EnumerateFiles(folder, id + IdEnd + "*").FirstOrDefault()
            : null;

    /// <summary>Moves a file into the articles folder, with a number if the name is taken.</summary>
    private string MoveIn(string path, string wanted)
    {
        for (var number = 1; ; number++)
        {
            var file =
                number == 1 ? wanted : $"{Path.ChangeExtension(wanted, null)}-{number}{Path.GetExtension(wanted)}";
            var target = Path.Combine(articles, file);
            if (File.Exists(target))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            WholeFile.Write(target, written => CopyTo(written, path), replaces: false);
            File.Delete(path);
            return file;
        }
    }

    private static void CopyTo(FileStream written, string path)
    {
        using var source = File.OpenRead(path);
        source.CopyTo(written);
    }
}
