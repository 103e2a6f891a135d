using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Libraries;
using NewsBot.Storage;

namespace NewsBot.Moderation.Editing;

/// <summary>The articles that moderators sent and have not published yet, in the data folder.</summary>
internal sealed class DraftFolder(string folder, TimeProvider time)
{
    private const int IdBytes = 6;
    private const char IdEnd = '_';

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
            time.Today()
        );
        if (!reports.Any(report => report.IsLive))
            return (null, reports);
        var id = ShortHash.Compute($"{ending}\n{Convert.ToBase64String(content)}", IdBytes);
        var file = SafeFileName.For(reports[0].Headline, reports[0].Article?.Date, ending);
        PrivateFile.CreateFolder(folder);
        WholeFile.Write(Path.Combine(folder, $"{id}{IdEnd}{file}"), content);
        return (id, reports);
    }

    /// <summary>A draft; null if it is gone.</summary>
    /// <inheritdoc cref="Keep"/>
    public Draft? Find(string id) =>
        FindPath(id) is { } path ? new Draft(Path.GetFileName(path)[(id.Length + 1)..], File.ReadAllBytes(path)) : null;

    /// <summary>Forgets a draft.</summary>
    /// <returns>False if it is already gone.</returns>
    /// <inheritdoc cref="Keep"/>
    public bool Discard(string id)
    {
        if (FindPath(id) is not { } path)
            return false;
        File.Delete(path);
        return true;
    }

    private static string GetEnding(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is { Length: > 1 } ending ? ending : ".txt";

    private string? FindPath(string id) =>
        Directory.Exists(folder) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? Directory.EnumerateFiles(folder, id + IdEnd + "*").FirstOrDefault()
            : null;
}

/// <summary>What a moderator sent.</summary>
/// <param name="Name">The name of the file that it becomes.</param>
internal sealed record Draft(string Name, byte[] Content);
