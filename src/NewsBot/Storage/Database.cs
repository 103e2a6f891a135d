using Microsoft.Data.Sqlite;

namespace NewsBot.Storage;

/// <summary>
/// The embedded store: one SQLite file in the data folder, or one in memory for a conversation that leaves nothing behind. Opened when it is first
/// needed. Thread-safe; one statement after the other.
/// </summary>
internal sealed class Database : IDisposable
{
    private const string InMemory = ":memory:";

    private readonly Lock _lock = new();
    private readonly string _source;
    private SqliteConnection? _connection;

    private Database(string source)
    {
        _source = source;
    }

    /// <summary>The store of a data folder.</summary>
    public static Database In(string dataFolder) => new(Path.Combine(dataFolder, "newsbot.db"));

    /// <summary>A store that is gone with the program.</summary>
    public static Database Temporary() => new(InMemory);

    /// <summary>Changes rows.</summary>
    /// <param name="sql">The statement, with parameters <c>$0</c>, <c>$1</c> ….</param>
    /// <param name="values">Their values.</param>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="SqliteException">The file can't be read or written.</exception>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            using var command = Prepare(sql, values);
            return command.ExecuteNonQuery();
        }
    }

    /// <summary>Reads rows.</summary>
    /// <param name="sql">The statement, with parameters <c>$0</c>, <c>$1</c> ….</param>
    /// <param name="row">Makes something of a row.</param>
    /// <param name="values">The parameters' values.</param>
    /// <exception cref="SqliteException">The file can't be read.</exception>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            using var command = Prepare(sql, values);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read()) rows.Add(row(reader));
            return rows;
        }
    }

    public void Dispose()
    {
        lock (_lock) _connection?.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        var command = (_connection ??= Open()).CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        return command;
    }

    private SqliteConnection Open()
    {
        if (_source != InMemory) PrivateFile.Create(_source);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _source, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Schema;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private const string Schema = """
        pragma journal_mode = wal;
        pragma synchronous = normal;
        create table if not exists feedback (passage text not null, person integer not null, helped integer not null, at integer not null, primary key (passage, person)) without rowid;
        create table if not exists unanswered (id integer primary key, question text not null unique, language text not null, last integer not null);
        create table if not exists askers (question integer not null, chat integer not null, language text, primary key (question, chat)) without rowid;
        create table if not exists watches (article text not null, chat integer not null, language text, correction text, at integer not null, primary key (article, chat)) without rowid;
        create table if not exists opted_out (person integer primary key);
        create table if not exists changes (at integer not null, person integer not null, what text not null, file text not null);
        create table if not exists tally (name text not null, day integer not null, times integer not null, primary key (name, day)) without rowid;
        create table if not exists chats (chat integer primary key, welcomed integer not null default 0, blocked integer not null default 0);
        """;
}
