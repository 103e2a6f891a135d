using System.Data;
using System.Net.Sockets;
using NewsBot.Errors;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>Statements on a connection of the pool.</summary>
internal static class NpgsqlExtensions
{
    /// <summary>Changes rows.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="NpgsqlException">It can't be done.</exception>
    public static async Task<int> ExecuteAsync(
        this NpgsqlDataSource server,
        string sql,
        CancellationToken cancellationToken,
        params object[] values
    )
    {
        await using var command = server.CreateCommand(sql);
        Fill(command.Parameters, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads rows.</summary>
    /// <exception cref="NpgsqlException">It can't be done.</exception>
    public static async Task<List<T>> QueryAsync<T>(
        this NpgsqlDataSource server,
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params object[] values
    )
    {
        await using var command = server.CreateCommand(sql);
        Fill(command.Parameters, values);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await row.ReadAsync(cancellationToken))
            rows.Add(read(row));
        return rows;
    }

    /// <summary>Uses a connection for something that others take for a file.</summary>
    /// <param name="use">May be called a second time: a connection of the pool may be broken without anybody knowing.</param>
    /// <exception cref="IOException">The server is away, or refuses.</exception>
    public static T Use<T>(this NpgsqlDataSource server, Func<NpgsqlConnection, T> use)
    {
        for (var attempt = 1; ; attempt++)
        {
            NpgsqlConnection? connection = null;
            try
            {
                connection = server.OpenConnection();
                return use(connection);
            }
            catch (Exception exception) when (exception is not IOException && exception.IsOutage())
            {
                if (attempt == 2 || connection is null or { State: ConnectionState.Open })
                    throw new IOException($"PostgreSQL: {exception.GetReason()}", exception);
            }
            finally
            {
                connection?.Dispose();
            }
        }
    }

    /// <summary>Adds a statement.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        Fill(command.Parameters, values);
        batch.BatchCommands.Add(command);
    }

    /// <summary>Whether the same may work in a moment: the server is away, or refuses for now.</summary>
    public static bool IsOutage(this Exception exception) =>
        exception is NpgsqlException or TimeoutException or SocketException or IOException or ObjectDisposedException
        && !exception.IsBurial();

    /// <summary>Whether the instance that a statement was sent for is buried.</summary>
    public static bool IsBurial(this Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation };

    private static void Fill(NpgsqlParameterCollection parameters, object[] values)
    {
        foreach (var value in values)
            parameters.Add(new NpgsqlParameter { Value = value });
    }
}
