using System.Data;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Errors;

namespace NewsBot.Storage;

/// <summary>
/// The tables: a store that fails is reported, and harms no answer. The statements are written for SQLite and PostgreSQL.
/// Thread-safe.
/// </summary>
/// <param name="connections">Where the tables are.</param>
/// <param name="logger">Logs when they fail.</param>
internal sealed partial class Database(ConnectionSource connections, ILogger logger) : IDisposable
{
    private volatile string? _failure;

    /// <summary>The store's file in a data folder.</summary>
    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "newsbot.db");

    /// <summary>The store of a data folder, in a SQLite file.</summary>
    /// <param name="dataFolder">The folder; it need not exist.</param>
    /// <param name="logger">Logs when the database fails.</param>
    public static Database In(string dataFolder, TimeProvider time, ILogger logger) =>
        new(SqliteConnectionSource.In(dataFolder, time, logger), logger);

    /// <summary>A store that is gone with the program.</summary>
    public static Database Temporary() => new(SqliteConnectionSource.Temporary(), NullLogger.Instance);

    /// <summary>Whether other instances use it, too.</summary>
    public bool IsShared => connections.IsShared;

    /// <summary>Opens the database now, so one that can't be used stops the start.</summary>
    /// <exception cref="UserError">A newer version of the program wrote it.</exception>
    public void Open() => connections.Open();

    /// <summary>Why the database fails; null if it works.</summary>
    public string? Failure => connections.OpeningFailure ?? _failure;

    /// <summary>Changes rows. A store that fails is reported, and harms no answer.</summary>
    /// <param name="sql">The statement, with parameters <c>$1</c>, <c>$2</c> ….</param>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params object?[] values) =>
        TryUse(connection => Noted(connection.Execute(sql, values)), failed: 0);

    /// <summary>Changes rows for a user who gets a confirmation, which must be true.</summary>
    /// <param name="sql">The statement, with parameters <c>$1</c>, <c>$2</c> ….</param>
    /// <returns>
    /// Whether the change lasts: false if the store failed, or lives in memory because its file can't be opened.
    /// </returns>
    public bool Keep(string sql, params object?[] values) =>
        TryUse(
            connection =>
            {
                Noted(connection.Execute(sql, values));
                return connections.OpeningFailure is null;
            },
            failed: false
        );

    /// <summary>Makes several changes in one step: all of them or none.</summary>
    /// <inheritdoc cref="Keep" path="/returns"/>
    public bool KeepAll(params Statement[] statements) =>
        TryUse(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                foreach (var (sql, values) in statements)
                    connection.Execute(sql, values);
                transaction.Commit();
                return Noted(connections.OpeningFailure is null);
            },
            failed: false
        );

    /// <summary>Reads rows; none if the database fails, which is logged.</summary>
    /// <param name="sql">The statement, with parameters <c>$1</c>, <c>$2</c> ….</param>
    /// <param name="row">Makes something of a row.</param>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> row, params object?[] values) =>
        TryUse(connection => connection.Query(sql, row, values), failed: []);

    public void Dispose() => connections.Dispose();

    private T TryUse<T>(Func<DbConnection, T> use, T failed)
    {
        for (var attempt = 1; ; attempt++)
        {
            DbConnection? connection = null;
            try
            {
                connection = connections.Rent();
                return use(connection);
            }
            catch (DbException exception)
            {
                // A connection to a server may be broken without anybody knowing; the next one is a new one.
                if (attempt == 1 && connection is { State: not ConnectionState.Open })
                    continue;
                Report(exception);
                return failed;
            }
            finally
            {
                if (connection is not null)
                    connections.Return(connection);
            }
        }
    }

    /// <summary>Notes that a change was made: the database works again.</summary>
    private T Noted<T>(T result)
    {
        _failure = null;
        return result;
    }

    private void Report(DbException exception)
    {
        // Logged when it starts: a full disk must not fill the log too. PostgreSQL's second line is the place in the statement.
        var reason = exception.GetReason();
        if (Failure == reason)
            return;
        _failure = reason;
        Log.Failed(logger, connections.Name, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(220, LogLevel.Error, "The store {Path} failed, and something was not kept: {Reason}")]
        public static partial void Failed(ILogger logger, string path, string reason);
    }
}
