using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Errors;
using NewsBot.Instances;
using NewsBot.Moderation.Editing;
using NewsBot.Monitoring;
using NewsBot.Storage;
using NewsBot.Telegram.Intake;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>Registers the stores that several instances share.</summary>
internal static class PostgresServices
{
    /// <summary>
    /// All stores of an instance that serves Telegram. To be called before what uses an instance: services stop in the
    /// reverse order, and the instance signs off when all its work has ended.
    /// </summary>
    public static IServiceCollection AddPostgres(
        this IServiceCollection services,
        StoreSettings store,
        Settings settings
    ) =>
        services
            .AddStores(store, settings)
            .AddSingleton(InstanceTimes.Default)
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<PostgresInstance>(provider, store.Instance))
            .AddSingleton<IInstance>(provider => provider.GetRequiredService<PostgresInstance>())
            .AddSingleton<IInbox, PostgresInbox>()
            .AddHostedService(provider => provider.GetRequiredService<PostgresInstance>())
            .AddHostedService<PostgresHousekeeping>()
            .AddHostedService<PostgresNotices>()
            .AddListening()
            .AddFeatureCheck<InstanceCheck>("instance")
            .AddFeatureCheck<ArticlesCheck>("articles");

    /// <summary>The tables, articles and drafts, for a program that does not serve Telegram.</summary>
    public static IServiceCollection AddPostgresTables(
        this IServiceCollection services,
        StoreSettings store,
        Settings settings
    ) => services.AddStores(store, settings).AddListening();

    /// <summary>The tables, articles and drafts, opened, for one task.</summary>
    /// <exception cref="UserError">The database can't be used.</exception>
    public static ServiceProvider Open(StoreSettings store, Settings settings, TimeProvider time)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time)
            .AddPostgresTables(store, settings)
            .BuildServiceProvider();
        try
        {
            services.GetRequiredService<Database>().Open();
            return services;
        }
        catch
        {
            services.Dispose();
            throw;
        }
    }

    private static IServiceCollection AddStores(
        this IServiceCollection services,
        StoreSettings store,
        Settings settings
    ) =>
        services
            .AddSingleton(_ => PostgresServer.Connect(store.ConnectionString))
            .AddSingleton(provider => new Database(
                new PostgresConnectionSource(provider.GetRequiredService<NpgsqlDataSource>()),
                provider.GetRequiredService<ILogger<Database>>()
            ))
            .AddTables()
            .AddSingleton<PostgresListener>()
            .AddSingleton(provider =>
                ActivatorUtilities.CreateInstance<ArticleMirror>(provider, MirrorFolders.From(settings))
            )
            .AddSingleton<ArticleWriter>()
            .AddSingleton<ArticleTransfer>()
            .AddSingleton<IArticleFiles, PostgresArticles>()
            .AddSingleton<IDraftStore, PostgresDrafts>()
            .AddHostedService(provider => provider.GetRequiredService<ArticleMirror>());

    /// <summary>After all that subscribe when they start.</summary>
    private static IServiceCollection AddListening(this IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<PostgresListener>());
}
