using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using NewsBot.Errors;

namespace NewsBot.Storage;

/// <summary>
/// Opens a SQLite file of the data folder, readable by its owner only. A damaged file is set aside and never
/// overwritten; what can still be read is copied into a new one.
/// </summary>
/// <param name="path">The file; it and its folder need not exist.</param>
/// <param name="migrations">
/// The steps from an empty file to the current format, in order; <c>user_version</c> is the number of steps that a file
/// has had. A released step never changes. The first one must also accept a file from before versions were counted,
/// which has its tables already.
/// </param>
/// <param name="logger">Logs a file that was set aside.</param>
internal sealed partial class SqliteFile(
    string path,
    string pragmas,
    string[] migrations,
    TimeProvider time,
    ILogger logger
)
{
    /// <summary>How long a program that is stopping has to release the file, in seconds.</summary>
    public int Patience { get; init; } = 15;

    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    public string Path { get; } = path;

    /// <exception cref="SqliteException">It can't be opened: it is locked, or the disk is full.</exception>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    /// <exception cref="UserError">A newer version of the program wrote it.</exception>
    public SqliteConnection Open()
    {
        PrivateFile.Create(Path);
        try
        {
            return OpenWhole();
        }
        catch (SqliteException damage) when (damage.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return Replace(damage.Message);
        }
    }

    /// <summary>Opens a store that is gone with the program.</summary>
    public static SqliteConnection OpenInMemory(string[] migrations) =>
        Connect(":memory:", patience: 1, connection => Migrate(connection, ":memory:", migrations));

    /// <summary>Copies a store, also one that another program is writing to: SQLite's own way.</summary>
    /// <param name="to">The file of the copy; it does not exist.</param>
    /// <exception cref="SqliteException">It can't be read or written.</exception>
    public static void Copy(string from, string to)
    {
        PrivateFile.Create(to);
        using var source = Connect(from, patience: 15, _ => { });
        using var copy = Connect(to, patience: 1, _ => { });
        source.BackupDatabase(copy);
    }

    private SqliteConnection OpenWhole() => Connect(Path, Patience, connection =>
        {
            // Nothing is written into a file that is not whole.
            connection.Execute(pragmas);
            if (connection.Query("pragma quick_check(1)", row => row.GetString(0)) is [not "ok" and var found, ..])
                throw new SqliteException(found, Corrupt);
            Migrate(connection, Path, migrations);
        });

    /// <summary>
    /// Takes a store forward to the current format, a step at a time, each of them whole or not at all.
    /// </summary>
    private static void Migrate(SqliteConnection connection, string path, string[] migrations)
    {
        var version = connection.Query("pragma user_version", row => row.GetInt64(0))[0];
        if (version > migrations.Length)
        {
            throw new UserError(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} was written by a newer version of NewsBot (format {version}; this one knows "
                        + $"{migrations.Length}). Run the newer version, or set Data:Folder to another folder."
                ),
                ExitCode.RunTimeFailure
            );
        }

        for (var step = (int)version; step < migrations.Length; step++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(migrations[step]);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma user_version = {step + 1}"));
            transaction.Commit();
        }
    }

    private static SqliteConnection Connect(string source, int patience, Action<SqliteConnection> prepare)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = source,
                Pooling = false,
                DefaultTimeout = patience,
            }.ToString()
        );
        try
        {
            connection.Open();
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Replace(string damage)
    {
        var aside = $"{Path}.damaged-{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        foreach (var part in new[] { "", "-wal", "-shm" })
        {
            // SQLite looks for what belongs to a file under the file's own name.
            if (File.Exists(Path + part))
                File.Move(Path + part, aside + part, overwrite: true);
        }

        PrivateFile.Create(Path);
        var mended = OpenWhole();
        var saved = Save(aside, mended);
        Log.Damaged(logger, Path, damage, aside, saved);
        return mended;
    }

    /// <summary>Takes over what can be read, table by table.</summary>
    /// <returns>How many rows.</returns>
    private static int Save(string damaged, SqliteConnection mended)
    {
        try
        {
            using var source = Connect(damaged, patience: 1, _ => { });
            using var transaction = mended.BeginTransaction();
            var saved = mended
                .Query("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'", row =>
                    row.GetString(0)
                )
                .Sum(table => Save(table, source, mended));
            transaction.Commit();
            return saved;
        }
        catch (SqliteException)
        {
            // Nothing of it can be read. The file is kept for manual recovery.
            return 0;
        }
    }

    private static int Save(string table, SqliteConnection source, SqliteConnection mended)
    {
        var saved = 0;
        try
        {
            using var read = source.CreateCommand();
            read.CommandText = $"select * from \"{table}\"";
            using var row = read.ExecuteReader();
            var columns = string.Join(", ", Enumerable.Range(0, row.FieldCount).Select(i => $"\"{row.GetName(i)}\""));
            var parameters = string.Join(", ", Enumerable.Range(0, row.FieldCount).Select(i => $"${i + 1}"));
            var write = $"insert or ignore into \"{table}\" ({columns}) values ({parameters})";
            var values = new object[row.FieldCount];
            while (row.Read())
            {
                row.GetValues(values);
                saved += mended.Execute(write, values);
            }
        }
        catch (SqliteException)
        {
            // This far and no further: the next table may be whole.
        }

        return saved;
    }

    private static partial class Log
    {
        [LoggerMessage(
            210,
            LogLevel.Error,
            "The store {Path} was damaged ({Damage}). It is kept as {Aside}; {Rows} rows of it could be "
                + "read and are taken over into a new one"
        )]
        public static partial void Damaged(ILogger logger, string path, string damage, string aside, int rows);
    }
}
