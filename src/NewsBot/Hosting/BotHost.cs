using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Conversations;
using NewsBot.Desk;
using NewsBot.Errors;
using NewsBot.Libraries;
using NewsBot.Monitoring;
using NewsBot.PostgreSql;
using NewsBot.Storage;
using NewsBot.Telegram;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Intake;

namespace NewsBot.Hosting;

/// <summary>The host that serves Telegram.</summary>
internal static class BotHost
{
    /// <summary>Above the ten seconds in which the answers under way are let out.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(14);

    /// <summary>Runs a host until it is asked to stop, or a part of it fails.</summary>
    /// <exception cref="UserError">
    /// A part failed: nothing that ends the bot ends as success, or the service manager would not start it again.
    /// </exception>
    public static async Task RunAsync(IHost host, CancellationToken cancellationToken)
    {
        var (fatal, services) = (
            host.Services.GetRequiredService<FatalFailure>(),
            host.Services.GetServices<IHostedService>().ToList()
        );
        try
        {
            await StartAndWaitAsync(host, cancellationToken);
        }
        catch (Exception exception) when (exception is not UserError)
        {
            fatal.Set(
                new UserError(
                    $"The bot could not start or stop as it should: {exception.Message}",
                    ExitCode.RunTimeFailure,
                    exception
                )
            );
        }

        foreach (var service in services.OfType<BackgroundService>())
        {
            if (service.ExecuteTask?.Exception?.GetBaseException() is { } failure)
                fatal.Set(
                    failure as UserError
                        ?? new UserError(
                            $"{service.GetType().Name} failed: {failure.Message}",
                            ExitCode.RunTimeFailure,
                            failure
                        )
                );
        }

        fatal.ThrowIfSet();
    }

    /// <summary>
    /// As <see cref="HostingAbstractionsHostExtensions.RunAsync"/>; but after a failed start it stops what had started
    /// already, which would otherwise use what is disposed of.
    /// </summary>
    private static async Task StartAndWaitAsync(IHost host, CancellationToken cancellationToken)
    {
        await using var disposed = (IAsyncDisposable)host;
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            await host.StopAsync(CancellationToken.None);
            throw;
        }

        await host.WaitForShutdownAsync(cancellationToken);
    }

    /// <param name="settings">The settings, with a token.</param>
    /// <param name="library">The library at the start.</param>
    /// <param name="folder">The folder to keep it up to date with; null for a library that doesn't change.</param>
    /// <param name="configureLogging">Adds log providers in addition to the console.</param>
    public static IHost Create(
        Settings settings,
        Library library,
        TimeProvider time,
        ArticleFolder? folder = null,
        Action<ILoggingBuilder>? configureLogging = null
    )
    {
        var builder = new HostApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true, ContentRootPath = ProgramFolders.Program }
        );
        builder
            .Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout)
            .AddSingleton(time)
            .AddSingleton<FatalFailure>()
            .AddSanitizedLogging(settings, configureLogging)
            .AddLibrary(library, folder, settings.ArticlesPoll)
            .AddStores(settings)
            .AddConversation(settings)
            .AddTelegram(settings)
            .AddMonitoring(settings)
            .AddDesk(settings)
            .AddFeatureCheck<TelegramCheck>("telegram")
            .AddFeatureCheck<InboxCheck>("inbox")
            .AddFeatureCheck<StoreCheck>("store")
            .AddFeatureCheck<LibraryCheck>("library")
            .AddHostedService<IdleMemoryTrimmer>();
        return builder.Build();
    }

    /// <summary>The tables, for a program that does not serve Telegram.</summary>
    public static IServiceCollection AddStoredTables(this IServiceCollection services, Settings settings) =>
        settings.Store is { } store
            ? services.AddPostgresTables(store, settings)
            : services.AddStorage(settings.DataFolder);

    private static IServiceCollection AddStores(this IServiceCollection services, Settings settings) =>
        settings.Store is { } store ? services.AddPostgres(store, settings) : services.AddStorage(settings.DataFolder);
}
