using System.Data.Common;
using NewsBot.Storage;

namespace NewsBot.PostgreSql;

/// <summary>A file of the articles folder as the database has it.</summary>
/// <param name="Hash">Of its content; null if it is removed.</param>
/// <param name="Content">Null if it is removed.</param>
internal sealed record SharedArticle(string File, string? Hash, long Version, DateTime ChangedAt, byte[]? Content)
{
    /// <summary>Reads the columns of <see cref="ArticleStatements.ListSince"/>.</summary>
    public static SharedArticle Read(DbDataReader row) =>
        ReadWithoutContent(row) with
        {
            Content = row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4),
        };

    /// <summary>Reads the columns of <see cref="ArticleStatements.ListAll"/>.</summary>
    public static SharedArticle ReadWithoutContent(DbDataReader row) =>
        new(row.GetString(0), row.GetText(1), row.GetInt64(2), row.GetFieldValue<DateTime>(3), null);

    /// <summary>Writes the file, with the time at which the article was changed: the same on all instances.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void WriteTo(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, file =>
        {
            file.Write(Content);
            file.Flush();
            System.IO.File.SetLastWriteTimeUtc(file.SafeFileHandle, ChangedAt);
        });
    }
}
