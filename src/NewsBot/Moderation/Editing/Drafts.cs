using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Libraries;

namespace NewsBot.Moderation.Editing;

/// <summary>The articles that moderators sent and have not published yet.</summary>
internal sealed class Drafts(IDraftStore store, TimeProvider time)
{
    private const int IdBytes = 6;

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
        store.Add(id, new Draft(SafeFileName.For(reports[0].Headline, reports[0].Article?.Date, ending), content));
        return (id, reports);
    }

    /// <summary>A draft; null if it is gone.</summary>
    /// <inheritdoc cref="Keep"/>
    public Draft? Find(string id) => store.Find(id);

    /// <summary>Forgets a draft.</summary>
    /// <returns>False if it is already gone.</returns>
    /// <inheritdoc cref="Keep"/>
    public bool Discard(string id) => store.Remove(id);

    private static string GetEnding(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is { Length: > 1 } ending ? ending : ".txt";
}
