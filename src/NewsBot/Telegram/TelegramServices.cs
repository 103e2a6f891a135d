using Microsoft.Extensions.DependencyInjection;
using NewsBot.Configuration;
using Telegram.Bot;

namespace NewsBot.Telegram;

/// <summary>Wires what serves Telegram.</summary>
internal static class TelegramServices
{
    private const string PublicServer = "https://api.telegram.org";

    public static IServiceCollection AddTelegram(this IServiceCollection services, Settings settings) => services
        .AddSingleton<ITelegramBotClient>(_ => CreateClient(settings))
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<PoisonFile>(provider, settings.DataFolder))
        .AddSingleton<TelegramSender>()
        .AddSingleton<UpdateHandler>()
        .AddHostedService<PollingService>();

    private static TelegramBotClient CreateClient(Settings settings)
    {
        var server = settings.TelegramApiUrl.TrimEnd('/');
        var options = new TelegramBotClientOptions(settings.TelegramToken!, server == PublicServer ? null : server)
        {
            // Every retry is decided in one place: TelegramSender for answers, PollingService for the rest.
            RetryCount = 0,
            RetryThreshold = 0,
        };

        // Not from a factory: its loggers and traces would hold the token, which is part of every address.
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10), ActivityHeadersPropagator = null };
        return new TelegramBotClient(options, new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
    }
}
