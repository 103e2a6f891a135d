using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Conversations;
using NewsBot.Failures;
using NewsBot.Libraries;
using NewsBot.Metrics;
using NewsBot.Monitoring;
using NewsBot.Newsroom;
using NewsBot.Storage;
using NewsBot.Telegram;

namespace NewsBot.Hosting;

/// <summary>The host that serves Telegram.</summary>
internal static class BotHost
{
    /// <summary>Above the ten seconds in which the answers under way are let out.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(14);

    /// <summary>
    /// What the framework would log beside the bot: a failure that ends the program ends as one line on standard error,
    /// not as traces around it, and a probe is not news. The operator's settings come after these.
    /// </summary>
    private static readonly (string Category, LogLevel Level)[] QuietCategories =
    [
        ("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None),
        ("Microsoft.AspNetCore", LogLevel.Warning),
        ("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None),
        ("Microsoft.AspNetCore.Server.Kestrel.", LogLevel.Warning),
    ];

    /// <summary>Runs a host until it is told to stop, or a part of it fails.</summary>
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
            await host.RunAsync(cancellationToken);
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

    /// <param name="settings">The settings, with a token.</param>
    /// <param name="library">The library to begin with.</param>
    /// <param name="time">The clock.</param>
    /// <param name="folder">
    /// The folder that the library is kept up to date with; null for one that stays as it is.
    /// </param>
    /// <param name="configureLogging">More places to log to.</param>
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
        foreach (var (category, level) in QuietCategories)
            builder.Logging.AddFilter(category, level);
        builder.Logging.AddConfiguration(settings.Logging);
        AddConsole(builder.Logging, settings.LogFormat);

        // A reader of the log that has fallen asleep must not stop the answers: lines are dropped, and the number of
        // them told.
        builder.Services.Configure<ConsoleLoggerOptions>(console =>
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite
        );
        configureLogging?.Invoke(builder.Logging);
        builder
            .Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout)
            .AddCleanLog(settings.Redactor)
            .AddSingleton(time)
            .AddSingleton<FatalFailure>()
            .AddSingleton(new CurrentLibrary(library))
            .AddSingleton(provider =>
                Database.In(settings.DataFolder, time, provider.GetRequiredService<ILogger<Database>>())
            )
            .AddSingleton(provider => new Conversation(
                provider.GetRequiredService<CurrentLibrary>(),
                settings.Thresholds,
                provider.GetRequiredService<Database>(),
                DeskOf(settings, provider.GetRequiredService<Database>(), time),
                settings.Keeping,
                time
            ))
            .AddSingleton(provider => new Notices(
                provider.GetRequiredService<CurrentLibrary>(),
                provider.GetRequiredService<Database>(),
                settings.Keeping,
                time
            ))
            .AddSingleton<BotMetrics>()
            .AddTelegram(settings)
            .AddMonitoring(settings, time)
            .AddHostedService<MemoryReturn>();
        if (folder is not null)
            AddWatcher(builder.Services, folder, settings.ArticlesPoll, time);
        return builder.Build();
    }

    private static void AddConsole(ILoggingBuilder logging, string? format)
    {
        const string timestamp = "yyyy-MM-dd HH:mm:ss ";

        // Under systemd the framework takes its own format: not where another is wished.
        if (format is not null)
            logging.Services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName = format);
        switch (format)
        {
            case ConsoleFormatterNames.Json:
                logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "O"));
                break;
            case ConsoleFormatterNames.Systemd:
                logging.AddSystemdConsole();
                break;
            default:
                logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, timestamp));
                break;
        }
    }

    private static ArticleDesk DeskOf(Settings settings, Database database, TimeProvider time) =>
        new(settings.ArticlesFolder, settings.DataFolder, database, time);

    private static void AddWatcher(
        IServiceCollection services,
        ArticleFolder folder,
        TimeSpan poll,
        TimeProvider time
    ) =>
        services
            .AddSingleton(provider => new LibraryUpdater(
                folder,
                provider.GetRequiredService<CurrentLibrary>(),
                time,
                provider.GetRequiredService<ILogger<LibraryUpdater>>()
            ))
            .AddHostedService(provider => new LibraryWatcher(
                provider.GetRequiredService<LibraryUpdater>(),
                poll,
                time,
                provider.GetRequiredService<ILogger<LibraryWatcher>>()
            ));
}
