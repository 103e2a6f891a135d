using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Conversations;
using NewsBot.Wording;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace NewsBot.Telegram;

/// <summary>
/// Keeps the menu of commands that people see true. A convenience: whatever becomes of it, questions are answered. It is
/// written only where it differs, because Telegram limits how often that may be done.
/// </summary>
internal sealed partial class MenuService(ITelegramBotClient client, BotAccount account, Conversation conversation, TimeProvider time, ILogger<MenuService> logger) : BackgroundService
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(15);

    private readonly BotCommand[] _wanted = [.. conversation.Commands.Menu(isModerator: false).Select(command => new BotCommand(command.Name, command.Does!(Words.Default)))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await account.Known.WaitAsync(stoppingToken);
        var backoff = new Backoff(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10));
        while (true)
        {
            TimeSpan wait;
            try
            {
                if (!await IsSetAsync(stoppingToken)) await BoundedAsync(token => client.SetMyCommands(_wanted, cancellationToken: token), stoppingToken);
                return;
            }
            catch (ApiRequestException refused) when (refused.ErrorCode == Waits.TooManyRequests)
            {
                wait = Waits.AskedFor(refused);
                Log.Later(logger, wait.TotalSeconds, refused.Message);
            }
            catch (ApiRequestException refused)
            {
                Log.Refused(logger, refused.ErrorCode, refused.Message);
                return;
            }
            catch (RequestException failure)
            {
                wait = backoff.Next();
                Log.Later(logger, wait.TotalSeconds, Causes.Of(failure));
            }

            await Task.Delay(wait, time, stoppingToken);
        }
    }

    private async Task<bool> IsSetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var present = await Deadline.BoundAsync(RequestTimeout, time, token => client.GetMyCommands(cancellationToken: token), cancellationToken);
            return present.Select(command => (command.Command, command.Description)).SequenceEqual(_wanted.Select(command => (command.Command, command.Description)));
        }
        catch (ApiRequestException refused) when (refused.ErrorCode is 400 or 404)
        {
            // A server that can't tell may still be told.
            return false;
        }
    }

    private Task BoundedAsync(Func<CancellationToken, Task> request, CancellationToken cancellationToken) =>
        Deadline.BoundAsync(RequestTimeout, time, request, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The menu of commands is not set yet, trying again in {Seconds:0} s ({Reason}); questions are answered all the same")]
        public static partial void Later(ILogger logger, double seconds, string reason);

        [LoggerMessage(LogLevel.Warning, "Telegram refused the menu of commands ({Code}: {Reason}); questions are answered all the same")]
        public static partial void Refused(ILogger logger, int code, string reason);
    }
}
