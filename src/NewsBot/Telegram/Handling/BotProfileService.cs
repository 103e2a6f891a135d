using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Http;
using NewsBot.Instances;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Telegram.Api;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace NewsBot.Telegram.Handling;

/// <summary>
/// Keeps the command menus and the bot's descriptions up to date, in each language. Failures never affect answers.
/// Telegram limits these requests, so only differences are written.
/// </summary>
internal sealed partial class BotProfileService(
    ITelegramBotClient client,
    BotAccount account,
    SlashCommands commands,
    ModeratorIds moderators,
    IInstance instance,
    TimeProvider time,
    ILogger<BotProfileService> logger
) : BackgroundService
{
    private static readonly TimeSpan MaxRequestTime = TimeSpan.FromSeconds(15);

    private readonly HashSet<string> _refusals = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await account.Known.WaitAsync(stoppingToken);
        using var term = await instance.LeadAsync(stoppingToken);
        foreach (var setting in Phrases.All.SelectMany(Settings))
        {
            if (!await KeepAsync(setting, stoppingToken))
                return;
        }
    }

    private IEnumerable<Setting> Settings(Phrases words)
    {
        // What is set for no language is for all that have none of their own.
        var language = words == Phrases.Default ? null : words.Code;
        yield return Menu(null, language, words, isModerator: false);
        yield return Menu(new BotCommandScopeAllGroupChats(), language, words, isModerator: false);
        foreach (var chat in moderators.Users.Concat(moderators.Chats))
            yield return Menu(new BotCommandScopeChat { ChatId = chat }, language, words, isModerator: true);
        yield return Description(language, words);
        yield return ShortDescription(language, words);
    }

    private Setting Menu(BotCommandScope? scope, string? language, Phrases words, bool isModerator)
    {
        var wanted = commands
            .Menu(isModerator, words)
            .Select(entry => new BotCommand(entry.Command.Name, entry.Description)
            {
                IsEphemeral = scope is BotCommandScopeAllGroupChats && entry.Command.IsEphemeral,
            })
            .ToList();
        return new Setting(
            async token =>
                (await client.GetMyCommands(scope, language, token))
                    .Select(Compared)
                    .SequenceEqual(wanted.Select(Compared)),
            token => client.SetMyCommands(wanted, scope, language, token)
        );

        static (string, string, bool) Compared(BotCommand command) =>
            (command.Command, command.Description, command.IsEphemeral);
    }

    private Setting Description(string? language, Phrases words) =>
        new(
            async token => (await client.GetMyDescription(language, token)).Description == words.BotDescription,
            token => client.SetMyDescription(words.BotDescription, language, token)
        );

    private Setting ShortDescription(string? language, Phrases words) =>
        new(
            async token => (await client.GetMyShortDescription(language, token)).ShortDescription == words.BotShort,
            token => client.SetMyShortDescription(words.BotShort, language, token)
        );

    /// <summary>Sets something that differs, again and again while Telegram can't be reached.</summary>
    /// <returns>False if the token is refused: the polling reports it.</returns>
    private async Task<bool> KeepAsync(Setting setting, CancellationToken stopping)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10));
        while (true)
        {
            TimeSpan wait;
            try
            {
                if (!await IsSetAsync(setting, stopping))
                    await RequestTimeout.BoundAsync(MaxRequestTime, time, setting.Set, stopping);
                return true;
            }
            catch (ApiRequestException refused) when (refused.ErrorCode == TelegramErrorCode.TooManyRequests)
            {
                wait = RetryAfter.AskedFor(refused);
                Log.Later(logger, wait.TotalSeconds, refused.Message);
            }
            catch (ApiRequestException refused)
            {
                // Logged once, not for every language.
                if (_refusals.Add(refused.Message))
                    Log.Refused(logger, refused.ErrorCode, refused.Message);
                return refused.ErrorCode != TelegramErrorCode.Unauthorized;
            }
            catch (RequestException failure)
            {
                wait = backoff.Next();
                Log.Later(logger, wait.TotalSeconds, ExceptionText.Describe(failure));
            }

            await Task.Delay(wait, time, stopping);
        }
    }

    private async Task<bool> IsSetAsync(Setting setting, CancellationToken cancellationToken)
    {
        try
        {
            return await RequestTimeout.BoundAsync(MaxRequestTime, time, setting.IsSet, cancellationToken);
        }
        catch (ApiRequestException refused) when (refused.ErrorCode is 400 or 404)
        {
            // A server that can't report it may still accept it.
            return false;
        }
    }

    /// <summary>Something that Telegram shows of the bot.</summary>
    /// <param name="IsSet">Whether it is up to date.</param>
    private sealed record Setting(Func<CancellationToken, Task<bool>> IsSet, Func<CancellationToken, Task> Set);

    private static partial class Log
    {
        [LoggerMessage(
            180,
            LogLevel.Warning,
            "The menu of commands is not set yet, trying again in {Seconds:0} s ({Reason}); questions are answered anyway"
        )]
        public static partial void Later(ILogger logger, double seconds, string reason);

        [LoggerMessage(
            181,
            LogLevel.Warning,
            "Telegram refused the menu of commands ({Code}: {Reason}); questions are answered anyway"
        )]
        public static partial void Refused(ILogger logger, int code, string reason);
    }
}
