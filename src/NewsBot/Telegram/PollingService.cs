using System.Numerics;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Conversations;
using NewsBot.Failures;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace NewsBot.Telegram;

/// <summary>
/// Fetches updates from Telegram and has them answered. Every update is decoded by itself; it counts as done, and is
/// confirmed, only when it was handled.
/// </summary>
internal sealed partial class PollingService(
    ITelegramBotClient client,
    UpdateHandler handler,
    PoisonFile poison,
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

    /// <summary>How long a batch is waited for before the next poll, so that its updates are not delivered twice.</summary>
    private static readonly TimeSpan BatchPatience = TimeSpan.FromMilliseconds(100);

    /// <summary>Telegram serves the same offset once in half a second.</summary>
    private static readonly TimeSpan SameOffsetPause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    /// <summary>An update nested deeper than this is poison, not a message.</summary>
    private static readonly JsonSerializerOptions UpdateJson = new(JsonBotAPI.Options) { MaxDepth = 64 };

    private readonly Inbox _inbox = new();
    private readonly ChatQueues _queues = new();
    private readonly CancellationTokenSource _abandon = new(Timeout.InfiniteTimeSpan, time);
    private readonly Backoff _backoff = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1.5));
    private int? _confirmed;

    static PollingService()
    {
        // A batch is only split into its updates, which takes no stack: one that is nested absurdly must not hide the rest.
        if (!JsonBotAPI.Options.IsReadOnly) JsonBotAPI.Options.MaxDepth = 1_000_000;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var bot = await RetryAsync(token => Deadline.BoundAsync(RequestTimeout, time, client.GetMe, token), stoppingToken);
            await RetryAsync(SetCommandsAsync, stoppingToken);
            Log.Serving(logger, bot.Username ?? bot.FirstName);
            await PollAsync(new Addressing(bot), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await DrainAsync();
        }
        catch (ApiRequestException refused) when (refused.ErrorCode is UnknownToken or UnknownMethod)
        {
            fatal.Set(UserError.Configuration("Telegram does not know the token in Telegram:Token. Take the current one from @BotFather, or correct Telegram:ApiUrl if the server is your own."));
            await _abandon.CancelAsync();
            lifetime.StopApplication();
        }
        catch (Exception exception)
        {
            // A bot that no longer polls but seems to run would be the worst of all.
            Log.Broken(logger, exception);
            fatal.Set(new UserError($"Serving Telegram failed: {exception.Message}", ExitCode.RunTimeFailure));
            await _abandon.CancelAsync();
            lifetime.StopApplication();
        }
    }

    public override void Dispose()
    {
        _abandon.Dispose();
        base.Dispose();
    }

    private async Task PollAsync(Addressing addressing, CancellationToken stopping)
    {
        while (true)
        {
            var updates = await RetryAsync(token => FetchAsync(PollTime, PollTimeout, token), stopping);
            var fresh = 0;
            foreach (var update in updates) fresh += Receive(update, addressing, stopping) ? 1 : 0;
            if (updates.Length == 0) continue;

            // Telegram repeats what is not done yet: wait for that to change, but not so long that others are kept waiting.
            var patience = fresh > 0 ? BatchPatience : SameOffsetPause;
            var done = fresh > 0 ? _queues.WhenDone() : _inbox.NextDone;
            await Task.WhenAny(done, Task.Delay(patience, time, stopping));
            stopping.ThrowIfCancellationRequested();
        }
    }

    private async Task<JsonElement[]> FetchAsync(TimeSpan hold, TimeSpan patience, CancellationToken cancellationToken)
    {
        var offset = _inbox.Offset;
        var request = new GetRawUpdates { Offset = offset, Limit = MostUpdates, Timeout = (int)hold.TotalSeconds, AllowedUpdates = UpdateHandler.Kinds };
        var updates = await Deadline.BoundAsync(patience, time, token => client.SendRequest(request, token), cancellationToken);
        _confirmed = offset;
        return updates;
    }

    /// <returns>Whether the update was not received before.</returns>
    private bool Receive(JsonElement raw, Addressing addressing, CancellationToken stopping)
    {
        if (raw.ValueKind != JsonValueKind.Object || !raw.TryGetProperty("update_id", out var idElement) || !idElement.TryGetInt32(out var id))
        {
            poison.Add(raw, new JsonException("it has no update_id"));
            return false;
        }

        if (!_inbox.TryOpen(id)) return false;
        try
        {
            var update = raw.Deserialize<Update>(UpdateJson) ?? throw new JsonException("it is null");
            _queues.Add(UpdateHandler.ChatOf(update), () => HandleAsync(id, raw, update, addressing, stopping));
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException or FormatException or ArgumentException)
        {
            poison.Add(raw, exception);
            _inbox.Done(id);
        }

        return true;
    }

    private async Task HandleAsync(int id, JsonElement raw, Update update, Addressing addressing, CancellationToken stopping)
    {
        try
        {
            await handler.HandleAsync(update, addressing, noMoreWaiting: stopping, _abandon.Token);
            _inbox.Done(id);
        }
        catch (OperationCanceledException)
        {
            // Not done: Telegram delivers it again after the restart.
            Log.LeftForLater(logger, id);
        }
        catch (Exception exception)
        {
            // A fault of ours: kept with its cause, and never again in the way of the others.
            poison.Add(raw, exception);
            _inbox.Done(id);
        }
    }

    /// <summary>Lets the answers under way go out, then confirms what is done.</summary>
    private async Task DrainAsync()
    {
        _abandon.CancelAfter(DrainTime);
        await _queues.WhenDone();
        if (_inbox.Offset is not { } offset || offset == _confirmed) return;
        try
        {
            await FetchAsync(hold: TimeSpan.Zero, patience: TimeSpan.FromSeconds(3), CancellationToken.None);
        }
        catch (RequestException failure)
        {
            Log.NotConfirmed(logger, failure.Message);
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
                if (_backoff.Failures > 0) Log.Recovered(logger);
                _backoff.Reset();
                return result;
            }
            catch (ApiRequestException refused) when (refused.ErrorCode == SecondPoller)
            {
                wait = ConflictPause;
                Log.Conflict(logger, refused.Message);
            }
            catch (ApiRequestException refused) when (refused.ErrorCode == 429)
            {
                wait = TimeSpan.FromSeconds(Math.Max(1, refused.Parameters?.RetryAfter ?? 1));
                Log.TooManyRequests(logger, wait.TotalSeconds, refused.Message);
            }
            catch (RequestException failure) when (failure is not ApiRequestException { ErrorCode: UnknownToken or UnknownMethod })
            {
                wait = _backoff.Next();

                // The first, second, fourth … time: a night without a line must not fill the log.
                if (BitOperations.IsPow2(_backoff.Failures)) Log.Unreachable(logger, _backoff.Failures, failure.Message);
            }

            await Task.Delay(wait, time, stopping);
        }
    }

    private async Task<bool> SetCommandsAsync(CancellationToken cancellationToken)
    {
        var commands = Conversation.Commands.Select(command => new BotCommand(command.Name, command.Description)).ToList();
        await Deadline.BoundAsync(RequestTimeout, time, token => client.SetMyCommands(commands, cancellationToken: token), cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Serving Telegram as @{Name}")]
        public static partial void Serving(ILogger logger, string name);

        [LoggerMessage(LogLevel.Warning, "Telegram can't be reached, {Times} tries so far ({Reason})")]
        public static partial void Unreachable(ILogger logger, int times, string reason);

        [LoggerMessage(LogLevel.Warning, "Telegram asks to wait {Seconds} s ({Reason})")]
        public static partial void TooManyRequests(ILogger logger, double seconds, string reason);

        [LoggerMessage(LogLevel.Information, "Telegram is reached again")]
        public static partial void Recovered(ILogger logger);

        [LoggerMessage(LogLevel.Error, "Another program takes this bot's messages: stop it, or remove its webhook, or give this one a token of its own ({Reason})")]
        public static partial void Conflict(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Critical, "Serving Telegram failed")]
        public static partial void Broken(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Update {Id} was not answered before the stop: Telegram delivers it again")]
        public static partial void LeftForLater(ILogger logger, int id);

        [LoggerMessage(LogLevel.Warning, "The last updates could not be confirmed and may be answered twice ({Reason})")]
        public static partial void NotConfirmed(ILogger logger, string reason);
    }
}
