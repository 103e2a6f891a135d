using System.Data.Common;
using NewsBot.Errors;
using NewsBot.Storage;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>The tables in PostgreSQL, which every instance uses at once. Each step has a connection of the pool.</summary>
internal sealed class PostgresConnectionSource(NpgsqlDataSource server) : ConnectionSource
{
    public override string Name => "PostgreSQL";

    public override bool IsShared => true;

    public override void Open()
    {
        try
        {
            PostgresSchema.Migrate(server);
        }
        catch (NpgsqlException exception)
        {
            throw new UserError(
                $"PostgreSQL can't be used: see that it runs, and that {PostgresServer.Setting} is right "
                    + $"({exception.GetReason()}).",
                ExitCode.RunTimeFailure,
                exception
            );
        }
    }

    public override DbConnection Rent() => server.OpenConnection();

    public override void Return(DbConnection connection) => connection.Dispose();

    public override void Dispose() => server.Dispose();
}
