using NewsBot.Moderation.Editing;
using NewsBot.Storage;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>
/// The articles that instances share: the database has the files, and each instance a mirror of them. A file that is in
/// the folder of this instance alone can be changed, too, and is shared from then on.
/// </summary>
internal sealed class PostgresArticles(NpgsqlDataSource server, ArticleWriter writer, ArticleMirror mirror)
    : IArticleFiles
{
    /// <inheritdoc/>
    public bool Exists(string file) => Read(file) is not null;

    /// <inheritdoc/>
    public byte[]? Read(string file) =>
        server.Use(connection =>
            connection.Query(
                ArticleStatements.Find,
                row => row.GetBoolean(0) ? null : row.GetFieldValue<byte[]>(1),
                file
            )
        )
            is [var content]
            ? content
            : mirror.ReadLocal(file);

    /// <inheritdoc/>
    public byte[]? FindContent(string hash) =>
        server.Use(connection =>
            connection.Query(ArticleStatements.FindContent, row => row.GetFieldValue<byte[]>(0), hash).FirstOrDefault()
        );

    /// <summary>A change is one transaction: there is nothing to recover.</summary>
    public bool Recover() => true;

    /// <inheritdoc/>
    public EditResult Write(ArticleEdit edit, long person)
    {
        try
        {
            var result = writer.Write([edit], person, mirror.ReadLocal)[0];

            // What waits for the new library looks at the folder: it must have the change when this returns.
            mirror.TryCatchUp();
            return result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception);
            return EditResult.Refuse(EditRefusal.NotWritten, edit.Article, exception.Message);
        }
    }
}
