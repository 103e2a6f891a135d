using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Instances;
using NewsBot.Storage;
using NewsBot.Telegram.Intake;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>Registers the stores that several instances share.</summary>
internal static class PostgresServices
{
    /// <summary>
    /// The tables and the inbox in PostgreSQL. To be called before what uses an instance: services stop in the reverse
    /// order, and the instance signs off when all its work has ended.
    /// </summary>
    public static IServiceCollection AddPostgres(this IServiceCollection services, StoreSettings store) =>
        services
            .AddSingleton(_ => PostgresServer.Connect(store.ConnectionString))
            .AddSingleton(provider => new Database(
                new PostgresConnectionSource(provider.GetRequiredService<NpgsqlDataSource>()),
                provider.GetRequiredService<ILogger<Database>>()
            ))
            .AddTables()
            .AddSingleton(InstanceTimes.Default)
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<PostgresInstance>(provider, store.Instance))
            .AddSingleton<IInstance>(provider => provider.GetRequiredService<PostgresInstance>())
            .AddSingleton<IInbox, PostgresInbox>()
            .AddHostedService(provider => provider.GetRequiredService<PostgresInstance>())
            .AddHostedService<PostgresHousekeeping>();
}
