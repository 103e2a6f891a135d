using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace NewsBot.Storage;

/// <summary>
/// The embedded store: one SQLite file in the data folder, or one in memory for a conversation that leaves nothing behind. Opened when it is first
/// needed. Thread-safe; one statement after the other.
/// </summary>
internal sealed partial class Database : IDisposable
{
    private const string InMemory = ":memory:";

    private readonly Lock _lock = new();
    private readonly string _source;
    private readonly ILogger _logger;
    private SqliteConnection? _connection;

    private Database(string source, ILogger logger)
    {
        (_source, _logger) = (source, logger);
    }

    /// <summary>The store of a data folder.</summary>
    /// <param name="dataFolder">The folder; it need not exist.</param>
    /// <param name="logger">Told when the store fails.</param>
    public static Database In(string dataFolder, ILogger logger) => new(Path.Combine(dataFolder, "newsbot.db"), logger);

    /// <summary>A store that is gone with the program.</summary>
    public static Database Temporary() => new(InMemory, NullLogger.Instance);

    /// <summary>Changes rows. A store that fails is reported, and harms no answer.</summary>
    /// <param name="sql">The statement, with parameters <c>$0</c>, <c>$1</c> ….</param>
    /// <param name="values">Their values.</param>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            try
            {
                using var command = Prepare(sql, values);
                return command.ExecuteNonQuery();
            }
            catch (SqliteException exception)
            {
                Log.Failed(_logger, _source, exception.Message);
                return 0;
            }
        }
    }

    /// <summary>Reads rows: none where the store fails, which is reported.</summary>
    /// <param name="sql">The statement, with parameters <c>$0</c>, <c>$1</c> ….</param>
    /// <param name="row">Makes something of a row.</param>
    /// <param name="values">The parameters' values.</param>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            var rows = new List<T>();
            try
            {
                using var command = Prepare(sql, values);
                using var reader = command.ExecuteReader();
                while (reader.Read()) rows.Add(row(reader));
            }
            catch (SqliteException exception)
            {
                Log.Failed(_logger, _source, exception.Message);
            }

            return rows;
        }
    }

    public void Dispose()
    {
        lock (_lock) _connection?.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        var command = (_connection ??= OpenOrForget()).CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        return command;
    }

    /// <summary>Where the file can't be opened, a store in memory serves until the next start.</summary>
    private SqliteConnection OpenOrForget()
    {
        try
        {
            if (_source != InMemory) PrivateFile.Create(_source);
            return Open(_source);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            Log.NotOpened(_logger, _source, exception.Message);
            return Open(InMemory);
        }
    }

    private static SqliteConnection Open(string source)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false }.ToString());
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

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The store {Path} failed, and something was not kept: {Reason}")]
        public static partial void Failed(ILogger logger, string path, string reason);

        [LoggerMessage(LogLevel.Error, "The store {Path} can't be opened, and what people press is forgotten at the next stop: make the folder writable, set Data:Folder, or put the file aside if it is damaged ({Reason})")]
        public static partial void NotOpened(ILogger logger, string path, string reason);
    }
}
