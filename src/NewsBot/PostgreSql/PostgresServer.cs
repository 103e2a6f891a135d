using NewsBot.Errors;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>Opens the database that instances share.</summary>
internal static class PostgresServer
{
    /// <summary>The name of the setting with the connection string.</summary>
    public const string Setting = "Store:ConnectionString";

    /// <summary>What one instance needs at most; a server has 100 connections as a rule.</summary>
    private const int MaxConnections = 10;

    private const int ConnectSeconds = 3;
    private const int CommandSeconds = 5;
    private const int KeepAliveSeconds = 5;
    private const int PreparedStatements = 50;

    /// <summary>A pool of connections; none is opened yet.</summary>
    /// <param name="connectionString">As Npgsql reads it; what it says wins over the usual values.</param>
    /// <exception cref="UserError">It can't be read.</exception>
    public static NpgsqlDataSource Connect(string connectionString)
    {
        var usual = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = "newsbot",
            MaxPoolSize = MaxConnections,
            Timeout = ConnectSeconds,
            CommandTimeout = CommandSeconds,
            KeepAlive = KeepAliveSeconds,
            MaxAutoPrepare = PreparedStatements,
            AutoPrepareMinUsages = 2,
        };
        try
        {
            // The later of two equal keys wins.
            var builder = new NpgsqlSlimDataSourceBuilder($"{usual.ConnectionString};{connectionString}");
            builder.EnableArrays();
            builder.EnableTransportSecurity();
            return builder.Build();
        }
        catch (Exception exception)
            when (exception is ArgumentException or FormatException or InvalidOperationException)
        {
            // The reason may quote the password.
            throw UserError.Configuration(
                $"{Setting} can't be read. It looks like \"Host=db.example.com;Database=newsbot;Username=newsbot;Password=…\"."
            );
        }
    }
}
