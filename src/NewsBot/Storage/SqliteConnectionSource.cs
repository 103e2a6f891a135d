using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Errors;

namespace NewsBot.Storage;

/// <summary>
/// One SQLite file in the data folder, or one in memory for a conversation that stores nothing. Opened on first use, and
/// used by one thread at a time.
/// </summary>
internal sealed partial class SqliteConnectionSource : ConnectionSource
{
    private readonly Lock _lock = new();
    private readonly SqliteFile? _file;
    private readonly ILogger _logger;
    private SqliteConnection? _connection;
    private volatile string? _openingFailure;

    private SqliteConnectionSource(SqliteFile? file, ILogger logger)
    {
        (_file, _logger) = (file, logger);
    }

    /// <inheritdoc cref="Database.In"/>
    public static SqliteConnectionSource In(string dataFolder, TimeProvider time, ILogger logger) =>
        new(new SqliteFile(Database.FileIn(dataFolder), Pragmas, Migrations, time, logger), logger);

    /// <inheritdoc cref="Database.Temporary"/>
    public static SqliteConnectionSource Temporary() => new(file: null, NullLogger.Instance);

    public override string Name => _file?.Path ?? "in memory";

    public override string? OpeningFailure => _openingFailure;

    public override void Open() => Return(Rent());

    /// <exception cref="UserError">A newer version of the program wrote the file.</exception>
    public override DbConnection Rent()
    {
        _lock.Enter();
        try
        {
            return _connection ??= OpenOrForget();
        }
        catch
        {
            _lock.Exit();
            throw;
        }
    }

    public override void Return(DbConnection connection) => _lock.Exit();

    public override void Dispose()
    {
        lock (_lock)
            _connection?.Dispose();
    }

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
            _openingFailure = exception.Message;
            return SqliteFile.OpenInMemory(Migrations);
        }
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
        [LoggerMessage(
            221,
            LogLevel.Error,
            "The store {Path} can't be opened, and what people press is forgotten at the next stop: make "
                + "the folder writable, or set Data:Folder ({Reason})"
        )]
        public static partial void NotOpened(ILogger logger, string path, string reason);
    }
}
