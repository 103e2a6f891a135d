using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Storage;

/// <summary>
/// Who changed which article, when, and what its files were before and after. An entry is written before the files
/// are, so what a crash left half done can be taken back.
/// </summary>
internal sealed class AuditLog(Database database, TimeProvider time)
{
    private const string Columns = "select id, at, person, what, article, detail, files from audit ";

    private const string Insert =
        "insert into audit (at, person, what, article, detail, files, is_done) values ($1, $2, $3, $4, $5, $6, $7) returning id";

    /// <summary>Notes a change that is about to be made.</summary>
    /// <param name="person">The moderator's Telegram id.</param>
    /// <param name="what">What is done, in a word or two.</param>
    /// <param name="detail">The new text, for readers of the log; null without one.</param>
    /// <returns>The entry's id; null if the database failed.</returns>
    public long? Begin(long person, string what, string article, string? detail, IReadOnlyList<FileChange> files) =>
        database.Query(Insert, row => row.GetInt64(0), GetValues(person, what, article, detail, files, isDone: false))
            is [var id]
            ? id
            : null;

    /// <summary>Notes a change that is made in the same transaction.</summary>
    /// <inheritdoc cref="Begin" path="/param"/>
    /// <returns>The entry's id.</returns>
    /// <exception cref="DbException">It can't be noted.</exception>
    public long Add(
        DbConnection connection,
        long person,
        string what,
        string article,
        string? detail,
        IReadOnlyList<FileChange> files
    ) =>
        connection.Query(Insert, row => row.GetInt64(0), GetValues(person, what, article, detail, files, isDone: true))[
            0
        ];

    private object?[] GetValues(
        long person,
        string what,
        string article,
        string? detail,
        IReadOnlyList<FileChange> files,
        bool isDone
    ) =>
        [
            time.GetUtcNow().ToUnixTimeSeconds(),
            person,
            what,
            article,
            detail,
            JsonSerializer.Serialize([.. files], AuditLogJson.Default.FileChangeArray),
            isDone,
        ];

    /// <summary>Notes that a change was made.</summary>
    public void Complete(long id) => database.Execute("update audit set is_done = 1 where id = $1", id);

    /// <summary>Forgets a change that could not be made.</summary>
    public void Cancel(long id) => database.Execute("delete from audit where id = $1", id);

    /// <summary>An entry; null if there is none.</summary>
    public AuditEntry? Find(long id) => database.Query(Columns + "where id = $1", Read, id).FirstOrDefault();

    /// <summary>The changes whose end is not noted: they were made, in part or not at all.</summary>
    public List<AuditEntry> FindUnfinished() => database.Query(Columns + "where is_done = 0 order by id desc", Read);

    /// <summary>The last changes, the newest first.</summary>
    public List<AuditEntry> Last(int count) =>
        database.Query(Columns + "where is_done = 1 order by id desc limit $1", Read, count);

    /// <summary>The last changes of an article, the newest first.</summary>
    public List<AuditEntry> Last(string article, int count) =>
        database.Query(Columns + "where is_done = 1 and article = $2 order by id desc limit $1", Read, count, article);

    private static AuditEntry Read(DbDataReader row) =>
        new(
            row.GetInt64(0),
            DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)),
            row.GetInt64(2),
            row.GetString(3),
            row.GetString(4),
            row.GetText(5),
            JsonSerializer.Deserialize(row.GetString(6), AuditLogJson.Default.FileChangeArray) ?? []
        );
}

/// <summary>What a moderator did.</summary>
/// <param name="By">Their Telegram id.</param>
/// <param name="Article">The article, or the file that is none.</param>
/// <param name="Files">The changed files; none in entries of versions before 0.3.</param>
internal sealed record AuditEntry(
    long Id,
    DateTimeOffset At,
    long By,
    string What,
    string Article,
    string? Detail,
    IReadOnlyList<FileChange> Files
);

/// <summary>A change of one file, by the hashes of its contents; null where there was or is no file.</summary>
/// <param name="File">Its path below the articles folder.</param>
internal sealed record FileChange(string File, string? Before, string? After);

[JsonSerializable(typeof(FileChange[]))]
internal sealed partial class AuditLogJson : JsonSerializerContext;
