using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.PostgreSql;
using NewsBot.Storage;
using Npgsql;

namespace NewsBot.Tests.Storage;

/// <summary>
/// Databases for tests that run over both kinds. The environment variable <c>NEWSBOT_TEST_PG</c> is the connection string
/// of a PostgreSQL server of the tests' own; <c>.ci/run</c> starts one. Without it those tests are skipped.
/// </summary>
internal static class TestDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("NEWSBOT_TEST_PG");

    private static int _schemas;

    public static Database Sqlite() => Database.Temporary();

    /// <summary>Empty tables in a schema of their own.</summary>
    public static Database Postgres(ILogger? logger = null) => Over(Connect(), logger);

    /// <inheritdoc cref="Postgres"/>
    public static NpgsqlDataSource Connect()
    {
        var server = PostgresServer.Connect(CreateSchema());
        PostgresSchema.Migrate(server);
        return server;
    }

    /// <summary>The tables of a server; it is closed with them.</summary>
    public static Database Over(NpgsqlDataSource server, ILogger? logger = null) =>
        new(new PostgresConnectionSource(server), logger ?? NullLogger.Instance);

    /// <summary>Creates the tables.</summary>
    public static void Migrate(string connectionString)
    {
        using var server = PostgresServer.Connect(connectionString);
        PostgresSchema.Migrate(server);
    }

    /// <returns>A connection string: an empty schema takes the place of a database, which takes longer to make.</returns>
    public static string CreateSchema()
    {
        Assert.SkipUnless(Server is not null, "NEWSBOT_TEST_PG names no PostgreSQL server; .ci/run starts one.");
        var schema = string.Create(
            CultureInfo.InvariantCulture,
            $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _schemas)}"
        );
        using var connection = new NpgsqlConnection(Server);
        connection.Open();
        connection.Execute($"create schema {schema}");
        return $"{Server};Search Path={schema};Application Name={schema}";
    }

    /// <summary>Cuts all connections over a connection string that <see cref="CreateSchema"/> made.</summary>
    public static void CutConnections(string connectionString)
    {
        using var connection = new NpgsqlConnection(Server);
        connection.Open();
        connection.Query(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1",
            row => row.GetBoolean(0),
            new NpgsqlConnectionStringBuilder(connectionString).ApplicationName
        );
    }
}
