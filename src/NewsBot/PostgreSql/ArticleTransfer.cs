using NewsBot.Articles;
using NewsBot.Import.Formats;
using NewsBot.Moderation.Editing;
using NewsBot.Storage;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>Copies articles between a folder and the database that instances share.</summary>
internal sealed class ArticleTransfer(NpgsqlDataSource server, ArticleWriter writer)
{
    private const int PageSize = 100;
    private const int ReadPageSize = 20;

    /// <summary>Publishes the files of a folder. What the folder lacks stays in the database.</summary>
    /// <param name="withRemoved">Whether to publish what moderators have removed.</param>
    /// <param name="person">For the audit log.</param>
    /// <exception cref="IOException">The server is away. What was imported before stays so.</exception>
    public ImportReport Import(
        ArticleFolder folder,
        bool withRemoved,
        long person,
        IProgress<LoadProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var files = folder.ListFiles();
        var report = new ImportReport();
        var done = 0;
        foreach (var page in files.Chunk(PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var edits = Propose(folder, page, withRemoved, report);
            foreach (var (edit, result) in edits.Zip(writer.Write(edits, person, _ => null)))
            {
                if (result.Refusal != EditRefusal.None)
                    report.Refused.Add((result.File, "somebody changed it at the same moment; import it again"));
                else if (edit.Files[0].Before is null)
                    report.New++;
                else
                    report.Changed++;
            }

            progress.Report(new LoadProgress("Importing articles", done += page.Length, files.Count));
        }

        return report;
    }

    /// <summary>Writes all articles into a folder, over what is there under their names.</summary>
    /// <returns>How many files.</returns>
    /// <exception cref="IOException">The server is away, or a file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public int Export(string folder, IProgress<LoadProgress> progress, CancellationToken cancellationToken)
    {
        var files = server
            .Use(connection => connection.Query(ArticleStatements.ListAll, SharedArticle.ReadWithoutContent))
            .Where(file => file.Hash is not null)
            .Select(file => file.File)
            .ToList();
        Directory.CreateDirectory(folder);
        var done = 0;
        foreach (var page in files.Chunk(ReadPageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var article in Read(page).Where(article => article.Content is not null))
            {
                article.WriteTo(Path.Combine(folder, article.File));
                done++;
            }

            progress.Report(new LoadProgress("Exporting articles", done, files.Count));
        }

        return done;
    }

    private List<ArticleEdit> Propose(ArticleFolder folder, string[] files, bool withRemoved, ImportReport report)
    {
        var shared = server
            .Use(connection =>
                connection.Query(ArticleStatements.FindHashes, row => (row.GetString(0), row.GetText(1)), [files])
            )
            .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        var edits = new List<ArticleEdit>();
        foreach (var file in files)
        {
            if (ReadFile(folder, file, report) is not { } content)
                continue;
            var isKnown = shared.TryGetValue(file, out var hash);
            if (isKnown && hash == ContentStore.GetHash(content))
                report.Same++;
            else if (isKnown && hash is null && !withRemoved)
                report.Removed.Add(file);
            else
            {
                var before = hash is null ? null : Read([file]).Single().Content;
                edits.Add(new ArticleEdit("imported", file, null, [new FileEdit(file, before, content)]));
            }
        }

        return edits;
    }

    private List<SharedArticle> Read(string[] files) =>
        server.Use(connection => connection.Query(ArticleStatements.ListNamed, SharedArticle.Read, [files]));

    private static byte[]? ReadFile(ArticleFolder folder, string file, ImportReport report)
    {
        var info = new FileInfo(Path.Combine(folder.Path, file));
        try
        {
            if (ArticleReader.Refuse(file) is { } refused && !HeaderFile.IsOne(file))
                report.Refused.Add((file, refused.Problems[0].What));
            else if (info.LinkTarget is not null)
                report.Refused.Add((file, "this is a link"));
            else if (info.Length is var length && FileFormats.MaxBytesOf(file) is var most && length > most)
                report.Refused.Add((file, FileFormats.TooLarge(length, most).What));
            else
                return File.ReadAllBytes(info.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report.Refused.Add((file, exception.Message));
        }

        return null;
    }
}
