using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Configuration;
using NewsBot.Instances;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Handling;
using NewsBot.Telegram.Intake;
using NewsBot.Telegram.Sending;
using NewsBot.Telegram.Updates;
using Telegram.Bot;

namespace NewsBot.Telegram;

/// <summary>Wires what serves Telegram.</summary>
internal static class TelegramServices
{
    private const string PublicServer = "https://api.telegram.org";

    // Once a process: the library has one set of options, and locks it at the first request.
    static TelegramServices() => BotApiJson.Register();

    /// <summary>Serves Telegram alone, unless an inbox and an instance that share a store are registered before.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton<IInstance, SingleInstance>();
        services.TryAddSingleton<IInbox, Inbox>();
        return services
            .AddSingleton<ITelegramBotClient>(_ => CreateClient(settings))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<DeadLetterFile>(provider, settings.DataFolder))
            .AddSingleton<BotAccount>()
            .AddSingleton(provider =>
                ActivatorUtilities.CreateInstance<TelegramSender>(provider, settings.DeliverWithin)
            )
            .AddSingleton(settings.Moderators)
            .AddSingleton<NotificationSender>()
            .AddSingleton<MessageAddressing>()
            .AddSingleton<MediaGroupFilter>()
            .AddSingleton<UpdateParser>()
            .AddSingleton<UpdateHandler>()
            .AddSingleton<MessageHandler>()
            .AddSingleton<ButtonHandler>()
            .AddSingleton<SubmissionHandler>()
            .AddSingleton<LinkHandler>()
            .AddSingleton<InlineQueryHandler>()
            .AddSingleton<MembershipHandler>()
            .AddSingleton<SingleRequest>()
            .AddSingleton<UpdatePipeline>()
            .AddSingleton<TelegramConnection>()
            .AddSingleton<IUpdateSource>(provider =>
                settings.Webhook is { } webhook
                    ? ActivatorUtilities.CreateInstance<WebhookUpdateSource>(provider, webhook)
                    : ActivatorUtilities.CreateInstance<PollingUpdateSource>(provider)
            )
            .AddHostedService<TelegramService>()
            .AddHostedService<NotificationService>()
            .AddHostedService<BotProfileService>();
    }

    private static TelegramBotClient CreateClient(Settings settings)
    {
        var server = settings.TelegramApiUrl.TrimEnd('/');
        var options = new TelegramBotClientOptions(settings.TelegramToken!, server == PublicServer ? null : server)
        {
            // Every retry is decided in one place: TelegramSender for answers, TelegramConnection and BotProfileService
            // for the rest.
            RetryCount = 0,
            RetryThreshold = 0,
        };

        // Not from a factory: its loggers and traces would hold the token, which is part of every address.
        var line = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ActivityHeadersPropagator = null,
        };
        return new TelegramBotClient(
            options,
            new HttpClient(new BotApiResponseGuard(line)) { Timeout = Timeout.InfiniteTimeSpan }
        );
    }
}
