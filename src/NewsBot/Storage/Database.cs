using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Errors;

namespace NewsBot.Storage;

/// <summary>
/// One SQLite file in the data folder, or one in memory for a conversation that stores nothing. Opened on first use.
/// Thread-safe; statements run one after the other.
/// </summary>
internal sealed partial class Database : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteFile? _file;
    private readonly ILogger _logger;
    private SqliteConnection? _connection;
    private volatile bool _isForgetful;

    private Database(SqliteFile? file, ILogger logger)
    {
        (_file, _logger) = (file, logger);
    }

    /// <summary>The store's file in a data folder.</summary>
    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "newsbot.db");

    /// <summary>The store of a data folder.</summary>
    /// <param name="dataFolder">The folder; it need not exist.</param>
    /// <param name="logger">Logs when the database fails.</param>
    public static Database In(string dataFolder, TimeProvider time, ILogger logger) =>
        new(new SqliteFile(FileIn(dataFolder), Pragmas, Migrations, time, logger), logger);

    /// <summary>A store that is gone with the program.</summary>
    public static Database Temporary() => new(file: null, NullLogger.Instance);

    /// <summary>Opens the database now, so one that can't be used stops the start.</summary>
    /// <exception cref="UserError">A newer version of the program wrote it.</exception>
    public void Open()
    {
        lock (_lock)
            _ = Connection;
    }

    /// <summary>Why the database fails; null if it works.</summary>
    public string? Failure { get; private set; }

    /// <summary>Changes rows. A store that fails is reported, and harms no answer.</summary>
    /// <param name="sql">The statement, with parameters <c>$1</c>, <c>$2</c> ….</param>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => TryExecute(sql, values) ?? 0;

    /// <summary>Changes rows for a user who gets a confirmation, which must be true.</summary>
    /// <param name="sql">The statement, with parameters <c>$1</c>, <c>$2</c> ….</param>
    /// <returns>
    /// Whether the change lasts: false if the store failed, or lives in memory because its file can't be opened.
    /// </returns>
    public bool Keep(string sql, params ReadOnlySpan<object?> values) =>
        TryExecute(sql, values) is not null && !_isForgetful;

    /// <summary>Makes several changes in one step: all of them or none.</summary>
    /// <inheritdoc cref="Keep" path="/returns"/>
    public bool KeepAll(params ReadOnlySpan<Statement> statements)
    {
        lock (_lock)
        {
            try
            {
                using var transaction = Connection.BeginTransaction();
                foreach (var (sql, values) in statements)
                    Connection.Execute(sql, values);
                transaction.Commit();
                return NoteSuccess();
            }
            catch (SqliteException exception)
            {
                Report(exception);
                return false;
            }
        }
    }

    private int? TryExecute(string sql, ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            try
            {
                var changed = Connection.Execute(sql, values);
                NoteSuccess();
                return changed;
            }
            catch (SqliteException exception)
            {
                Report(exception);
                return null;
            }
        }
    }

    /// <returns>Whether what was changed lasts.</returns>
    private bool NoteSuccess()
    {
        if (!_isForgetful)
            Failure = null;
        return !_isForgetful;
    }

    /// <summary>Reads rows; none if the database fails, which is logged.</summary>
    /// <param name="sql">The statement, with parameters <c>$1</c>, <c>$2</c> ….</param>
    /// <param name="row">Makes something of a row.</param>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            try
            {
                return Connection.Query(sql, row, values);
            }
            catch (SqliteException exception)
            {
                Report(exception);
                return [];
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _connection?.Dispose();
    }

    private SqliteConnection Connection => _connection ??= OpenOrForget();

    /// <summary>If the file can't be opened, a database in memory replaces it until the next start.</summary>
    private SqliteConnection OpenOrForget()
    {
        if (_file is null)
            return SqliteFile.OpenInMemory(Migrations);
        try
        {
            return _file.Open();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            Log.NotOpened(_logger, _file.Path, exception.Message);
            Failure = exception.Message;
            _isForgetful = true;
            return SqliteFile.OpenInMemory(Migrations);
        }
    }

    private void Report(SqliteException exception)
    {
        // Logged when it starts: a full disk must not fill the log too.
        if (Failure == exception.Message)
            return;
        Failure = exception.Message;
        Log.Failed(_logger, _file?.Path ?? "in memory", exception.Message);
    }

    private const string Pragmas = """
        pragma journal_mode = wal;
        pragma synchronous = normal;
        """;

    private static readonly string[] Migrations =
    [
        """
            create table if not exists feedback (
                passage text not null,
                person integer not null,
                helped integer not null,
                at integer not null,
                primary key (passage, person)
            ) without rowid;
            create table if not exists unanswered (
                id integer primary key,
                question text not null unique,
                language text not null,
                last integer not null
            );
            create table if not exists askers (
                question integer not null,
                chat integer not null,
                language text,
                primary key (question, chat)
            ) without rowid;
            create table if not exists watches (
                article text not null,
                chat integer not null,
                language text,
                correction text,
                at integer not null,
                primary key (article, chat)
            ) without rowid;
            create table if not exists opted_out (person integer primary key);
            create table if not exists changes (
                at integer not null,
                person integer not null,
                what text not null,
                file text not null
            );
            create table if not exists tally (
                name text not null,
                day integer not null,
                times integer not null,
                primary key (name, day)
            ) without rowid;
            create table if not exists chats (
                chat integer primary key,
                welcomed integer not null default 0,
                blocked integer not null default 0
            );
            """,
        """
            alter table askers add column at integer not null default 0;
            update askers set at = coalesce((select last from unanswered where unanswered.id = askers.question), 0);
            """,
        """
            create table audit (
                id integer primary key autoincrement,
                at integer not null,
                person integer not null,
                what text not null,
                article text not null,
                detail text,
                files text not null,
                is_done integer not null default 0
            );
            insert into audit (at, person, what, article, files, is_done)
                select at, person, what, file, '[]', 1 from changes order by at, rowid;
            drop table changes;
            create table pending_edits (
                id text primary key,
                chat integer not null,
                person integer not null,
                edit text not null,
                awaits integer not null,
                at integer not null
            ) without rowid;
            create table secrets (name text primary key, value blob not null) without rowid;
            create table asked (
                question text not null,
                person text not null,
                at integer not null,
                primary key (question, person)
            ) without rowid;
            create table reviewed (passage text primary key, at integer not null) without rowid;
            create table digests (chat integer primary key, at integer not null, language text);
            alter table askers add column passage text;
            alter table unanswered add column pseudonym text;
            alter table unanswered add column needed integer;
            alter table unanswered add column note text;
            """,
        """
            create table desk_sessions (
                id text primary key,
                person integer not null,
                until integer not null
            ) without rowid;
            """,
    ];

    private static partial class Log
    {
        [LoggerMessage(220, LogLevel.Error, "The store {Path} failed, and something was not kept: {Reason}")]
        public static partial void Failed(ILogger logger, string path, string reason);

        [LoggerMessage(
            221,
            LogLevel.Error,
            "The store {Path} can't be opened, and what people press is forgotten at the next stop: make "
                + "the folder writable, or set Data:Folder ({Reason})"
        )]
        public static partial void NotOpened(ILogger logger, string path, string reason);
    }
}
