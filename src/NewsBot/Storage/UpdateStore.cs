using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using NewsBot.Errors;

namespace NewsBot.Storage;

/// <summary>
/// Stores updates in a SQLite file that only one program uses at a time, so claims from before it was opened are void.
/// New updates are flushed to disk, one commit per batch. Their completion is left to the operating system: a loss of
/// power costs a second answer at worst.
/// </summary>
internal sealed class UpdateStore : IUpdateStore, IDisposable
{
    /// <summary>
    /// Ids are stored for two days, and at least this many of them; Telegram delivers nothing older than a day.
    /// </summary>
    public const int MinRemembered = 10_000;

    /// <summary>The maximum number of ids, of about 20 bytes each.</summary>
    private const int MaxRemembered = 1_000_000;

    private const int Busy = 5;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(2);
    private static readonly TimeSpan WorthAnswering = TimeSpan.FromDays(1);
    private static readonly TimeSpan ForgetPause = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly SqliteFile _file;
    private readonly TimeProvider _time;
    private SqliteConnection? _connection;
    private long _forgotten;

    /// <param name="dataFolder">The data folder; it need not exist.</param>
    /// <param name="patience">
    /// How long another program has to let go of the file, in seconds: longer than a stop takes.
    /// </param>
    public UpdateStore(string dataFolder, TimeProvider time, ILogger<UpdateStore> logger, int patience = 15)
    {
        _file = new SqliteFile(System.IO.Path.Combine(dataFolder, "inbox.db"), Pragmas, Migrations, time, logger)
        {
            Patience = patience,
        };
        _time = time;
    }

    public string Path => _file.Path;

    /// <summary>Called with the connection once it is open: for fault injection.</summary>
    internal Action<SqliteConnection>? Opened { get; init; }

    /// <inheritdoc/>
    public Task<IReadOnlySet<int>> AddAsync(IReadOnlyList<StoredUpdate> updates) =>
        Do<IReadOnlySet<int>>(store =>
        {
            var fresh = new HashSet<int>();
            store.Execute("pragma synchronous = full");
            try
            {
                using var transaction = store.BeginTransaction();
                var now = Now();
                foreach (var (id, _, json) in updates)
                {
                    if (
                        store.Execute(
                            "insert or ignore into updates (id, received, json) values ($1, $2, $3)",
                            id,
                            now,
                            json
                        ) > 0
                    )
                        fresh.Add(id);
                }

                transaction.Commit();
            }
            finally
            {
                store.Execute("pragma synchronous = normal");
            }

            if (_time.GetElapsedTime(_forgotten) > ForgetPause)
                Forget(store);
            return fresh;
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredUpdate>> FindOpenAsync() =>
        Do<IReadOnlyList<StoredUpdate>>(store =>
        {
            store.Execute(
                "update updates set json = null where json is not null and received < $1",
                Now() - (long)WorthAnswering.TotalMilliseconds
            );
            return store.Query(
                "select id, json from updates where json is not null and (until is null or until < $1) order by n",
                row => new StoredUpdate(row.GetInt32(0), Chat: 0, row.GetString(1)),
                Now()
            );
        });

    /// <inheritdoc/>
    public Task<Claim?> ClaimAsync(int id, TimeSpan lease) =>
        Do<Claim?>(store =>
            store.Query(
                "update updates set epoch = epoch + 1, tries = tries + 1, until = $2 where id = $1 and json "
                    + "is not null and (until is null or until < $3) returning epoch, tries",
                row => new Claim(id, row.GetInt64(0), row.GetInt32(1)),
                id,
                Now() + (long)lease.TotalMilliseconds,
                Now()
            )
                is [var claim]
                ? claim
                : null
        );

    /// <inheritdoc/>
    public Task RenewAsync(IReadOnlyCollection<Claim> claims, TimeSpan lease) =>
        Do(store =>
        {
            using var transaction = store.BeginTransaction();
            foreach (var claim in claims)
                store.Execute(
                    "update updates set until = $3 where id = $1 and epoch = $2 and json is not null",
                    claim.Id,
                    claim.Epoch,
                    Now() + (long)lease.TotalMilliseconds
                );
            transaction.Commit();
            return true;
        });

    /// <inheritdoc/>
    public Task ReleaseAsync(Claim claim) =>
        Do(store =>
            store.Execute(
                "update updates set until = null, tries = tries - 1 where id = $1 and epoch = $2",
                claim.Id,
                claim.Epoch
            )
        );

    /// <inheritdoc/>
    public Task<bool> DoneAsync(Claim claim) =>
        Do(store =>
            store.Execute(
                "update updates set json = null, until = null where id = $1 and epoch = $2 and json is not null",
                claim.Id,
                claim.Epoch
            ) > 0
        );

    public void Dispose()
    {
        _connection?.Dispose();
        _gate.Dispose();
    }

    /// <summary>One after the other, and no thread waits: a slow disk holds one of them at most.</summary>
    private async Task<T> Do<T>(Func<SqliteConnection, T> act)
    {
        await _gate.WaitAsync();
        try
        {
            return act(_connection ??= Open());
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == Busy)
        {
            throw new UserError(
                $"Another program uses {Path}: stop it, or give this one a Data:Folder of its own.",
                ExitCode.RunTimeFailure
            );
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{Path}: {exception.Message}", exception);
        }
        finally
        {
            _gate.Release();
        }
    }

    private SqliteConnection Open()
    {
        var connection = _file.Open();
        connection.Execute("update updates set until = null where until is not null");
        Forget(connection);
        Opened?.Invoke(connection);
        return connection;
    }

    private void Forget(SqliteConnection store)
    {
        _forgotten = _time.GetTimestamp();
        store.Execute(
            "delete from updates where json is null and n <= (select max(n) from updates) - $1 and "
                + "(received < $2 or n <= (select max(n) from updates) - $3)",
            MinRemembered,
            Now() - (long)Remembered.TotalMilliseconds,
            MaxRemembered
        );
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private const string Pragmas = """
        pragma locking_mode = exclusive;
        pragma journal_mode = wal;
        pragma synchronous = normal;
        pragma secure_delete = on;
        """;

    // "n" is the order in which they came: the ids begin again at a random number after a quiet week. A row without its
    // JSON is done.
    private static readonly string[] Migrations =
    [
        """
            create table if not exists updates (
                n integer primary key autoincrement,
                id integer not null unique,
                received integer not null,
                json text,
                epoch integer not null default 0,
                tries integer not null default 0,
                until integer);
            create index if not exists open on updates (n) where json is not null;
            """,
    ];
}
