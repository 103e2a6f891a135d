using System.Globalization;
using NewsBot.Moderation.Editing;
using NewsBot.Storage;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>Changes the articles that instances share, each change in full and with an entry in the audit log.</summary>
internal sealed class ArticleWriter(NpgsqlDataSource server, AuditLog log, TimeProvider time)
{
    private const int CommitChecks = 25;

    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Makes changes in one transaction, each only if its files are what they were when it was proposed. A change that is
    /// refused keeps none of the others back.
    /// </summary>
    /// <param name="person">The moderator's Telegram id.</param>
    /// <param name="readUnshared">Reads a file that the database never had.</param>
    /// <returns>What came of each.</returns>
    /// <exception cref="IOException">The server is away; no change was made.</exception>
    public IReadOnlyList<EditResult> Write(
        IReadOnlyList<ArticleEdit> edits,
        long person,
        Func<string, byte[]?> readUnshared
    ) => server.Use(connection => Write(connection, edits, person, readUnshared));

    private List<EditResult> Write(
        NpgsqlConnection connection,
        IReadOnlyList<ArticleEdit> edits,
        long person,
        Func<string, byte[]?> readUnshared
    )
    {
        using var transaction = connection.BeginTransaction();
        var version = connection.Query(
            ArticleStatements.DrawVersions,
            row => row.GetInt64(0),
            (long)edits.Sum(edit => edit.Files.Count)
        )[0];
        var known = connection
            .Query(
                ArticleStatements.FindHashes,
                row => (File: row.GetString(0), Hash: row.GetText(1)),
                [edits.SelectMany(edit => edit.Files).Select(edit => edit.File).ToArray()]
            )
            .ToDictionary(file => file.File, file => file.Hash, StringComparer.Ordinal);
        var results = new List<EditResult>();
        foreach (var edit in edits)
        {
            if (!edit.Files.All(file => IsAsProposed(file, known, readUnshared)))
            {
                results.Add(EditResult.Refuse(EditRefusal.Changed, edit.Article));
                continue;
            }

            var changes = AddContents(connection, edit.Files);
            foreach (var change in changes)
                connection.Execute(ArticleStatements.Write, change.File, change.After, ++version);
            results.Add(
                new EditResult(log.Add(connection, person, edit.What, edit.Article, edit.Detail, changes), edit.Article)
            );
        }

        connection.Execute(ArticleStatements.Notify, version.ToString(CultureInfo.InvariantCulture));
        try
        {
            transaction.Commit();
        }
        catch (Exception exception)
            when (exception.IsOutage() && results.Find(result => result.Id is not null) is { Id: { } id })
        {
            // The server may have committed before the connection broke. If not, the change may be made again.
            if (!IsCommitted(id))
                throw;
        }

        return results;
    }

    private static bool IsAsProposed(
        FileEdit edit,
        Dictionary<string, string?> known,
        Func<string, byte[]?> readUnshared
    ) =>
        known.TryGetValue(edit.File, out var hash)
            ? hash == ContentStore.FindHash(edit.Before)
            : FileEdit.AreSame(readUnshared(edit.File), edit.Before);

    private static FileChange[] AddContents(NpgsqlConnection connection, IReadOnlyList<FileEdit> edits)
    {
        var changes = new FileChange[edits.Count];
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (i, (file, before, after)) in edits.Index())
            changes[i] = new FileChange(file, Note(before), Note(after));
        connection.Execute(ArticleStatements.AddContents, contents.Keys.ToArray(), contents.Values.ToArray());
        return changes;

        string? Note(byte[]? content)
        {
            var hash = ContentStore.FindHash(content);
            if (hash is not null)
                contents[hash] = content!;
            return hash;
        }
    }

    /// <summary>Whether a change was made whose confirmation was lost.</summary>
    private bool IsCommitted(long id)
    {
        for (var check = 1; ; check++)
        {
            try
            {
                return server.Use(connection =>
                {
                    connection.Query(ArticleStatements.WaitForWriter, row => row.GetInt64(0));
                    return connection.Query("select id from audit where id = $1", row => row.GetInt64(0), id).Count > 0;
                });
            }
            catch (IOException) when (check < CommitChecks)
            {
                Task.Delay(RetryPause, time).GetAwaiter().GetResult();
            }
        }
    }
}
