using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Errors;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Intake;
using Telegram.Bot.Exceptions;

namespace NewsBot.Telegram;

/// <summary>Receives and answers updates, from requesting the bot's account to the last answer before a stop.</summary>
internal sealed partial class TelegramService(
    IUpdateSource source,
    TelegramConnection line,
    BotAccount account,
    UpdatePipeline pipeline,
    FatalFailure fatal,
    IHostApplicationLifetime lifetime,
    ILogger<TelegramService> logger
) : BackgroundService
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var bot = await line.RetryAsync(line.GetMeAsync, stoppingToken);
            account.Set(bot);
            await pipeline.RestoreAsync(stoppingToken);
            Log.Serving(logger, bot.Username ?? bot.FirstName, ProgramVersion.Number);
            var (receiving, handingOut) = (source.ReceiveAsync(stoppingToken), pipeline.HandOutAsync(stoppingToken));
            await Task.WhenAny(receiving, handingOut);
            if (handingOut.IsFaulted)
                await handingOut;
            await receiving;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await pipeline.DrainAsync(DrainTime);
            await source.EndAsync();
        }
        catch (ApiRequestException refused) when (TelegramConnection.IsTokenRefused(refused))
        {
            await StopAsync(
                UserError.Configuration(
                    "Telegram does not know the token in Telegram:Token. Take the current one from "
                        + "@BotFather, or correct Telegram:ApiUrl if the server is your own."
                )
            );
        }
        catch (UserError error)
        {
            await StopAsync(error);
        }
        catch (Exception exception)
        {
            // A bot that receives nothing but seems to run would be the worst of all.
            await StopAsync(
                new UserError($"Serving Telegram failed: {exception.Message}", ExitCode.RunTimeFailure, exception)
            );
        }
    }

    private async Task StopAsync(UserError error)
    {
        fatal.Set(error);
        await pipeline.AbandonAsync();
        lifetime.StopApplication();
    }

    private static partial class Log
    {
        [LoggerMessage(130, LogLevel.Information, "Serving Telegram as @{Name} (NewsBot {Version})")]
        public static partial void Serving(ILogger logger, string name, string version);
    }
}
