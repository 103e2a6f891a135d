namespace NewsBot.Storage;

/// <summary>Who is logged in to the desk. Of a session's key only a hash is stored.</summary>
internal sealed class DeskSessions(Database database, TimeProvider time)
{
    /// <summary>Begins a session.</summary>
    /// <param name="person">A Telegram id.</param>
    /// <returns>Its key; null if the database failed.</returns>
    public string? Begin(long person, DateTimeOffset until)
    {
        database.Execute("delete from desk_sessions where until <= $1", time.GetUtcNow().ToUnixTimeSeconds());
        var key = SecretKey.Create();
        return
            database.Execute(
                "insert into desk_sessions (id, person, until) values ($1, $2, $3)",
                SecretKey.GetHash(key),
                person,
                until.ToUnixTimeSeconds()
            ) == 1
            ? key
            : null;
    }

    /// <summary>Who a session belongs to; null if there is none, or it is over.</summary>
    public (long Person, DateTimeOffset Until)? Find(string key) =>
        database.Query(
            "select person, until from desk_sessions where id = $1 and until > $2",
            row => (row.GetInt64(0), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1))),
            SecretKey.GetHash(key),
            time.GetUtcNow().ToUnixTimeSeconds()
        )
            is [var session]
            ? session
            : null;

    public void End(string key) => database.Execute("delete from desk_sessions where id = $1", SecretKey.GetHash(key));

    /// <summary>Logs somebody out everywhere.</summary>
    public void EndAll(long person) => database.Execute("delete from desk_sessions where person = $1", person);
}
