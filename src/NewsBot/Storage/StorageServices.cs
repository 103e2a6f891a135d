using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsBot.Storage;

/// <summary>Registers the two stores and the tables.</summary>
internal static class StorageServices
{
    /// <summary>The stores of a data folder.</summary>
    /// <param name="dataFolder">The folder; it is created when something is stored.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, string dataFolder) =>
        services
            .AddSingleton(provider =>
                Database.In(
                    dataFolder,
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILogger<Database>>()
                )
            )
            .AddSingleton<IUpdateStore>(provider =>
                ActivatorUtilities.CreateInstance<UpdateStore>(provider, dataFolder)
            )
            .AddTables();

    /// <summary>A database in memory, for a program that stores nothing.</summary>
    public static IServiceCollection AddTemporaryStorage(this IServiceCollection services) =>
        services.AddSingleton(_ => Database.Temporary()).AddTables();

    /// <summary>The tables of a database that is registered elsewhere.</summary>
    public static IServiceCollection AddTables(this IServiceCollection services) =>
        services
            .AddSingleton<ChatStates>()
            .AddSingleton<UsageCounters>()
            .AddSingleton<PersonalData>()
            .AddSingleton<Feedback>()
            .AddSingleton<UnansweredQuestions>()
            .AddSingleton<CorrectionSubscriptions>()
            .AddSingleton<MissedQuestions>()
            .AddSingleton<PendingEdits>()
            .AddSingleton<Digests>()
            .AddSingleton<DeskSessions>()
            .AddSingleton<AuditLog>();
}
