namespace NewsBot.Storage;

/// <summary>
/// Who is logged in to the desk, and who may log in with a code. Of a session's key and of a code only a hash is stored.
/// </summary>
internal sealed class DeskSessions(Database database, TimeProvider time)
{
    /// <summary>Before the hash of a code, so it is no session's key.</summary>
    private const string CodeMark = "code ";

    /// <summary>Begins a session.</summary>
    /// <param name="person">A Telegram id.</param>
    /// <returns>Its key; null if the database failed.</returns>
    public string? Begin(long person, DateTimeOffset until)
    {
        var key = SecretKey.Create();
        return Add(SecretKey.GetHash(key), person, until) ? key : null;
    }

    /// <summary>Creates a code to log in with.</summary>
    /// <inheritdoc cref="Begin" path="/param"/>
    /// <returns>The code. If the database failed, nobody can log in with it.</returns>
    public string AddCode(long person, DateTimeOffset until)
    {
        var code = SecretKey.Create();
        Add(CodeMark + SecretKey.GetHash(code), person, until);
        return code;
    }

    /// <summary>Uses a code up.</summary>
    /// <returns>Who logs in with it; null if it is unknown, used, or too old.</returns>
    public long? TakeCode(string code) =>
        database.Query(
            "delete from desk_sessions where id = $1 and until > $2 returning person",
            row => row.GetInt64(0),
            CodeMark + SecretKey.GetHash(code),
            time.GetUtcNow().ToUnixTimeSeconds()
        )
            is [var person]
            ? person
            : null;

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

    /// <summary>Logs somebody out everywhere. Codes that they have not used yet are good for nothing then.</summary>
    public void EndAll(long person) => database.Execute("delete from desk_sessions where person = $1", person);

    private bool Add(string id, long person, DateTimeOffset until)
    {
        database.Execute("delete from desk_sessions where until <= $1", time.GetUtcNow().ToUnixTimeSeconds());
        return database.Execute(
                "insert into desk_sessions (id, person, until) values ($1, $2, $3)",
                id,
                person,
                until.ToUnixTimeSeconds()
            ) == 1;
    }
}
