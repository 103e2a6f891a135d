using System.Numerics;
using Microsoft.Extensions.Logging;
using NewsBot.Http;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace NewsBot.Telegram.Api;

/// <summary>Retries the requests that receive updates until they succeed, and knows when the last one did.</summary>
internal sealed partial class TelegramConnection(
    ITelegramBotClient client,
    TimeProvider time,
    ILogger<TelegramConnection> logger
)
{
    private static readonly TimeSpan MaxRequestTime = TimeSpan.FromSeconds(15);

    /// <summary>Between polls that another poller ends: as often as both would get a turn.</summary>
    private static readonly TimeSpan ConflictPause = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The maximum wait between requests, whatever Telegram asks for: a silent bot is worse than a refused request.
    /// </summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(5);

    private readonly Backoff _backoff = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1.5));
    private int _conflicts;
    private long _lastSuccess = time.GetTimestamp();
    private long _lastTry = time.GetTimestamp();

    /// <summary>Why the last request failed; null if it succeeded.</summary>
    public string? Failure { get; private set; }

    /// <summary>How long ago Telegram answered last.</summary>
    public TimeSpan SinceSuccess => time.GetElapsedTime(Volatile.Read(ref _lastSuccess));

    /// <summary>
    /// How long ago it was tried last to reach Telegram: more than <see cref="MaxPause"/> and the longest poll mean
    /// that something is stuck.
    /// </summary>
    public TimeSpan SinceTry => time.GetElapsedTime(Volatile.Read(ref _lastTry));

    /// <summary>Whether the token is not known to Telegram: the one failure that waiting does not fix.</summary>
    public static bool IsTokenRefused(RequestException failure) =>
        failure is ApiRequestException { ErrorCode: TelegramErrorCode.Unauthorized or TelegramErrorCode.NotFound };

    /// <summary>Requests the bot's own account.</summary>
    /// <exception cref="RequestException">Telegram did not say.</exception>
    public Task<User> GetMeAsync(CancellationToken cancellationToken) =>
        RequestTimeout.BoundAsync(MaxRequestTime, time, client.GetMe, cancellationToken);

    /// <summary>Makes a request until it succeeds.</summary>
    /// <exception cref="ApiRequestException">The token is refused.</exception>
    /// <exception cref="OperationCanceledException">The bot stops.</exception>
    public async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken stopping)
    {
        while (true)
        {
            TimeSpan wait;
            Volatile.Write(ref _lastTry, time.GetTimestamp());
            try
            {
                var result = await request(stopping);
                Succeeded();
                return result;
            }
            catch (RequestException failure) when (!IsTokenRefused(failure))
            {
                Failure = ExceptionText.Describe(failure);
                wait = WaitAfter(failure);
            }

            await Task.Delay(wait, time, stopping);
        }
    }

    /// <summary>Telegram was heard.</summary>
    public void Succeeded()
    {
        if (_backoff.Failures + _conflicts > 0)
            Log.Recovered(logger);
        _backoff.Reset();
        _conflicts = 0;
        Failure = null;
        Volatile.Write(ref _lastSuccess, time.GetTimestamp());
    }

    private TimeSpan WaitAfter(RequestException failure)
    {
        switch (failure)
        {
            case ApiRequestException { ErrorCode: TelegramErrorCode.Conflict }:
                if (BitOperations.IsPow2(++_conflicts))
                    Log.Conflict(logger, failure.Message);
                return ConflictPause;
            case ApiRequestException { ErrorCode: TelegramErrorCode.TooManyRequests } refused:
                var wait = TimeSpan.FromTicks(Math.Min(MaxPause.Ticks, RetryAfter.AskedFor(refused).Ticks));
                Log.TooManyRequests(logger, wait.TotalSeconds, failure.Message);
                return wait;
            default:
                var pause = _backoff.Next();

                // The first, second, fourth … time: a night without a line must not fill the log.
                if (BitOperations.IsPow2(_backoff.Failures))
                    Log.Unreachable(logger, _backoff.Failures, ExceptionText.Describe(failure));
                return pause;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Warning, "Telegram can't be reached, {Times} tries so far ({Reason})")]
        public static partial void Unreachable(ILogger logger, int times, string reason);

        [LoggerMessage(101, LogLevel.Warning, "Telegram asks to wait: the next request is in {Seconds} s ({Reason})")]
        public static partial void TooManyRequests(ILogger logger, double seconds, string reason);

        [LoggerMessage(102, LogLevel.Information, "Telegram is reached again")]
        public static partial void Recovered(ILogger logger);

        [LoggerMessage(
            103,
            LogLevel.Error,
            "Another program takes this bot's messages: stop it, or give this one a token of its own; if a "
                + "webhook is set, set Telegram:Webhook:Url to serve it, or open deleteWebhook of the Bot API "
                + "once ({Reason})"
        )]
        public static partial void Conflict(ILogger logger, string reason);
    }
}
