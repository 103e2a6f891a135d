using System.Numerics;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Failures;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace NewsBot.Telegram;

/// <summary>
/// Fetches updates from Telegram and hands them to the intake, which keeps them: what is slow to be answered does not hold up the next poll.
/// </summary>
internal sealed partial class PollingService(
    ITelegramBotClient client,
    BotAccount account,
    UpdateIntake intake,
    FatalFailure fatal,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<PollingService> logger) : BackgroundService
{
    private const int MostUpdates = 100;
    private const int UnknownToken = 401;
    private const int UnknownMethod = 404;
    private const int SecondPoller = 409;

    /// <summary>How long Telegram may hold a poll; the connection is given up a little later, so that a dead line is noticed.</summary>
    private static readonly TimeSpan PollTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollTimeout = PollTime + TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Between polls that another poller ends: as often as both would get a turn.</summary>
    private static readonly TimeSpan ConflictPause = TimeSpan.FromSeconds(5);

    /// <summary>No poll is left out for longer, whatever wait is asked for: a deaf bot is worse than a refused request.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LetOutTime = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    private readonly Backoff _backoff = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1.5));
    private int _conflicts;
    private int? _carried;

    /// <summary>The first update that Telegram must keep: null before the first one was received, since Telegram may have begun again at a random number.</summary>
    private int? _offset;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var bot = await RetryAsync(GetMeAsync, stoppingToken);
            Log.Serving(logger, bot.Username ?? bot.FirstName);
            await intake.BeginAsync(bot, stoppingToken);
            account.Set(bot);
            await PollAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await intake.DrainAsync(DrainTime);
            await ConfirmAsync();
        }
        catch (ApiRequestException refused) when (IsTokenRefused(refused))
        {
            await StopAsync(UserError.Configuration("Telegram does not know the token in Telegram:Token. Take the current one from @BotFather, or correct Telegram:ApiUrl if the server is your own."));
        }
        catch (UserError error)
        {
            await StopAsync(error);
        }
        catch (Exception exception)
        {
            // A bot that no longer polls but seems to run would be the worst of all.
            Log.Broken(logger, exception);
            await StopAsync(new UserError($"Serving Telegram failed: {exception.Message}", ExitCode.RunTimeFailure));
        }
    }

    private async Task StopAsync(UserError error)
    {
        fatal.Set(error);
        await intake.AbandonAsync();
        lifetime.StopApplication();
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        while (true)
        {
            var updates = await RetryAsync(token => FetchAsync(PollTime, PollTimeout, token), stopping);
            var next = _offset;
            var received = new List<ReceivedUpdate>(updates.Length);
            foreach (var update in updates)
            {
                // Ids go up by one: an update without one that can be read has the next.
                var id = RawUpdate.IdOf(update) ?? next;
                received.Add(new ReceivedUpdate(id, update));
                next = id + 1;
            }

            await intake.AcceptAsync(received);
            _offset = next;
        }
    }

    private Task<User> GetMeAsync(CancellationToken cancellationToken) =>
        Deadline.BoundAsync(RequestTimeout, time, client.GetMe, cancellationToken);

    private async Task<JsonElement[]> FetchAsync(TimeSpan hold, TimeSpan patience, CancellationToken cancellationToken)
    {
        var offset = _offset;
        var request = new GetRawUpdates { Offset = offset, Limit = MostUpdates, Timeout = (int)hold.TotalSeconds, AllowedUpdates = RequestReader.Kinds };
        _carried = offset;

        // What a poll confirms must reach Telegram: one that has just begun is let out before a stop ends it.
        using var letOut = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var started = time.GetTimestamp();
        await using var stop = cancellationToken.Register(() => letOut.CancelAfter(TimeSpan.FromTicks(Math.Max(0, (LetOutTime - time.GetElapsedTime(started)).Ticks))));
        try
        {
            return await Deadline.BoundAsync(patience, time, token => client.SendRequest(request, token), letOut.Token) ?? [];
        }
        catch (RequestException failure)
        {
            _carried = null;
            if (!IsTokenRefused(failure)) throw;

            // Something on the way may answer so for a while: only getMe tells whether the token is known.
            await GetMeAsync(cancellationToken);
            throw new RequestException("the token is known, and yet the poll was refused", failure);
        }
    }

    /// <summary>Tells Telegram what is done, unless the last poll did: asked again so soon, the server would take its time.</summary>
    private async Task ConfirmAsync()
    {
        if (_offset is not { } offset || offset == _carried) return;
        try
        {
            await FetchAsync(hold: TimeSpan.Zero, patience: TimeSpan.FromSeconds(3), CancellationToken.None);
        }
        catch (RequestException failure)
        {
            Log.NotConfirmed(logger, Causes.Of(failure));
        }
    }

    /// <summary>Makes a request until it succeeds. A refused token is the one failure that no waiting mends.</summary>
    private async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken stopping)
    {
        while (true)
        {
            TimeSpan wait;
            try
            {
                var result = await request(stopping);
                if (_backoff.Failures + _conflicts > 0) Log.Recovered(logger);
                _backoff.Reset();
                _conflicts = 0;
                return result;
            }
            catch (RequestException failure) when (!IsTokenRefused(failure))
            {
                wait = WaitAfter(failure);
            }

            await Task.Delay(wait, time, stopping);
        }
    }

    private TimeSpan WaitAfter(RequestException failure)
    {
        switch (failure)
        {
            case ApiRequestException { ErrorCode: SecondPoller }:
                if (BitOperations.IsPow2(++_conflicts)) Log.Conflict(logger, failure.Message);
                return ConflictPause;
            case ApiRequestException { ErrorCode: Waits.TooManyRequests } refused:
                var wait = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, Waits.AskedFor(refused).Ticks));
                Log.TooManyRequests(logger, wait.TotalSeconds, failure.Message);
                return wait;
            default:
                var pause = _backoff.Next();

                // The first, second, fourth … time: a night without a line must not fill the log.
                if (BitOperations.IsPow2(_backoff.Failures)) Log.Unreachable(logger, _backoff.Failures, Causes.Of(failure));
                return pause;
        }
    }

    private static bool IsTokenRefused(RequestException failure) => failure is ApiRequestException { ErrorCode: UnknownToken or UnknownMethod };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Serving Telegram as @{Name}")]
        public static partial void Serving(ILogger logger, string name);

        [LoggerMessage(LogLevel.Warning, "Telegram can't be reached, {Times} tries so far ({Reason})")]
        public static partial void Unreachable(ILogger logger, int times, string reason);

        [LoggerMessage(LogLevel.Warning, "Telegram asks to wait: the next poll is in {Seconds} s ({Reason})")]
        public static partial void TooManyRequests(ILogger logger, double seconds, string reason);

        [LoggerMessage(LogLevel.Information, "Telegram is reached again")]
        public static partial void Recovered(ILogger logger);

        [LoggerMessage(LogLevel.Error, "Another program takes this bot's messages: stop it, or remove its webhook, or give this one a token of its own ({Reason})")]
        public static partial void Conflict(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Critical, "Serving Telegram failed")]
        public static partial void Broken(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The last updates could not be confirmed and may be answered twice ({Reason})")]
        public static partial void NotConfirmed(ILogger logger, string reason);
    }
}
