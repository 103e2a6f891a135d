namespace NewsBot.Storage;

/// <summary>Who published or removed which article, and when.</summary>
internal sealed class AuditLog(Database database, TimeProvider time)
{
    /// <param name="person">The moderator's Telegram id.</param>
    /// <param name="what">What was done, in a word or two.</param>
    public void Add(long person, string what, string file) =>
        database.Execute(
            "insert into changes (at, person, what, file) values ($0, $1, $2, $3)",
            time.GetUtcNow().ToUnixTimeSeconds(),
            person,
            what,
            file
        );

    /// <summary>The last changes, the newest first.</summary>
    public List<Change> Last(int count) =>
        database.Query(
            "select at, person, what, file from changes order by at desc, rowid desc limit $0",
            row => new Change(
                DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(0)),
                row.GetInt64(1),
                row.GetString(2),
                row.GetString(3)
            ),
            count
        );
}

/// <summary>What a moderator did.</summary>
internal sealed record Change(DateTimeOffset At, long By, string What, string File);
